using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.State;

namespace Kontor.World.Ledger;

/// <summary>
/// Double entry, always on: money moves, it is never made. Whatever users hold of an asset, the counter-account "outside" holds below
/// zero, so that the sum over all accounts is zero at every moment.
/// </summary>
public sealed partial class LedgerState : IStateFolder
{
    private readonly List<ExchangeLedger> _exchanges = [];

    public string Name => "ledger";

    /// <summary>In the order in which the genesis named them.</summary>
    public IReadOnlyList<ExchangeLedger> Exchanges => _exchanges;

    public HotWindow<Bill> Bills { get; private set; } = new(1);
    public HotWindow<Transfer> Transfers { get; private set; } = new(1);

    // A handful of exchanges: a walk along the list is faster than a hash.
    public ExchangeLedger? Find(ExchangeId id)
    {
        foreach (var exchange in _exchanges)
        {
            if (string.Equals(exchange.Name, id.Name, StringComparison.Ordinal))
                return exchange;
        }
        return null;
    }

    /// <summary>The user's bills, newest first, as far as they are still held.</summary>
    public ImmutableArray<Bill> FindBills(BillQuery query) =>
        [.. Bills.NewestFirstOf(query.UserNumber).Where(query.Matches).Skip(query.Skip).Take(query.Max)];

    /// <summary>The user's transfers, newest first, as far as they are still held.</summary>
    public ImmutableArray<Transfer> FindTransfers(long userNumber, Func<Transfer, bool> matches, int max) =>
        [.. Transfers.NewestFirstOf(userNumber).Where(matches).Take(max)];

    internal void Begin(ImmutableArray<string> exchanges, int billsMax, int transfersMax)
    {
        foreach (var name in exchanges)
            _exchanges.Add(new ExchangeLedger(name));
        Bills = new HotWindow<Bill>(billsMax);
        Transfers = new HotWindow<Transfer>(transfersMax);
    }

    public void Check(ICollection<string> broken)
    {
        foreach (var exchange in _exchanges)
        {
            var sums = exchange.Assets.ToDictionary(asset => asset.Code, _ => Int128.Zero, StringComparer.Ordinal);
            foreach (var (user, line) in exchange.AllBalances())
            {
                sums[line.Asset] += line.Balance.Total;
                if (line.Balance.Available < 0 || line.Balance.Frozen < 0)
                    broken.Add($"ledger: {exchange.Name}: user {user} has less than nothing of {line.Asset} in {line.Wallet}");
            }
            foreach (var asset in exchange.Assets)
            {
                var totals = exchange.TotalsOf(asset.Code);
                if (sums[asset.Code] != totals.Users || !totals.IsZero)
                    broken.Add($"ledger: {exchange.Name}: {asset.Code} does not sum up to zero");
            }
        }
    }
}

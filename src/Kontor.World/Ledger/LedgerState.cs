using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Feed;
using Kontor.World.History;
using Kontor.World.State;

namespace Kontor.World.Ledger;

/// <summary>The books of all exchanges, and the history of every entry made in them.</summary>
public sealed partial class LedgerState : IStateFolder
{
    private readonly List<ExchangeLedger> _exchanges = [];

    public string Name => "ledger";

    /// <summary>In the order in which the genesis named them.</summary>
    public IReadOnlyList<ExchangeLedger> Exchanges => _exchanges;

    public HistoryStream<BillRow> Bills { get; } = new("bills");
    public HistoryStream<TransferRow> Transfers { get; } = new("transfers");

    /// <summary>Where the desks say what happens to whom somebody watches. Listens, and is no part of the state.</summary>
    internal WorldTap Tap { get; } = new();

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

    /// <summary>The user's bills, newest first, as far as the history goes back.</summary>
    public ImmutableArray<Bill> FindBills(BillQuery query)
    {
        if (Find(query.Exchange) is not { } exchange)
            return [];
        var found = ImmutableArray.CreateBuilder<Bill>();
        var skip = query.Skip;
        foreach (var (id, row) in Bills.NewestFirst(HistoryOwner.Of(exchange.Index, query.UserNumber), query.Range))
        {
            if (found.Count >= query.Max)
                break;
            var bill = Read(exchange, id, row);
            if (query.Matches(bill) && skip-- <= 0)
                found.Add(bill);
        }
        return found.ToImmutable();
    }

    /// <summary>The user's transfers at one exchange, newest first, as far as the history goes back.</summary>
    public ImmutableArray<Transfer> FindTransfers(ExchangeId exchange, long userNumber, Func<Transfer, bool> matches, int max)
    {
        if (Find(exchange) is not { } ledger)
            return [];
        var found = ImmutableArray.CreateBuilder<Transfer>();
        foreach (var (id, row) in Transfers.NewestFirst(HistoryOwner.Of(ledger.Index, userNumber)))
        {
            if (found.Count >= max)
                break;
            var transfer = Read(ledger, id, row);
            if (matches(transfer))
                found.Add(transfer);
        }
        return found.ToImmutable();
    }

    /// <summary>The transfer of that number, as far as the history goes back.</summary>
    public Transfer? FindTransfer(long id) => Transfers.TryRead(id, out var row) ? Read(_exchanges[row.Exchange], id, row) : null;

    internal void Begin(ImmutableArray<string> exchanges)
    {
        foreach (var name in exchanges)
            _exchanges.Add(new ExchangeLedger(name, _exchanges.Count, Bills, Tap.Open()));
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_exchanges.Count);
        foreach (var exchange in _exchanges)
        {
            writer.WriteText(exchange.Name);
            exchange.Save(ref writer);
        }
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var exchange = new ExchangeLedger(reader.ReadText(), _exchanges.Count, Bills, Tap.Open());
            exchange.Load(ref reader);
            _exchanges.Add(exchange);
        }
    }

    public void Check(ICollection<string> broken)
    {
        foreach (var exchange in _exchanges)
            exchange.Check(broken);
    }

    private static Bill Read(ExchangeLedger exchange, long id, in BillRow row)
    {
        var line = exchange.LineOf(row.Account);
        return new()
        {
            Id = id,
            UserNumber = row.User,
            Exchange = exchange.Id,
            Wallet = line.Wallet,
            Asset = line.Asset,
            Kind = row.Kind,
            Delta = row.Delta,
            BalanceAfter = row.BalanceAfter,
            TimeMs = row.TimeMs,
            OtherSide = exchange.Wallet(row.OtherWallet),
            Reference = row.Reference,
            Fee = row.Fee,
            FillSize = row.FillSize,
            FillValue = row.FillValue,
            Market = row.Market,
            IsContract = row.IsContract != 0,
            Detail = row.Detail,
        };
    }

    private static Transfer Read(ExchangeLedger exchange, long id, in TransferRow row) =>
        new()
        {
            Id = id,
            UserNumber = row.User,
            Exchange = exchange.Id,
            From = exchange.Wallet(row.FromWallet),
            To = exchange.Wallet(row.ToWallet),
            Asset = exchange.Assets[row.Asset].Code,
            Amount = row.Amount,
            TimeMs = row.TimeMs,
        };
}

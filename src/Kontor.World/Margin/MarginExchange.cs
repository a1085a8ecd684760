using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.World.Margin;

/// <summary>Isolated margin at one exchange.</summary>
public sealed partial class MarginExchange : ISpotWatch
{
    private readonly SortedDictionary<int, MarginTerms> _terms = [];
    private readonly SortedDictionary<int, TriggerBook> _triggers = [];
    private readonly Dictionary<(long User, int Market), int> _numberByOwner = [];
    private readonly SortedDictionary<int, Int128> _writtenOff = [];

    private readonly MarginState _margin;

    internal MarginExchange(MarginState margin, ExchangeLedger ledger, SpotExchange spot)
    {
        (_margin, Ledger, Spot) = (margin, ledger, spot);
        spot.Watch = this;
    }

    internal SpotExchange Spot { get; }

    internal ExchangeLedger Ledger { get; }

    internal List<MarginAccount> Accounts { get; } = [];

    /// <summary>Which prices liquidate which accounts.</summary>
    internal TriggerBook TriggersOf(int market) => _triggers[market];

    internal IEnumerable<KeyValuePair<int, MarginTerms>> AllTerms => _terms;

    /// <summary>On what terms a market lends, if it does. Markets are named by their number.</summary>
    public MarginTerms? TermsOf(int market) => _terms.GetValueOrDefault(market);

    public MarginAccount? Find(long user, int market) =>
        _numberByOwner.TryGetValue((user, market), out var number) ? Accounts[number] : null;

    internal void Put(int market, MarginTerms terms)
    {
        _terms[market] = terms;
        _triggers.TryAdd(market, new TriggerBook());
    }

    internal MarginAccount FindOrOpen(long user, int number, MarketRecord market) => Find(user, number) ?? Open(user, number, market);

    /// <summary>Lent, and never to be seen again.</summary>
    internal void AddWrittenOff(int account, Int128 principal)
    {
        var asset = Ledger.AssetOf(account);
        _writtenOff[asset] = _writtenOff.GetValueOrDefault(asset) + principal;
    }

    private MarginAccount Open(long user, int number, MarketRecord market)
    {
        var wallet = WalletId.IsolatedMargin(market.Symbol);
        var account = new MarginAccount
        {
            Number = Accounts.Count,
            User = user,
            Market = number,
            BaseAccount = Ledger.Account(user, wallet, Ledger.Assets.IndexOf(market.Base)),
            QuoteAccount = Ledger.Account(user, wallet, Ledger.Assets.IndexOf(market.Quote)),
        };
        Accounts.Add(account);
        _numberByOwner.Add((user, number), account.Number);
        return account;
    }

    /// <summary>Everything in the wallet, held for orders or not, and everything owed.</summary>
    public MarginSheet SheetOf(MarginAccount account) =>
        new(
            Ledger.BalanceAt(account.BaseAccount).Total,
            Ledger.BalanceAt(account.QuoteAccount).Total,
            account.OwedOf(isBase: true),
            account.OwedOf(isBase: false)
        );

    Reject ISpotWatch.MayTrade(long user, SpotMarket market) =>
        Find(user, market.Index) is { IsInLiquidation: true, IsConverting: false } ? Reject.MarginInLiquidation : Reject.None;

    void ISpotWatch.WalletTraded(long user, SpotMarket market, long nowMs)
    {
        if (Find(user, market.Index) is { } account)
            _margin.Touch(this, account, nowMs);
    }

    void ISpotWatch.PriceMoved(SpotMarket market, long nowMs) => _margin.OnPrice(this, market.Index, market.LastTicks, nowMs);
}

using System.Collections.Immutable;
using Kontor.World.Directory;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.World.Spot;

/// <summary>The spot markets of one exchange, what is open in them, and what its users pay.</summary>
public sealed partial class SpotExchange
{
    private readonly List<SpotMarket> _markets = [];
    private readonly List<MarketRecord> _records = [];
    private readonly Dictionary<string, int> _indexBySymbol = new(StringComparer.Ordinal);
    private readonly FeeTiers _tiers = new();
    private readonly ExchangeLedger _ledger;
    private readonly SpotHistory _history;
    private readonly HistoryStream<CandleRow> _candles;
    private long _lastOrderId;
    private long _lastTradeId;

    internal SpotExchange(ExchangeLedger ledger, DirectoryState directory, SpotHistory history, HistoryStream<CandleRow> candles)
    {
        (_ledger, _history, _candles) = (ledger, history, candles);
        Seats = new SeatTable(ledger);
        Desk = new SpotDesk(this, ledger, directory, history);
    }

    /// <summary>In the order of their definition.</summary>
    public IReadOnlyList<MarketRecord> Markets => _records;

    /// <summary>The same at work, by the numbers that orders and fills call them.</summary>
    public SpotMarket At(int market) => _markets[market];

    public MarketRecord? FindMarket(string symbol) => MarketOf(symbol)?.Record;

    public SpotMarket? MarketOf(string symbol) => _indexBySymbol.TryGetValue(symbol, out var index) ? _markets[index] : null;

    /// <summary>By level.</summary>
    public IReadOnlyList<FeeTier> FeeTiers => _tiers.All;

    public FeeTier TierOf(long user) => _tiers.Of(user);

    public SpotFeeRates RatesOf(long user, MarketRecord market) => _tiers.Of(user).RatesAt(market);

    public int OpenOrdersCount => Orders.Count;

    public int TriggersCount => Triggers.Count;

    internal SpotDesk Desk { get; }

    /// <summary>Isolated margin at this exchange.</summary>
    internal ISpotWatch? Watch { get; set; }

    internal SeatTable Seats { get; }
    internal OrderPool Pool { get; } = new(Bounds.SpotOrdersPerExchangeMax);
    internal OrderPool TriggerPool { get; } = new(Bounds.SpotTriggersPerExchangeMax);
    internal OpenTable<SpotOrderRow> Orders { get; } = new();
    internal OpenTable<SpotTriggerRow> Triggers { get; } = new();
    internal EndedOrders Ended { get; } = new();

    /// <summary>Markets with something in them that is not shown yet.</summary>
    internal List<SpotMarket> Changed { get; } = [];

    internal void NoteChange(SpotMarket market)
    {
        if (market.IsChanged)
            return;
        market.IsChanged = true;
        Changed.Add(market);
    }

    internal void ForgetChanges()
    {
        foreach (var market in Changed)
            market.IsChanged = false;
        Changed.Clear();
    }

    internal bool IsUnknown(string symbol) => symbol.Length > 0 && !_indexBySymbol.ContainsKey(symbol);

    // Orders and triggers share the numbers: who knows only a number can ask for either.
    internal long NextOrderId() => ++_lastOrderId;

    internal long NextTradeId() => ++_lastTradeId;

    internal void Put(FeeTier tier) => _tiers.Put(tier);

    internal void PutTierOf(long user, int level) => _tiers.PutLevelOf(user, level);

    internal SpotMarket Put(MarketRecord record)
    {
        if (_indexBySymbol.TryAdd(record.Symbol, _markets.Count))
        {
            var onClosed = CandleHistory.Into(_candles, _ledger.Index, MarketProduct.Spot, _markets.Count);
            _markets.Add(new SpotMarket(_markets.Count, record, _ledger, Pool, new MarketTape(MarketProduct.Spot, onClosed)));
            _records.Add(record);
        }
        var market = _markets[_indexBySymbol[record.Symbol]];
        (market.Record, _records[market.Index]) = (record, record);
        NoteChange(market);
        return market;
    }

    /// <summary>An open order of the user; an empty symbol asks in every market.</summary>
    public bool TryFindOpen(long user, string symbol, SpotOrderKey key, out SpotOrderRow order)
    {
        var slot = FindOpen(user, symbol, key);
        order = slot == OrderPool.None ? default : Orders[slot];
        return slot != OrderPool.None;
    }

    /// <summary>An order that ended not long ago. False says nothing: then <see cref="SpotQuery.OrderOf"/> searches all that is over.</summary>
    public bool TryFindEnded(long user, long orderId, out SpotOrderRow order) =>
        _history.Orders.TryRead(Ended.RowOf(orderId), out order)
        && order.Id == orderId
        && order.User == user
        && order.Exchange == _ledger.Index;

    public bool TryFindTrigger(long user, string symbol, SpotOrderKey key, out SpotTriggerRow trigger)
    {
        var slot = FindTrigger(user, symbol, key);
        trigger = slot == OrderPool.None ? default : Triggers[slot];
        return slot != OrderPool.None;
    }

    /// <summary>Newest first.</summary>
    public ImmutableArray<SpotOrderRow> OpenOrders(SpotQuery query)
    {
        var found = ImmutableArray.CreateBuilder<SpotOrderRow>();
        var isAtSeat = query.Market is not null;
        var slot = isAtSeat ? Orders.NewestAt(SeatOf(query)) : Orders.NewestOf(query.User);
        for (; slot != OrderPool.None && found.Count < query.Max; slot = isAtSeat ? Orders.OlderAt(slot) : Orders.OlderOf(slot))
        {
            if (query.Matches(Orders[slot]))
                found.Add(Orders[slot]);
        }
        return found.ToImmutable();
    }

    /// <summary>Newest first.</summary>
    public ImmutableArray<SpotTriggerRow> WaitingTriggers(SpotQuery query)
    {
        var found = ImmutableArray.CreateBuilder<SpotTriggerRow>();
        for (var slot = Triggers.NewestOf(query.User); slot != OrderPool.None && found.Count < query.Max; slot = Triggers.OlderOf(slot))
        {
            if (query.Matches(Triggers[slot]))
                found.Add(Triggers[slot]);
        }
        return found.ToImmutable();
    }

    internal int FindOpen(long user, string symbol, in SpotOrderKey key)
    {
        var slot = key.OrderId != 0 ? Orders.Find(key.OrderId) : Orders.Find(user, key.ClientId);
        return slot != OrderPool.None && Orders[slot].User == user && IsIn(Orders[slot].Market, symbol) ? slot : OrderPool.None;
    }

    internal int FindTrigger(long user, string symbol, in SpotOrderKey key)
    {
        var slot = key.OrderId != 0 ? Triggers.Find(key.OrderId) : Triggers.Find(user, key.ClientId);
        return slot != OrderPool.None && Triggers[slot].User == user && IsIn(Triggers[slot].Market, symbol) ? slot : OrderPool.None;
    }

    private int SeatOf(SpotQuery query) =>
        query.Market is >= 0 and var market && market < _markets.Count ? _markets[market].SeatOf(query.User) : SeatTable.None;

    private bool IsIn(int market, string symbol) =>
        symbol.Length == 0 || string.Equals(_markets[market].Symbol, symbol, StringComparison.Ordinal);
}

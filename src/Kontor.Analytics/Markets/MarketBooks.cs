using System.Collections.Concurrent;
using System.Collections.Immutable;
using Kontor.Chains.Serving;
using Kontor.World;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.Analytics.Markets;

/// <summary>
/// What was traded of every token, at all houses, for dollars. Amounts and prices are hundred-millionths of a dollar. Everything is counted
/// by minutes: a question about a span of time counts the minutes that begin in it. Questions are answered from any thread.
/// </summary>
public sealed class MarketBooks : IPriceSeries
{
    /// <summary>Only what is quoted in it counts, and it is worth a dollar.</summary>
    private const string DollarCoin = "USDT";

    private readonly LiveWorld _world;
    private readonly TimeProvider _time;
    private readonly Dictionary<(Venue Venue, int House, int Index), MarketReader> _readers = [];
    private readonly ConcurrentDictionary<(string Symbol, Venue Venue), TokenMarkets> _markets = new();
    private ImmutableArray<ExchangeId> _houses = [];
    private long _firstMs = long.MaxValue;

    internal MarketBooks(LiveWorld world, TimeProvider time) => (_world, _time) = (world, time);

    /// <summary>The start of the first minute in which anything was traded; nothing before there was one.</summary>
    public long? FirstMs => Volatile.Read(ref _firstMs) is var firstMs and not long.MaxValue ? firstMs : null;

    /// <summary>The tokens that have a market somewhere, traded or not.</summary>
    internal ImmutableSortedSet<string> Symbols { get; private set; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The start of the first minute in which a token was traded somewhere.</summary>
    public long? FirstTradeMs(string symbol, Venue venue) => Of(symbol, venue).FirstMs;

    /// <summary>What was traded of a token at all houses, from one time to (and without) another.</summary>
    public Flow Over(string symbol, Venue venue, long fromMs, long toMs) => Of(symbol, venue).Over(fromMs, toMs);

    /// <summary>
    /// The last price in the minutes that had ended by then; nothing before the first. It never changes afterwards, whatever else is traded.
    /// Spot markets say it, and contracts where no spot market has. A wrapped coin is worth what it wraps.
    /// </summary>
    public Int128? PriceAt(string symbol, long timeMs)
    {
        var coin = WrappedCoins.CoinOf(symbol);
        if (coin == DollarCoin)
            return Fixed.One;
        return Of(coin, Venue.Spot).PriceAt(timeMs) ?? Of(coin, Venue.Perpetual).PriceAt(timeMs);
    }

    Int128? IPriceSeries.PriceBefore(string symbol, long timeMs) => PriceAt(symbol, timeMs);

    /// <summary>The price now, which the minute that runs counts for.</summary>
    public Int128? PriceNow(string symbol)
    {
        var coin = WrappedCoins.CoinOf(symbol);
        if (coin == DollarCoin)
            return Fixed.One;
        return Of(coin, Venue.Spot).PriceNow() ?? Of(coin, Venue.Perpetual).PriceNow();
    }

    /// <summary>Where the price of a token is made: on spot markets, or where none ever traded it, on contracts.</summary>
    public Venue PriceVenue(string symbol) => FirstTradeMs(WrappedCoins.CoinOf(symbol), Venue.Spot) is null ? Venue.Perpetual : Venue.Spot;

    /// <summary>The highest and the lowest price that were ever paid in the minutes that began before a time.</summary>
    public PriceRange? RangeBefore(string symbol, long timeMs) => Of(WrappedCoins.CoinOf(symbol), PriceVenue(symbol)).RangeBefore(timeMs);

    /// <summary>What the price did, bucket by bucket.</summary>
    public Klines Klines => new(this);

    /// <summary>The flows of a token on one venue.</summary>
    public VenueFlows FlowsOf(string symbol, Venue venue) => new(Of(symbol, venue));

    /// <summary>The markets of a token on one venue.</summary>
    internal TokenMarkets Of(string symbol, Venue venue) => _markets.GetValueOrDefault((symbol, venue)) ?? TokenMarkets.None;

    /// <summary>Takes in every trade up to now.</summary>
    internal async ValueTask ReadAsync(long nowMs, CancellationToken stop)
    {
        // Whatever is stamped before now is published when this is answered, and what comes later is stamped later: the figures up to now
        // will not change any more.
        _houses = await _world.AskAsync(HousesOf, _time, stop);
        for (var house = 0; house < _houses.Length; house++)
            FindMarkets(house);
        foreach (var reader in _readers.Values)
        {
            await reader.ReadAsync(nowMs, stop);
            if (reader.Series.View is { Count: > 0 } view)
                Volatile.Write(ref _firstMs, Math.Min(_firstMs, view[0].StartMs));
        }
    }

    private static ImmutableArray<ExchangeId> HousesOf(WorldState state) =>
        [.. state.Ledger.Exchanges.Select(house => new ExchangeId(house.Name))];

    private void FindMarkets(int house)
    {
        foreach (var market in _world.Spot.Markets(_houses[house]))
        {
            var record = market.Record;
            if (record.Quote == DollarCoin && !_readers.ContainsKey((Venue.Spot, house, market.Index)))
                Follow(new MarketSeries(record.Base, Venue.Spot, house, market.Index, market.Tape, record.TickUnits, market.QuoteDecimals));
        }
        foreach (var contract in _world.Perpetuals.Contracts(_houses[house]))
        {
            var record = contract.Record;
            if (record.Quote == DollarCoin && !_readers.ContainsKey((Venue.Perpetual, house, contract.Index)))
                Follow(
                    new MarketSeries(
                        record.Base,
                        Venue.Perpetual,
                        house,
                        contract.Index,
                        contract.Tape,
                        record.TickUnits,
                        contract.QuoteDecimals
                    )
                );
        }
    }

    private void Follow(MarketSeries series)
    {
        _readers.Add((series.Venue, series.House, series.Index), new MarketReader(_world, _time, series));
        Symbols = Symbols.Add(series.Symbol);
        _markets[(series.Symbol, series.Venue)] = Of(series.Symbol, series.Venue).With(series);
    }
}

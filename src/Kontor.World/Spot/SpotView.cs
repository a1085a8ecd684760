using System.Collections.Concurrent;
using Kontor.World.Ledger;
using Kontor.World.MarketData;
using Kontor.World.State;

namespace Kontor.World.Spot;

/// <summary>A market as everybody outside the loop sees it.</summary>
public sealed record SpotMarketView(int Index, MarketRecord Record, MarketTape Tape)
{
    /// <summary>The number of the exchange in the world.</summary>
    public required int Exchange { get; init; }

    /// <summary>The number of the asset at the exchange.</summary>
    public required int BaseAsset { get; init; }

    /// <summary>The number of the asset at the exchange.</summary>
    public required int QuoteAsset { get; init; }

    public required int BaseDecimals { get; init; }
    public required int QuoteDecimals { get; init; }

    /// <summary>Smallest units of the quote for one lot at a price of one tick.</summary>
    public required long ValuePerTickLot { get; init; }

    public string Symbol => Record.Symbol;

    internal static SpotMarketView Of(SpotMarket market) =>
        new(market.Index, market.Record, market.Tape)
        {
            Exchange = market.Exchange,
            BaseAsset = market.BaseAsset,
            QuoteAsset = market.QuoteAsset,
            BaseDecimals = market.BaseDecimals,
            QuoteDecimals = market.QuoteDecimals,
            ValuePerTickLot = market.ValuePerTickLot,
        };
}

/// <summary>The spot markets as everybody outside the loop sees them: read from any thread without a lock, and without delaying an order.</summary>
public sealed class SpotView
{
    private readonly ConcurrentDictionary<string, SpotListing> _listings = new(StringComparer.Ordinal);

    /// <summary>In the order of their definition.</summary>
    public IEnumerable<SpotMarketView> Markets(ExchangeId exchange) =>
        _listings.TryGetValue(exchange.Name, out var listing) ? listing.InOrder : [];

    public SpotMarketView? Find(ExchangeId exchange, string symbol) =>
        _listings.TryGetValue(exchange.Name, out var listing) ? listing.Find(symbol) : null;

    /// <summary>By the number that orders and fills call it.</summary>
    public SpotMarketView? At(ExchangeId exchange, int market) =>
        _listings.TryGetValue(exchange.Name, out var listing) ? listing.At(market) : null;

    /// <summary>Shows what changed since the last time. Called by the loop, at the end of a batch.</summary>
    internal void Publish(WorldState state)
    {
        // By index: walking through an interface would allocate, after every batch.
        for (var index = 0; index < state.Ledger.Exchanges.Count; index++)
        {
            var spot = state.Spot.Of(state.Ledger.Exchanges[index]);
            if (spot.Changed.Count == 0)
                continue;
            var listing = _listings.GetOrAdd(state.Ledger.Exchanges[index].Name, static _ => new SpotListing());
            foreach (var market in spot.Changed)
            {
                listing.Put(market);
                market.Tape.PublishDepth(new BookDepth(market.Book), state.Time.NowMs);
            }
            spot.ForgetChanges();
        }
    }

    private sealed class SpotListing
    {
        private readonly Published<SpotMarketView> _markets = new();
        private readonly ConcurrentDictionary<string, int> _indexBySymbol = new(StringComparer.Ordinal);

        public IEnumerable<SpotMarketView> InOrder => _markets;

        public SpotMarketView? At(int market) => _markets[market];

        public SpotMarketView? Find(string symbol) => _indexBySymbol.TryGetValue(symbol, out var index) ? _markets[index] : null;

        public void Put(SpotMarket market)
        {
            if (ReferenceEquals(_markets[market.Index]?.Record, market.Record))
                return;
            _markets.Put(market.Index, SpotMarketView.Of(market));
            _indexBySymbol[market.Symbol] = market.Index;
        }
    }
}

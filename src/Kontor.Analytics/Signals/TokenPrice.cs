using Kontor.Analytics.Markets;
using Kontor.Chains.Serving;

namespace Kontor.Analytics.Signals;

/// <summary>The price of a token as the grid goes on: the same as that of <see cref="MarketBooks"/>, without a search.</summary>
internal sealed class TokenPrice(string symbol, TrailingFlows spot, TrailingFlows perpetual)
{
    private readonly string _coin = WrappedCoins.CoinOf(symbol);
    private readonly TrailingFlows _spot = WrappedCoins.CoinOf(symbol) == symbol ? spot : new TrailingFlows();
    private readonly TrailingFlows _perpetual = WrappedCoins.CoinOf(symbol) == symbol ? perpetual : new TrailingFlows();

    /// <summary>Where it is made.</summary>
    public Venue Venue => _spot.FirstMs is null ? Venue.Perpetual : Venue.Spot;

    /// <summary>Goes on to the next instant. A token's own markets have gone on already; those of what it wraps have not.</summary>
    public Lags Advance(MarketBooks markets, long gridMs) =>
        _coin == symbol
            ? Lags.None
            : (_spot.Advance(markets.Of(_coin, Venue.Spot), gridMs) | _perpetual.Advance(markets.Of(_coin, Venue.Perpetual), gridMs));

    public Int128? At(Lag lag) => _spot.PriceAt(lag) ?? _perpetual.PriceAt(lag);
}

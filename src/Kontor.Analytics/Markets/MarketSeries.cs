using Kontor.World.MarketData;

namespace Kontor.Analytics.Markets;

/// <summary>One market of one house on which a token is traded for dollars.</summary>
/// <param name="House">The number of the exchange in the world.</param>
/// <param name="Index">The number of the market at the exchange.</param>
internal sealed record MarketSeries(string Symbol, Venue Venue, int House, int Index, MarketTape Tape, long TickUnits, int QuoteDecimals)
{
    public MinuteLog Log { get; } = new();

    public MinuteView View => Log.View;

    public CandleOwner Owner =>
        new(House, Venue == Venue.Spot ? MarketProduct.Spot : MarketProduct.Perpetual, Index, CandleInterval.Minute1, CandlePrice.Last);

    /// <summary>A price in hundred-millionths of a dollar.</summary>
    public Int128 PriceOf(long ticks) => Fixed.Of((Int128)ticks * TickUnits, QuoteDecimals);

    public PriceRange? RangeOf(Extremes prices) => prices.IsEmpty ? null : new PriceRange(PriceOf(prices.High), PriceOf(prices.Low));

    /// <summary>What was traded in the minutes that begin from one time to (and without) another.</summary>
    public Flow Over(long fromMs, long toMs)
    {
        var view = View;
        return Between(view, view.CountBefore(fromMs), view.CountBefore(toMs));
    }

    /// <summary>The same by rows.</summary>
    public Flow Between(MinuteView view, int first, int end)
    {
        if (first >= end)
            return default;
        var (before, last) = (first > 0 ? view[first - 1] : default, view[end - 1]);
        return new Flow(
            Fixed.Of(last.InUnits - before.InUnits, QuoteDecimals),
            Fixed.Of(last.OutUnits - before.OutUnits, QuoteDecimals),
            last.Trades - before.Trades
        );
    }
}

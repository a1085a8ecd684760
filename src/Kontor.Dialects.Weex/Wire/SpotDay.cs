using System.Text.Json;
using Kontor.World.Ledger;
using Kontor.World.MarketData;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>A market's last day as tickers show it. Prices that are not there, because nothing was traded or nobody offers, are zero.</summary>
internal readonly record struct SpotDay(SpotMarketView Market, TickerView View)
{
    /// <summary>How far the price has moved is stated to a millionth, cut off behind that.</summary>
    private const int FractionDecimals = 6;
    private const int FractionScale = 1_000_000;

    private const long MinuteMs = 60_000;
    private const int MinutesBefore = 1_439;

    public static SpotDay Of(SpotMarketView market, long nowMs) => new(market, market.Tape.Ticker(nowMs));

    public string Last => Market.Price(View.LastTicks);
    public string Open => Market.Price(View.Window.Open);
    public string High => Market.Price(View.Window.High);
    public string Low => Market.Price(View.Window.Low);
    public string Change => Market.Price(View.LastTicks - View.Window.Open);
    public string Volume => Market.SizeBound(View.Window.Lots);
    public string QuoteVolume => Market.NotionalBound(View.Window.Value);

    /// <summary>A fraction: -0.0125 is a loss of 1.25 %.</summary>
    public string ChangeFraction =>
        Units.FormatTrimmed(
            View.Window.Open == 0 ? 0 : (Int128)(View.LastTicks - View.Window.Open) * FractionScale / View.Window.Open,
            FractionDecimals
        );

    /// <summary>The minute that is still running counts, and the 1,439 before it.</summary>
    public long OpenMs => View.Window.IsEmpty ? View.TimeMs - View.TimeMs % MinuteMs - MinutesBefore * MinuteMs : View.Window.StartMs;

    public long CloseMs => View.TimeMs;

    public void WriteOffers(Utf8JsonWriter json)
    {
        json.WriteString("bidPrice"u8, Market.Price(View.BestBid?.PriceTicks ?? 0));
        json.WriteString("bidQty"u8, Market.SizeBound(View.BestBid?.Lots ?? 0));
        json.WriteString("askPrice"u8, Market.Price(View.BestAsk?.PriceTicks ?? 0));
        json.WriteString("askQty"u8, Market.SizeBound(View.BestAsk?.Lots ?? 0));
    }
}

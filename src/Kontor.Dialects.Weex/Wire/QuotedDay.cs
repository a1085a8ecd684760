using System.Text.Json;
using Kontor.World.Ledger;
using Kontor.World.MarketData;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>
/// A market's last day as tickers show it, with mark and index where there are any. What is not there, because nothing was traded or nobody
/// offers, is zero.
/// </summary>
internal sealed record QuotedDay(QuotedMarket Market, TickerView View, long MarkUnits, long IndexUnits)
{
    /// <summary>How far the price has moved is stated to a millionth, cut off behind that.</summary>
    private const int FractionDecimals = 6;
    private const int FractionScale = 1_000_000;

    private const long MinuteMs = 60_000;
    private const int MinutesBefore = 1_439;

    public static QuotedDay Of(QuotedMarket market, long nowMs)
    {
        var figures = market.Board?.Figures ?? default;
        return new QuotedDay(market, market.Tape.Ticker(nowMs), figures.MarkUnits, figures.IndexUnits);
    }

    /// <summary>That time goes by is no news, and offers are shown elsewhere.</summary>
    public bool LooksLike(QuotedDay now) =>
        MarkUnits == now.MarkUnits && IndexUnits == now.IndexUnits && View.Window == now.View.Window with { StartMs = View.Window.StartMs };

    public string Last => Market.Price(View.LastTicks);
    public string Open => Market.Price(View.Window.Open);
    public string High => Market.Price(View.Window.High);
    public string Low => Market.Price(View.Window.Low);
    public string Change => Market.Price(View.LastTicks - View.Window.Open);
    public string Volume => Market.Size(View.Window.Lots);
    public string QuoteVolume => Market.Sum(View.Window.Value);
    public string AveragePrice => Market.Average(View.Window.Value, View.Window.Lots);
    public string Mark => Market.Fine(MarkUnits);
    public string Index => Market.Fine(IndexUnits);
    public long Trades => View.Window.Trades;

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
        json.WriteString("bidQty"u8, Market.Size(View.BestBid?.Lots ?? 0));
        json.WriteString("askPrice"u8, Market.Price(View.BestAsk?.PriceTicks ?? 0));
        json.WriteString("askQty"u8, Market.Size(View.BestAsk?.Lots ?? 0));
    }
}

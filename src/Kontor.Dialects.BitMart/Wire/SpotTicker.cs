using System.Text.Json;
using Kontor.World.MarketData;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Wire;

/// <summary>A market's last day, in the shapes of the newer generation: an object, a row, and what sockets push. Prices that are not there are zero.</summary>
internal readonly record struct SpotTicker(SpotMarketView Market, TickerView View)
{
    private const int FluctuationDecimals = 5;
    private const int FluctuationScale = 100_000;

    public static SpotTicker Of(SpotMarketView market, long nowMs) => new(market, market.Tape.Ticker(nowMs));

    public string Last => Market.Price(View.LastTicks);
    public string BaseVolume => Market.Size(View.Window.Lots);
    public string QuoteVolume => Market.Notional(View.Window.Value);
    public string Open => Market.Price(View.Window.Open);
    public string High => Market.Price(View.Window.High);
    public string Low => Market.Price(View.Window.Low);
    public string BidPrice => Market.Price(View.BestBid?.PriceTicks ?? 0);
    public string BidSize => Market.Size(View.BestBid?.Lots ?? 0);
    public string AskPrice => Market.Price(View.BestAsk?.PriceTicks ?? 0);
    public string AskSize => Market.Size(View.BestAsk?.Lots ?? 0);
    public string Time => $"{View.TimeMs}";

    /// <summary>How far the price moved within the day, as a part of where it began; cut to five decimals.</summary>
    public string Fluctuation => Kontor.World.Ledger.Units.Format(FluctuationParts, FluctuationDecimals);

    /// <summary>The same where gains carry their sign: in the older tickers and on sockets.</summary>
    public string SignedFluctuation => FluctuationParts >= 0 ? $"+{Fluctuation}" : Fluctuation;

    private Int128 FluctuationParts =>
        View.Window.Open == 0 ? 0 : (Int128)(View.LastTicks - View.Window.Open) * FluctuationScale / View.Window.Open;

    public void WriteObject(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("symbol"u8, Market.Symbol);
        json.WriteString("last"u8, Last);
        json.WriteString("v_24h"u8, BaseVolume);
        json.WriteString("qv_24h"u8, QuoteVolume);
        json.WriteString("open_24h"u8, Open);
        json.WriteString("high_24h"u8, High);
        json.WriteString("low_24h"u8, Low);
        json.WriteString("fluctuation"u8, Fluctuation);
        json.WriteString("bid_px"u8, BidPrice);
        json.WriteString("bid_sz"u8, BidSize);
        json.WriteString("ask_px"u8, AskPrice);
        json.WriteString("ask_sz"u8, AskSize);
        json.WriteString("ts"u8, Time);
        json.WriteEndObject();
    }

    /// <summary>The same values in the same order, without their names.</summary>
    public void WriteRow(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (
            var value in (ReadOnlySpan<string>)
                [Market.Symbol, Last, BaseVolume, QuoteVolume, Open, High, Low, Fluctuation, BidPrice, BidSize, AskPrice, AskSize, Time]
        )
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}

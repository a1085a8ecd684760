using System.Text.Json;
using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>A market as it is announced. Steps and bounds stand without zeros at the end.</summary>
internal static class SpotListingJson
{
    private const int PpmDecimals = 6;

    public static void Write(Utf8JsonWriter json, SpotMarketView market, string status)
    {
        var record = market.Record;
        json.WriteStartObject();
        json.WriteString("symbol"u8, record.Symbol);
        json.WriteString("status"u8, status);
        json.WriteString("baseAsset"u8, record.Base);
        json.WriteNumber("baseAssetPrecision"u8, market.BaseDecimals);
        json.WriteString("quoteAsset"u8, record.Quote);
        json.WriteNumber("quoteAssetPrecision"u8, market.QuoteDecimals);
        json.WriteString("tickSize"u8, market.PriceBound(1));
        json.WriteString("stepSize"u8, market.SizeBound(1));
        json.WriteString("minTradeAmount"u8, market.SizeBound(record.MinLots));
        json.WriteString("maxTradeAmount"u8, market.SizeBound(record.MaxLots));
        json.WriteString("takerFeeRate"u8, Ppm(record.TakerFeePpm));
        json.WriteString("makerFeeRate"u8, Ppm(record.MakerFeePpm));
        json.WriteString("buyLimitPriceRatio"u8, Ppm(record.BuyLimitRatioPpm));
        json.WriteString("sellLimitPriceRatio"u8, Ppm(record.SellLimitRatioPpm));
        json.WriteString("marketBuyLimitSize"u8, market.SizeBound(Math.Min(record.MaxLots, record.MarketMaxLots)));
        json.WriteString("marketSellLimitSize"u8, market.SizeBound(Math.Min(record.MaxLots, record.MarketMaxLots)));
        // Market orders take whatever price there is.
        json.WriteString("marketFallbackPriceRatio"u8, "0"u8);
        json.WriteBoolean("enableTrade"u8, record.IsTrading && record.IsApiTradable);
        json.WriteBoolean("enableDisplay"u8, true);
        json.WriteString("displayDigitMerge"u8, $"{market.PriceBound(1)},{market.PriceBound(10)},{market.PriceBound(100)}");
        json.WriteBoolean("displayNew"u8, false);
        json.WriteBoolean("displayHot"u8, false);
        json.WriteEndObject();
    }

    private static string Ppm(int ppm) => Units.FormatTrimmed(ppm, PpmDecimals);
}

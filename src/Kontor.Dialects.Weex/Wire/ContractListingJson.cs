using System.Globalization;
using System.Text.Json;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>A contract as it is announced. What spot writes as texts stands here as numbers, exact all the same; quantities are in whole coins.</summary>
internal static class ContractListingJson
{
    public const string ContractType = "PERPETUAL";
    public const string UnderlyingType = "COIN";

    private const long DayMs = 86_400_000;

    public static void Write(Utf8JsonWriter json, ContractText contract)
    {
        var (record, market) = (contract.Contract.Record, QuotedMarket.Of(contract.Contract));
        json.WriteStartObject();
        json.WriteString("symbol"u8, record.Symbol);
        json.WriteString("displaySymbol"u8, record.Symbol);
        json.WriteString("baseAsset"u8, record.Base);
        json.WriteString("quoteAsset"u8, record.Quote);
        json.WriteString("marginAsset"u8, record.Quote);
        json.WriteNumber("pricePrecision"u8, market.PriceDecimals);
        json.WriteNumber("quantityPrecision"u8, market.SizeDecimals);
        json.WriteNumber("baseAssetPrecision"u8, contract.Contract.BaseDecimals);
        json.WriteNumber("quotePrecision"u8, contract.Contract.QuoteDecimals);
        WriteNumber(json, "contractVal"u8, contract.Coins(1));
        WriteDelivery(json, record.FundingIntervalMs);
        // Settled in what its price is in.
        json.WriteBoolean("forwardContractFlag"u8, true);
        json.WriteNumber("minLeverage"u8, record.LeverageMin);
        json.WriteNumber("maxLeverage"u8, record.LeverageMax);
        WriteNumber(json, "buyLimitPriceRatio"u8, ContractText.Ppm(record.PriceBandPpm));
        WriteNumber(json, "sellLimitPriceRatio"u8, ContractText.Ppm(record.PriceBandPpm));
        WriteNumber(json, "makerFeeRate"u8, ContractText.Ppm(record.MakerFeePpm));
        WriteNumber(json, "takerFeeRate"u8, ContractText.Ppm(record.TakerFeePpm));
        WriteNumber(json, "minOrderSize"u8, contract.Coins(record.LotsMin));
        WriteNumber(json, "maxOrderSize"u8, contract.Coins(record.LotsMax));
        WriteNumber(json, "maxPositionSize"u8, contract.Coins(record.PositionLotsMax));
        WriteNumber(json, "marketOpenLimitSize"u8, contract.Coins(record.MarketLotsMax));
        json.WriteString("contractType"u8, ContractType);
        json.WriteString("underlyingType"u8, UnderlyingType);
        json.WriteEndObject();
    }

    /// <summary>When funding is settled, as times of every day. Rounds that fall on another time every day have none.</summary>
    private static void WriteDelivery(Utf8JsonWriter json, long intervalMs)
    {
        json.WriteStartArray("delivery"u8);
        if (DayMs % intervalMs == 0 || intervalMs % DayMs == 0)
        {
            for (var timeMs = 0L; timeMs < DayMs; timeMs += intervalMs)
                json.WriteStringValue(TimeSpan.FromMilliseconds(timeMs).ToString("hh':'mm':'ss", CultureInfo.InvariantCulture));
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, string number)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(number, skipInputValidation: true);
    }
}

using System.Text.Json;
using Kontor.Analytics;
using Kontor.Analytics.Markets;
using Kontor.Dialects.ValueScan.Tokens;

namespace Kontor.Dialects.ValueScan.Wire;

/// <summary>What flowed into and out of one token, by venues and time ranges. Above zero, buyers were in more of a hurry.</summary>
internal sealed class TokenFlows(Analyst analyst)
{
    /// <summary>All time ranges that end at the newest instant of the grid.</summary>
    public void WriteNow(Utf8JsonWriter json, Token token)
    {
        var gridMs = analyst.GridMs;
        json.WriteStartObject();
        json.WriteNumber("updateTime"u8, gridMs);
        json.WriteToken(token);
        var spot = analyst.Markets.FlowsOf(token.Symbol, Venue.Spot);
        json.WriteBoolean("hasSpotGoods"u8, spot.HaveBegunBefore(gridMs));
        json.WriteFigure("spotMaxInflow"u8, spot.LargestInflowUntil(gridMs));
        WriteRows(json, "spotGoodsList"u8, spot, gridMs);
        var contract = analyst.Markets.FlowsOf(token.Symbol, Venue.Perpetual);
        json.WriteBoolean("hasContract"u8, contract.HaveBegunBefore(gridMs));
        json.WriteFigure("contractMaxInflow"u8, contract.LargestInflowUntil(gridMs));
        WriteRows(json, "contractList"u8, contract, gridMs);
        json.WriteEndObject();
    }

    /// <summary>Of every time range the newest point that is not after a time.</summary>
    public void WriteThen(Utf8JsonWriter json, Token token, long timeMs)
    {
        var gridMs = analyst.GridMs;
        var spot = new FlowPoints(analyst.Markets.FlowsOf(token.Symbol, Venue.Spot), timeMs, gridMs);
        var contract = new FlowPoints(analyst.Markets.FlowsOf(token.Symbol, Venue.Perpetual), timeMs, gridMs);
        json.WriteStartObject();
        json.WriteNumber("updateTime"u8, Math.Max(spot.NewestMs, contract.NewestMs) is var newest and > 0 ? newest : Grid.At(timeMs));
        json.WriteToken(token);
        json.WriteBoolean("hasSpotGoods"u8, spot.HasAny);
        json.WriteDecimal("spotMaxInflow"u8, spot.LargestInflow);
        spot.WriteRows(json, "spotGoodsList"u8);
        json.WriteBoolean("hasContract"u8, contract.HasAny);
        json.WriteDecimal("contractMaxInflow"u8, contract.LargestInflow);
        contract.WriteRows(json, "contractList"u8);
        json.WriteEndObject();
    }

    /// <summary>How the largest inflows compare with what the token is worth.</summary>
    public void WriteRatio(Utf8JsonWriter json, Token token)
    {
        var gridMs = analyst.GridMs;
        var worth = analyst.Capital.At(token.Symbol, gridMs);
        var spot = Largest(analyst.Markets.FlowsOf(token.Symbol, Venue.Spot), gridMs);
        var contract = Largest(analyst.Markets.FlowsOf(token.Symbol, Venue.Perpetual), gridMs);
        Int128? total = spot is null && contract is null ? null : (spot ?? 0) + (contract ?? 0);
        json.WriteStartObject();
        json.WriteNumber("updateTime"u8, gridMs);
        json.WriteToken(token);
        json.WriteDecimal("marketCap"u8, worth);
        json.WriteDecimal("spotTradeInflow"u8, spot);
        json.WriteFigure("spotMarketCapRatio"u8, Fixed.Ratio(spot ?? 0, worth ?? 0));
        json.WriteDecimal("contractTradeInflow"u8, contract);
        json.WriteFigure("contractMarketCapRatio"u8, Fixed.Ratio(contract ?? 0, worth ?? 0));
        json.WriteDecimal("totalTradeInflow"u8, total);
        json.WriteFigure("totalMarketCapRatio"u8, Fixed.Ratio(total ?? 0, worth ?? 0));
        json.WriteEndObject();
    }

    private static Int128? Largest(VenueFlows flows, long gridMs) =>
        flows.HaveBegunBefore(gridMs) ? flows.LargestInflowUntil(gridMs) : null;

    private static void WriteRows(Utf8JsonWriter json, ReadOnlySpan<byte> name, VenueFlows flows, long gridMs)
    {
        json.WriteStartArray(name);
        if (flows.HaveBegunBefore(gridMs))
        {
            foreach (var range in TimeRange.All)
                WriteRow(json, flows, range, gridMs);
        }
        json.WriteEndArray();
    }

    private static void WriteRow(Utf8JsonWriter json, VenueFlows flows, TimeRange range, long gridMs)
    {
        var flow = flows.Until(range, gridMs);
        json.WriteStartObject();
        json.WriteRange(range);
        json.WriteDecimal("tradeInflow"u8, flow.Net);
        json.WriteDecimal("tradeAmount"u8, flow.Amount);
        json.WriteFigure("tradeInflowChange"u8, flows.ChangeUntil(range, gridMs));
        json.WriteDecimal("tradeOut"u8, flow.Out);
        json.WriteDecimal("tradeIn"u8, flow.In);
        json.WriteEndObject();
    }
}

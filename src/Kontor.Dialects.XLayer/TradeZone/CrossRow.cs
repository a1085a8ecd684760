using System.Buffers;
using System.Text;
using System.Text.Json;
using Kontor.Chains;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.TradeZone;

/// <summary>How a transfer over the bridge is shown. It is known by the hash of the transaction that it begins with.</summary>
internal static class CrossRow
{
    public static void Write(Utf8JsonWriter json, ChainsView chains, IServedChain zone, CrossTransfer crossing)
    {
        var bridge = chains.Bridges.ElementAt(crossing.Bridge);
        var coin = CrossCoin.Of(chains, bridge, crossing);
        var isBatch = crossing.Kind == CrossKind.BatchWithdraw;
        var receiver = isBatch ? null : (Address20?)crossing.Payments[0].To;
        json.WriteStartObject();
        json.WriteHash("id"u8, crossing.Out.Transaction);
        json.WriteString("txType"u8, crossing.Kind == CrossKind.Deposit ? "XLayerToTZ"u8 : "TZToXLayer"u8);
        json.WriteString("crossType"u8, crossing.Kind.ToString());
        json.WriteString("status"u8, StatusOf(crossing.State));
        WriteLeg(json, "xlayerTxHash"u8, "xlayerBlockHeight"u8, "xlayerBlockTime"u8, crossing.HomeLeg);
        WriteLeg(json, "tzTxHash"u8, "tzBlockHeight"u8, "tzBlockTime"u8, crossing.ZoneLeg);
        json.WriteAddress("from"u8, crossing.Source);
        json.WriteAddress("to"u8, receiver);
        json.WriteAddress("sourceAddress"u8, crossing.Source);
        json.WriteAddress("targetAddress"u8, receiver);
        json.WriteString("value"u8, crossing.Amount.ToUnits(coin.Decimals));
        json.WriteString("valueRaw"u8, crossing.Amount.ToString());
        json.WriteAddress("tokenContractAddress"u8, coin.Contract);
        json.WriteString("tokenType"u8, coin.Contract is null ? ""u8 : "ERC20"u8);
        json.WriteString("tokenId"u8, ""u8);
        json.WriteString("tokenName"u8, coin.Symbol);
        json.WriteDigits("tzEventIndex"u8, EventIndexOf(zone.Index, crossing.ZoneLeg));
        var zoneBlock = crossing.ZoneLeg.Height > 0 ? zone.Index.HashAt(crossing.ZoneLeg.Height) : null;
        json.WriteString("tzBlockHash"u8, zoneBlock?.ToString() ?? "");
        json.WriteString("batchDetail"u8, isBatch ? BatchOf(crossing, coin) : "");
        json.WriteDigits("updateTime"u8, crossing.UpdatedMs);
        json.WriteDigits("blockHeight"u8, crossing.Out.Height);
        json.WriteEndObject();
    }

    /// <summary>Nothing as long as it is on its way.</summary>
    private static ReadOnlySpan<byte> StatusOf(CrossState state) =>
        state switch
        {
            CrossState.Arrived => "0x1"u8,
            CrossState.Failed => "0x0"u8,
            _ => ""u8,
        };

    private static void WriteLeg(
        Utf8JsonWriter json,
        ReadOnlySpan<byte> hash,
        ReadOnlySpan<byte> height,
        ReadOnlySpan<byte> time,
        CrossLeg leg
    )
    {
        json.WriteString(hash, leg.Transaction == default ? "" : leg.Transaction.ToString());
        json.WriteDigits(height, leg.Height > 0 ? leg.Height : null);
        json.WriteDigits(time, leg.Height > 0 ? leg.TimeMs : null);
    }

    /// <summary>Where in its block the zone's transaction says that the token moved. The chain's own coin moves without a word.</summary>
    private static long? EventIndexOf(ChainIndex index, CrossLeg leg)
    {
        var newest = index.LogsOfTransaction(leg.Transaction, new PageRequest(0, 1)).Rows;
        return newest.IsEmpty ? null : newest[0].LogIndex;
    }

    private static string BatchOf(CrossTransfer crossing, CrossCoin coin)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartArray();
            foreach (var payment in crossing.Payments)
            {
                json.WriteStartObject();
                json.WriteAddress("to"u8, payment.To);
                json.WriteString("value"u8, payment.Amount.ToUnits(coin.Decimals));
                json.WriteString("valueRaw"u8, payment.Amount.ToString());
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}

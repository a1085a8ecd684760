using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kontor.Chains;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;

namespace Kontor.Dialects.XLayer.TradeZone;

/// <summary>How a transaction of the zone is shown: as a row of a list, or with all that is known of it.</summary>
internal sealed class ZoneRows(ZoneActions actions)
{
    private static readonly JsonWriterOptions s_text = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly PageRequest s_countOnly = new(0, 0);

    public void WriteListed(Utf8JsonWriter json, IServedChain chain, TransactionView transaction)
    {
        json.WriteStartObject();
        WriteRow(json, chain, transaction);
        json.WriteEndObject();
    }

    public void WriteWhole(Utf8JsonWriter json, IServedChain chain, TransactionView transaction)
    {
        var hash = transaction.At.TransactionHash;
        var texts = chain.Index.TextsOf(hash);
        json.WriteStartObject();
        WriteRow(json, chain, transaction);
        json.WriteString("nonce"u8, transaction.Nonce.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("actionData"u8, DataOf(transaction, texts?.Input ?? []));
        json.WriteString("errorMessage"u8, texts?.Error ?? "");
        json.WriteDigits("tokenTransferCount"u8, chain.Index.TransfersOfTransaction(hash, null, s_countOnly).Total);
        json.WriteDigits("eventCount"u8, chain.Index.LogsOfTransaction(hash, s_countOnly).Total);
        json.WriteEndObject();
    }

    private void WriteRow(Utf8JsonWriter json, IServedChain chain, TransactionView transaction)
    {
        var at = transaction.At;
        json.WriteHash("hash"u8, at.TransactionHash);
        json.WriteDigits("blockHeight"u8, at.Height);
        json.WriteHash("blockHash"u8, at.BlockHash);
        json.WriteDigits("blockTime"u8, at.TimeMs);
        json.WriteString("status"u8, transaction.Succeeded ? "0x1"u8 : "0x0"u8);
        json.WriteAddress("from"u8, transaction.From.Address);
        json.WriteString("actionType"u8, actions.NameOf(transaction));
        json.WriteDigits("index"u8, at.TransactionIndex);
        json.WriteCoins("value"u8, transaction.Value, chain.Identity);
        json.WriteString("valueRaw"u8, transaction.Value.ToString());
    }

    /// <summary>What was sent, as JSON in a text: to whom, how much in the smallest unit, and with what input.</summary>
    private static string DataOf(TransactionView transaction, byte[] input)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, s_text))
        {
            json.WriteStartObject();
            json.WriteAddress("to"u8, transaction.To?.Address);
            json.WriteString("value"u8, transaction.Value.ToString());
            json.WriteString("input"u8, "0x" + Convert.ToHexStringLower(input));
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}

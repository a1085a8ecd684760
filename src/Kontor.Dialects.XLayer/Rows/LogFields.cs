using System.Text.Json;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;

namespace Kontor.Dialects.XLayer.Rows;

/// <summary>How a contract's note is shown, in all lists alike.</summary>
internal static class LogFields
{
    public static void Write(Utf8JsonWriter json, LogView log)
    {
        json.WriteDigits("height"u8, log.At.Height);
        json.WriteAddress("address"u8, log.Address);
        json.WriteStartArray("topics"u8);
        foreach (var topic in log.Topics)
            json.WriteStringValue(topic.ToString());
        json.WriteEndArray();
        json.WriteBytes("data"u8, log.Data);
        json.WriteHash("blockHash"u8, log.At.BlockHash);
        json.WriteMethod(log.MethodId);
        json.WriteDigits("transactionTime"u8, log.At.TimeMs);
        json.WriteDigits("logIndex"u8, log.LogIndex);
        json.WriteHash("txId"u8, log.At.TransactionHash);
    }
}

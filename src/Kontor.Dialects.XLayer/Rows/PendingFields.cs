using System.Text.Json;
using Kontor.Chains;
using Kontor.Chains.Model;
using Kontor.Dialects.XLayer.Wire;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Rows;

/// <summary>A transaction that no block has yet: it has no height, its time is when it was first seen, and its fee is the most it would pay.</summary>
internal static class PendingFields
{
    public static void Write(Utf8JsonWriter json, ChainIdentity chain, ChainIndex index, PendingTransaction pending)
    {
        json.WriteHash("txid"u8, pending.Hash);
        json.WriteString("height"u8, ""u8);
        json.WriteDigits("transactionTime"u8, pending.SeenMs);
        json.WriteBoolean("isInputContract"u8, index.IsContract(pending.From));
        json.WriteBoolean("isOutputContract"u8, pending.To is { } to && index.IsContract(to));
        json.WriteAddress("input"u8, pending.From);
        json.WriteAddress("output"u8, pending.To);
        json.WriteCoins("amount"u8, pending.Value, chain);
        json.WriteString("transactionSymbol"u8, chain.NativeSymbol);
        json.WriteCoins("txfee"u8, Word256.MultiplyUpToMax(pending.GasPrice, (ulong)pending.GasLimit), chain);
        json.WriteMethod(pending.MethodId);
        json.WriteDigits("transactionType"u8, (long)pending.Type);
        json.WriteString("state"u8, "pending"u8);
        json.WriteString("randomNumber"u8, $"{pending.Nonce}");
    }
}

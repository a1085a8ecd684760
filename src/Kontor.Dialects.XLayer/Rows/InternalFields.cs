using System.Text.Json;
using Kontor.Chains.Model;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;

namespace Kontor.Dialects.XLayer.Rows;

/// <summary>How a call from within a transaction is shown.</summary>
internal static class InternalFields
{
    /// <summary>In the list of one address.</summary>
    public static void WriteOfAddress(Utf8JsonWriter json, ChainIdentity chain, InternalView moved)
    {
        json.WriteHash("txId"u8, moved.At.TransactionHash);
        WriteOperation(json, moved);
        json.WritePlace(moved.At);
        json.WriteSides(moved.From, moved.To);
        json.WriteCoins("amount"u8, moved.Value, chain);
        json.WriteState(moved.Succeeded);
        json.WriteString("symbol"u8, chain.NativeSymbol);
    }

    /// <summary>In the lists of several addresses or transactions.</summary>
    public static void WriteOfBatch(Utf8JsonWriter json, ChainIdentity chain, InternalView moved)
    {
        json.WriteHash("txId"u8, moved.At.TransactionHash);
        json.WritePlace(moved.At);
        WriteOperation(json, moved);
        json.WriteSides(moved.From, moved.To);
        json.WriteCoins("amount"u8, moved.Value, chain);
    }

    /// <summary>Among the details of one transaction.</summary>
    public static void WriteOfTransaction(Utf8JsonWriter json, ChainIdentity chain, InternalView moved)
    {
        json.WriteHash("txId"u8, moved.At.TransactionHash);
        json.WriteDigits("height"u8, moved.At.Height);
        json.WriteDigits("transactionTime"u8, moved.At.TimeMs);
        json.WriteSides(moved.From, moved.To);
        WriteOperation(json, moved);
        json.WriteCoins("amount"u8, moved.Value, chain);
        json.WriteState(moved.Succeeded);
    }

    private static void WriteOperation(Utf8JsonWriter json, InternalView moved) => json.WriteString("operation"u8, WordOf(moved.Operation));

    private static ReadOnlySpan<byte> WordOf(CallOperation operation) =>
        operation switch
        {
            CallOperation.StaticCall => "staticcall"u8,
            CallOperation.DelegateCall => "delegatecall"u8,
            CallOperation.CallCode => "callcode"u8,
            CallOperation.Create => "create"u8,
            CallOperation.Create2 => "create2"u8,
            CallOperation.SelfDestruct => "selfdestruct"u8,
            _ => "call"u8,
        };
}

using System.Text.Json;
using Kontor.Chains.Model;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;

namespace Kontor.Dialects.XLayer.Rows;

/// <summary>How a transaction is shown in the lists of transactions alone.</summary>
internal static class TransactionFields
{
    /// <summary>In the list of one address.</summary>
    public static void WriteOfAddress(Utf8JsonWriter json, ChainIdentity chain, TransactionView transaction)
    {
        WriteUpToFee(json, chain, transaction);
        json.WriteState(transaction.Succeeded);
        WriteType(json, transaction);
    }

    /// <summary>In the list of several addresses, which has no state.</summary>
    public static void WriteOfAddresses(Utf8JsonWriter json, ChainIdentity chain, TransactionView transaction)
    {
        WriteUpToFee(json, chain, transaction);
        WriteType(json, transaction);
    }

    /// <summary>In the list of the chain.</summary>
    public static void WriteOfChain(Utf8JsonWriter json, ChainIdentity chain, TransactionView transaction)
    {
        WriteEnds(json, transaction);
        json.WriteBoolean("isFromContract"u8, transaction.From.IsContract);
        json.WriteBoolean("isToContract"u8, transaction.Receiver()?.IsContract ?? false);
        WriteAmounts(json, chain, transaction);
    }

    /// <summary>In the list of the large ones, where the flags have other names.</summary>
    public static void WriteLarge(Utf8JsonWriter json, ChainIdentity chain, TransactionView transaction)
    {
        WriteEnds(json, transaction);
        json.WriteBoolean("isInputContract"u8, transaction.From.IsContract);
        json.WriteBoolean("isOutputContract"u8, transaction.Receiver()?.IsContract ?? false);
        WriteAmounts(json, chain, transaction);
    }

    /// <summary>In a batch of transactions that were asked for by their hashes.</summary>
    public static void WriteOfBatch(Utf8JsonWriter json, ChainIdentity chain, TransactionView transaction)
    {
        json.WriteHash("txId"u8, transaction.At.TransactionHash);
        json.WritePlace(transaction.At);
        json.WriteSides(transaction.From, transaction.Receiver());
        json.WriteCoins("amount"u8, transaction.Value, chain);
        json.WriteString("symbol"u8, chain.NativeSymbol);
        json.WriteString("nonce"u8, $"{transaction.Nonce}");
        json.WriteDigits("gasLimit"u8, transaction.GasLimit);
        json.WriteDigits("gasUsed"u8, transaction.GasUsed);
        json.WriteString("gasPrice"u8, transaction.GasPrice.ToString());
        json.WriteCoins("txFee"u8, transaction.Fee, chain);
        json.WriteState(transaction.Succeeded);
        WriteType(json, transaction);
        json.WriteMethod(transaction.MethodId);
    }

    public static void WriteType(Utf8JsonWriter json, TransactionView transaction) =>
        json.WriteDigits("transactionType"u8, (long)transaction.Type);

    private static void WriteUpToFee(Utf8JsonWriter json, ChainIdentity chain, TransactionView transaction)
    {
        json.WriteHash("txId"u8, transaction.At.TransactionHash);
        json.WriteMethod(transaction.MethodId);
        json.WriteString("nonce"u8, $"{transaction.Nonce}");
        json.WriteString("gasPrice"u8, transaction.GasPrice.ToString());
        json.WriteDigits("gasLimit"u8, transaction.GasLimit);
        json.WriteDigits("gasUsed"u8, transaction.GasUsed);
        json.WritePlace(transaction.At);
        json.WriteSides(transaction.From, transaction.Receiver());
        json.WriteCoins("amount"u8, transaction.Value, chain);
        json.WriteString("symbol"u8, chain.NativeSymbol);
        json.WriteCoins("txFee"u8, transaction.Fee, chain);
    }

    /// <summary>The sender is the input and the receiver the output, as if coins were spent; the English documentation has it the wrong way round.</summary>
    private static void WriteEnds(Utf8JsonWriter json, TransactionView transaction)
    {
        json.WriteHash("txid"u8, transaction.At.TransactionHash);
        json.WritePlace(transaction.At);
        json.WriteAddress("input"u8, transaction.From.Address);
        json.WriteAddress("output"u8, transaction.Receiver()?.Address);
    }

    private static void WriteAmounts(Utf8JsonWriter json, ChainIdentity chain, TransactionView transaction)
    {
        json.WriteCoins("amount"u8, transaction.Value, chain);
        json.WriteString("transactionSymbol"u8, chain.NativeSymbol);
        json.WriteCoins("txfee"u8, transaction.Fee, chain);
        json.WriteMethod(transaction.MethodId);
        WriteType(json, transaction);
        json.WriteState(transaction.Succeeded);
    }
}

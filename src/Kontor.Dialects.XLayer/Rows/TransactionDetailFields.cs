using System.Text.Json;
using Kontor.Chains.Model;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Rows;

/// <summary>A transaction with all that is known of it.</summary>
internal static class TransactionDetailFields
{
    /// <param name="confirmations">The block that has it is the first.</param>
    public static void Write(
        Utf8JsonWriter json,
        ChainIdentity chain,
        TransactionView transaction,
        TransactionTexts texts,
        long confirmations
    )
    {
        json.WriteChainNames(chain);
        json.WriteHash("txid"u8, transaction.At.TransactionHash);
        json.WriteDigits("height"u8, transaction.At.Height);
        json.WriteDigits("transactionTime"u8, transaction.At.TimeMs);
        TransactionFields.WriteType(json, transaction);
        json.WriteCoins("amount"u8, transaction.Value, chain);
        json.WriteMethod(transaction.MethodId);
        json.WriteString("errorLog"u8, texts.Error);
        json.WriteBytes("inputData"u8, texts.Input);
        json.WriteString("transactionSymbol"u8, chain.NativeSymbol);
        json.WriteCoins("txfee"u8, transaction.Fee, chain);
        json.WriteDigits("index"u8, transaction.At.TransactionIndex);
        json.WriteDigits("confirm"u8, confirmations);
        WriteSide(json, "inputDetails"u8, "inputHash"u8, transaction.From, transaction.Value, chain);
        WriteSide(json, "outputDetails"u8, "outputHash"u8, transaction.Receiver(), transaction.Value, chain);
        json.WriteState(transaction.Succeeded);
        WriteCosts(json, transaction);
        // Transfers and the details of contracts have endpoints of their own, which the documentation points to.
        WriteNothing(json, "tokenTransferDetails"u8);
        WriteNothing(json, "contractDetails"u8);
    }

    private static void WriteCosts(Utf8JsonWriter json, TransactionView transaction)
    {
        json.WriteDigits("gasLimit"u8, transaction.GasLimit);
        json.WriteDigits("gasUsed"u8, transaction.GasUsed);
        json.WriteString("gasPrice"u8, transaction.GasPrice.ToString());
        json.WriteDigits("totalTransactionSize"u8, transaction.SizeBytes);
        // Two measures of chains that count in outputs.
        json.WriteString("virtualSize"u8, ""u8);
        json.WriteString("weight"u8, ""u8);
        json.WriteString("nonce"u8, $"{transaction.Nonce}");
        json.WriteBoolean("isAaTransaction"u8, false);
    }

    /// <summary>Chains of accounts have one input and one output; a contract that failed to be made is none.</summary>
    private static void WriteSide(
        Utf8JsonWriter json,
        ReadOnlySpan<byte> list,
        ReadOnlySpan<byte> name,
        Party? side,
        Word256 amount,
        ChainIdentity chain
    )
    {
        json.WriteStartArray(list);
        if (side is { } party)
        {
            json.WriteStartObject();
            json.WriteAddress(name, party.Address);
            json.WriteBoolean("isContract"u8, party.IsContract);
            json.WriteCoins("amount"u8, amount, chain);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteNothing(Utf8JsonWriter json, ReadOnlySpan<byte> list)
    {
        json.WriteStartArray(list);
        json.WriteEndArray();
    }
}

using System.Globalization;
using System.Text.Json;
using Kontor.Chains.Views;
using Kontor.Dialects.BinanceWallet.Endpoints;

namespace Kontor.Dialects.BinanceWallet.Rows;

/// <summary>How a single transaction is written, with everything that moved in it.</summary>
internal static class DetailFields
{
    public static void WriteDetail(
        this Utf8JsonWriter json,
        Book book,
        TransactionFacts facts,
        IEnumerable<InternalView> internals,
        IEnumerable<TransferView> transfers
    )
    {
        json.WriteStartObject();
        WriteHead(json, book, facts);
        WriteFrom(json, facts);
        WriteTo(json, facts);
        json.WriteStartArray("internalTransactionDetails"u8);
        foreach (var moved in internals)
            WriteInternal(json, moved);
        json.WriteEndArray();
        json.WriteStartArray("tokenTransferDetails"u8);
        foreach (var transfer in transfers)
            WriteTransfer(json, book, transfer);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, Book book, TransactionFacts facts)
    {
        var identity = book.Served!.Identity;
        json.WriteString("chainIndex"u8, book.Chain.Id);
        json.WriteString("txhash"u8, facts.Hash.ToString());
        json.WriteString("height"u8, facts.Height?.ToString(CultureInfo.InvariantCulture) ?? "");
        json.WriteNumberText("txTime"u8, facts.TimeMs);
        json.WriteString("txStatus"u8, facts.Status);
        json.WriteNumberText("gasLimit"u8, facts.GasLimit);
        json.WriteString("gasUsed"u8, facts.GasUsed?.ToString(CultureInfo.InvariantCulture));
        json.WriteString("gasPrice"u8, facts.GasPrice.ToString());
        json.WriteString("txFee"u8, facts.Fee?.ToUnits(identity.NativeDecimals) ?? "");
        json.WriteString("nonce"u8, facts.Nonce.ToString(CultureInfo.InvariantCulture));
        json.WriteString("amount"u8, facts.Value.ToString());
        json.WriteString("symbol"u8, identity.NativeSymbol);
        json.WriteString("methodId"u8, facts.Method);
        // Only a chain upon another one has it, and no node tells it in its transactions.
        json.WriteNull("l1OriginHash"u8);
    }

    /// <summary>Places of inputs are for chains whose transactions have several.</summary>
    private static void WriteFrom(Utf8JsonWriter json, TransactionFacts facts)
    {
        json.WriteStartArray("fromDetails"u8);
        json.WriteStartObject();
        json.WriteString("address"u8, facts.From.Address.ToString());
        json.WriteNull("vinIndex"u8);
        json.WriteNull("preVoutIndex"u8);
        json.WriteNull("txHash"u8);
        json.WriteBoolean("isContract"u8, facts.From.IsContract);
        json.WriteString("amount"u8, facts.Value.ToString());
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteTo(Utf8JsonWriter json, TransactionFacts facts)
    {
        json.WriteStartArray("toDetails"u8);
        if (facts.To is { } to)
        {
            json.WriteStartObject();
            json.WriteString("address"u8, to.Address.ToString());
            json.WriteNull("voutIndex"u8);
            json.WriteBoolean("isContract"u8, to.IsContract);
            json.WriteString("amount"u8, facts.Value.ToString());
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteInternal(Utf8JsonWriter json, InternalView moved)
    {
        json.WriteStartObject();
        WriteParties(json, moved.From, moved.To);
        json.WriteString("amount"u8, moved.Value.ToString());
        json.WriteString("txStatus"u8, TransactionFacts.StatusOf(moved.Succeeded));
        json.WriteEndObject();
    }

    private static void WriteTransfer(Utf8JsonWriter json, Book book, TransferView transfer)
    {
        json.WriteStartObject();
        WriteParties(json, transfer.From, transfer.To);
        json.WriteString("tokenContractAddress"u8, transfer.Contract.ToString());
        json.WriteString("symbol"u8, book.SymbolOf(transfer.Contract));
        json.WriteString("amount"u8, transfer.Amount.ToString());
        json.WriteEndObject();
    }

    private static void WriteParties(Utf8JsonWriter json, Party from, Party to)
    {
        json.WriteString("from"u8, from.Address.ToString());
        json.WriteString("to"u8, to.Address.ToString());
        json.WriteBoolean("isFromContract"u8, from.IsContract);
        json.WriteBoolean("isToContract"u8, to.IsContract);
    }
}

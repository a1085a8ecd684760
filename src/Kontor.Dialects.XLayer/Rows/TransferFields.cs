using System.Text.Json;
using Kontor.Chains;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;

namespace Kontor.Dialects.XLayer.Rows;

/// <summary>How a transfer of a token is shown. Amounts are in the token's own units.</summary>
internal static class TransferFields
{
    /// <summary>In the list of one address.</summary>
    public static void WriteOfAddress(Utf8JsonWriter json, ChainIndex index, TransferView transfer)
    {
        var unit = WriteUpToAmount(json, index, transfer);
        json.WriteString("symbol"u8, unit.Symbol);
        WriteTokenId(json, transfer);
    }

    /// <summary>In the list of several transactions.</summary>
    public static void WriteOfBatch(Utf8JsonWriter json, ChainIndex index, TransferView transfer)
    {
        var unit = WriteUpToAmount(json, index, transfer);
        WriteTokenId(json, transfer);
        json.WriteString("symbol"u8, unit.Symbol);
    }

    /// <summary>Among the details of one transaction.</summary>
    public static void WriteOfTransaction(Utf8JsonWriter json, ChainIndex index, TransferView transfer)
    {
        var unit = TokenUnit.Of(index, transfer.Contract, transfer.Kind);
        json.WriteHash("txId"u8, transfer.At.TransactionHash);
        json.WriteDigits("height"u8, transfer.At.Height);
        json.WriteDigits("transactionTime"u8, transfer.At.TimeMs);
        json.WriteSides(transfer.From, transfer.To);
        json.WriteAddress("tokenContractAddress"u8, transfer.Contract);
        json.WriteString("amount"u8, unit.Show(transfer.Amount));
        json.WriteString("symbol"u8, unit.Symbol);
    }

    /// <summary>In the list of one token.</summary>
    public static void WriteOfToken(Utf8JsonWriter json, TokenUnit unit, TransferView transfer)
    {
        json.WriteHash("txid"u8, transfer.At.TransactionHash);
        json.WritePlace(transfer.At);
        json.WriteAddress("to"u8, transfer.To.Address);
        json.WriteAddress("from"u8, transfer.From.Address);
        json.WriteBoolean("isFromContract"u8, transfer.From.IsContract);
        json.WriteBoolean("isToContract"u8, transfer.To.IsContract);
        json.WriteString("amount"u8, unit.Show(transfer.Amount));
        json.WriteString("transactionSymbol"u8, unit.Symbol);
        json.WriteMethod(transfer.MethodId);
        json.WriteAddress("tokenContractAddress"u8, transfer.Contract);
        json.WriteString("protocolType"u8, transfer.Kind.Word());
        // A token tells of a transfer only when it has made it.
        json.WriteState(true);
        WriteTokenId(json, transfer);
    }

    private static TokenUnit WriteUpToAmount(Utf8JsonWriter json, ChainIndex index, TransferView transfer)
    {
        var unit = TokenUnit.Of(index, transfer.Contract, transfer.Kind);
        json.WriteHash("txId"u8, transfer.At.TransactionHash);
        json.WritePlace(transfer.At);
        json.WriteSides(transfer.From, transfer.To);
        json.WriteAddress("tokenContractAddress"u8, transfer.Contract);
        json.WriteString("amount"u8, unit.Show(transfer.Amount));
        return unit;
    }

    private static void WriteTokenId(Utf8JsonWriter json, TransferView transfer) =>
        json.WriteString("tokenId"u8, transfer.TokenId?.ToString() ?? "");
}

using System.Text.Json;
using Kontor.Dialects.XLayer.Wire;

namespace Kontor.Dialects.XLayer.Rows;

/// <summary>How a movement is shown: of one block, of several, and of an address. The contract spells the same things differently in each.</summary>
internal static class MovementFields
{
    public static void WriteOfBlock(Utf8JsonWriter json, Movement movement)
    {
        json.WriteHash("txid"u8, movement.At.TransactionHash);
        WriteUpToSymbol(json, movement);
        json.WriteString("txfee"u8, movement.Fee);
        WriteFromState(json, movement);
    }

    public static void WriteOfBlocks(Utf8JsonWriter json, Movement movement)
    {
        json.WriteHash("txId"u8, movement.At.TransactionHash);
        WriteUpToSymbol(json, movement);
        json.WriteString("txFee"u8, movement.Fee);
        WriteFromState(json, movement);
    }

    public static void WriteOfAddress(Utf8JsonWriter json, Movement movement)
    {
        json.WriteHash("txId"u8, movement.At.TransactionHash);
        json.WriteMethod(movement.MethodId);
        json.WritePlace(movement.At);
        json.WriteSides(movement.From, movement.To);
        json.WriteString("amount"u8, movement.Amount);
        json.WriteString("transactionSymbol"u8, movement.Symbol);
        json.WriteString("txFee"u8, movement.Fee);
        json.WriteState(movement.Succeeded);
        json.WriteAddress("tokenContractAddress"u8, movement.Contract);
        // Of the chain below this one nothing is known here: neither disputes nor the origin of deposits.
        json.WriteString("challengeStatus"u8, ""u8);
        json.WriteString("l1OriginHash"u8, ""u8);
    }

    private static void WriteUpToSymbol(Utf8JsonWriter json, Movement movement)
    {
        json.WritePlace(movement.At);
        json.WriteAddress("from"u8, movement.From.Address);
        json.WriteBoolean("isFromContract"u8, movement.From.IsContract);
        json.WriteBoolean("isToContract"u8, movement.To?.IsContract ?? false);
        json.WriteAddress("to"u8, movement.To?.Address);
        json.WriteString("amount"u8, movement.Amount);
        json.WriteString("transactionSymbol"u8, movement.Symbol);
    }

    private static void WriteFromState(Utf8JsonWriter json, Movement movement)
    {
        json.WriteState(movement.Succeeded);
        json.WriteAddress("tokenContractAddress"u8, movement.Contract);
        json.WriteString("tokenId"u8, movement.TokenId?.ToString() ?? "");
        json.WriteMethod(movement.MethodId);
    }
}

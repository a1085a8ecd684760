using System.Text.Json;
using Kontor.Dialects.Weex.Wire;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Sockets.Private;

/// <summary>What orders, trades and positions of contracts have in common.</summary>
internal static class ContractFields
{
    /// <summary>All orders of one side make one position, so none has a position of its own.</summary>
    public static void WriteMargin(Utf8JsonWriter json, MarginMode mode)
    {
        json.WriteString("marginMode"u8, ContractWords.Of(mode));
        json.WriteString("separatedMode"u8, ContractPositionJson.Combined);
        json.WriteString("separatedOpenOrderId"u8, "0"u8);
    }

    public static void WriteSides(Utf8JsonWriter json, OrderAction action)
    {
        json.WriteString("positionSide"u8, ContractWords.PositionSideOf(action));
        json.WriteString("orderSide"u8, Words.Of(action.Side()));
    }
}

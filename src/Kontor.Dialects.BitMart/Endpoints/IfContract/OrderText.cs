using System.Text.Json;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>Orders as this family writes them.</summary>
internal static class OrderText
{
    public const int Limit = 1;
    public const int Market = 2;
    public const int Cross = 1;
    public const int Fixed = 2;

    private const int Working = 2;
    private const int Done = 4;

    /// <summary>The members of an order; whoever has more to say about it goes on in the same object.</summary>
    public static void WriteMembers(
        Utf8JsonWriter json,
        ContractView contract,
        in PerpetualOrderRow order,
        (Int128 Maker, Int128 Taker) fees
    )
    {
        var text = new ContractText(contract);
        json.WriteNumber("order_id"u8, order.Id);
        json.WriteNumber("contract_id"u8, ContractIds.Of(contract));
        json.WriteString("price"u8, text.Price(order.PriceTicks));
        json.WriteString("vol"u8, $"{order.Lots}");
        json.WriteString("done_avg_price"u8, text.Average(order.FilledValue, order.FilledLots));
        json.WriteString("done_vol"u8, $"{order.FilledLots}");
        json.WriteNumber("way"u8, ContractWords.SideOf(order.Action));
        json.WriteNumber("category"u8, order.Kind == PerpetualOrderKind.Limit ? Limit : Market);
        json.WriteNumber("open_type"u8, OpenTypeOf(order.MarginMode));
        json.WriteString("make_fee"u8, text.Money(fees.Maker));
        json.WriteString("take_fee"u8, text.Money(fees.Taker));
        json.WriteString("origin"u8, ""u8);
        json.WriteInstant("created_at"u8, order.CreatedMs);
        json.WriteInstantOrNull("finished_at"u8, order.IsOpen ? null : order.UpdatedMs);
        json.WriteNumber("status"u8, order.IsOpen ? Working : Done);
        json.WriteNumber("errno"u8, ErrnoOf(order.End));
    }

    public static int OpenTypeOf(MarginMode mode) => mode == MarginMode.Cross ? Cross : Fixed;

    /// <summary>
    /// Why it ended before it was filled: 1 its user, 2 time, 3 no funds, 4 a liquidation, 5 the system, 9 its position, 11 an order of the
    /// same user on the other side.
    /// </summary>
    private static int ErrnoOf(PerpetualEnd end) =>
        end switch
        {
            PerpetualEnd.None => 0,
            PerpetualEnd.ByUser => 1,
            PerpetualEnd.CancelAllAfter => 2,
            PerpetualEnd.MarginSpent => 3,
            PerpetualEnd.Liquidation => 4,
            PerpetualEnd.PositionGone => 9,
            PerpetualEnd.SelfTrade => 11,
            _ => 5,
        };
}

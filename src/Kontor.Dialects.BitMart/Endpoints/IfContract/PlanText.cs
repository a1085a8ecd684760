using System.Text.Json;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>Plan orders as this family writes them.</summary>
internal static class PlanText
{
    private const long HourMs = 3_600_000;
    private const int Rises = 1;
    private const int Falls = 2;
    private const int Working = 2;
    private const int Done = 4;

    public static void Write(Utf8JsonWriter json, ContractView contract, in PlanRow plan, SeatSettings settings)
    {
        var text = new ContractText(contract);
        var isOpen = plan.State is PlanState.Waiting or PlanState.Following;
        json.WriteStartObject();
        json.WriteNumber("order_id"u8, plan.Id);
        json.WriteNumber("contract_id"u8, ContractIds.Of(contract));
        json.WriteString("trigger_price"u8, text.Price(plan.TriggerTicks));
        json.WriteString("price"u8, text.Price(plan.LimitTicks));
        json.WriteString("vol"u8, $"{plan.Lots}");
        json.WriteNumber("way"u8, ContractWords.SideOf(plan.Action));
        json.WriteNumber("category"u8, plan.LimitTicks > 0 ? OrderText.Limit : OrderText.Market);
        json.WriteNumber("open_type"u8, OrderText.OpenTypeOf(PlanSettings.MarginModeOf(plan, settings)));
        json.WriteString("leverage"u8, $"{PlanSettings.LeverageOf(plan, settings)}");
        json.WriteNumber("trend"u8, plan.Rises != 0 ? Rises : Falls);
        json.WriteNumber("price_type"u8, (int)plan.Source);
        json.WriteNumber("life_cycle"u8, plan.ExpiresMs == 0 ? 0 : (plan.ExpiresMs - plan.CreatedMs) / HourMs);
        json.WriteNumber("placed_order_id"u8, plan.PlacedOrder);
        json.WriteInstant("created_at"u8, plan.CreatedMs);
        json.WriteInstantOrNull("finished_at"u8, isOpen ? null : plan.EndedMs);
        json.WriteNumber("status"u8, isOpen ? Working : Done);
        json.WriteNumber("errno"u8, ErrnoOf(plan));
        json.WriteEndObject();
    }

    /// <summary>The same numbers as of orders: 1 its user, 2 time, 3 no funds, 5 the system, 9 its position.</summary>
    private static int ErrnoOf(in PlanRow plan) =>
        (plan.State, plan.Reason) switch
        {
            (_, Reject.PositionClosed or Reject.UnknownPosition or Reject.PositionVolumeNotEnough) => 9,
            (_, Reject.ContractBalanceNotEnough) => 3,
            (PlanState.Cancelled, Reject.None) => 1,
            (PlanState.Expired, _) => 2,
            (_, Reject.None) => 0,
            _ => 5,
        };
}

using System.Runtime.InteropServices;
using Kontor.World.History;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals.Plans;

/// <summary>A plan whose life is over, as the history "perp-plans" holds it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct PlanRow : IHistoryRow
{
    public long User;
    public long EndedMs;
    public long Id;
    public long CreatedMs;
    public long ExpiresMs;
    public long Position;
    public long ParentOrder;

    /// <summary>The order that it placed; 0 when it placed none.</summary>
    public long PlacedOrder;
    public long Lots;
    public long TriggerTicks;
    public long LimitTicks;
    public long BestUnits;
    public long TakeProfitTicks;
    public long StopLossTicks;
    public int Contract;
    public int Leverage;
    public int CallbackPpm;
    public ClientOrderId ClientId;
    public PlanKind Kind;
    public PlanState State;
    public Reject Reason;
    public OrderAction Action;
    public MarginMode MarginMode;
    public PriceSource Source;
    public byte TakeProfitByMark;
    public byte StopLossByMark;
    public TimeInForce TimeInForce;
    public byte Rises;

    /// <summary>1 when the margin mode was asked for; otherwise what was set then counted.</summary>
    public byte HasMarginMode;
    public byte Exchange;

    public readonly PresetEnds Presets => new(TakeProfitTicks, TakeProfitByMark != 0, StopLossTicks, StopLossByMark != 0);

    readonly long IHistoryRow.Owner => HistoryOwner.Of(Exchange, User);
    readonly long IHistoryRow.TimeMs => EndedMs;

    internal static PlanRow Of(int exchange, PlanOrder plan, Reject reason, long placedOrder, long nowMs) =>
        new()
        {
            User = plan.User,
            EndedMs = nowMs,
            Id = plan.Id,
            CreatedMs = plan.CreatedMs,
            ExpiresMs = plan.ExpiresMs,
            Position = plan.Position,
            ParentOrder = plan.ParentOrder,
            PlacedOrder = placedOrder,
            Lots = plan.Terms.Lots,
            TriggerTicks = plan.Terms.TriggerTicks,
            LimitTicks = plan.Terms.LimitTicks,
            BestUnits = plan.BestUnits,
            TakeProfitTicks = plan.Terms.Presets.TakeProfitTicks,
            StopLossTicks = plan.Terms.Presets.StopLossTicks,
            Contract = plan.Contract,
            Leverage = plan.Terms.Leverage,
            CallbackPpm = plan.Terms.CallbackPpm,
            ClientId = plan.Terms.ClientId,
            Kind = plan.Terms.Kind,
            State = plan.State,
            Reason = reason,
            Action = plan.Terms.Action,
            MarginMode = plan.Terms.MarginMode ?? default,
            Source = plan.Terms.Source,
            TakeProfitByMark = Byte(plan.Terms.Presets.TakeProfitByMark),
            StopLossByMark = Byte(plan.Terms.Presets.StopLossByMark),
            TimeInForce = plan.Terms.TimeInForce,
            Rises = Byte(plan.Terms.Rises),
            HasMarginMode = Byte(plan.Terms.MarginMode.HasValue),
            Exchange = (byte)exchange,
        };

    private static byte Byte(bool value) => value ? (byte)1 : (byte)0;
}

using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Perpetuals.Plans;

/// <summary>
/// What a plan is to have instead. Trigger and lots of 0 stay as they are; the limit is taken as it comes, 0 making it a market order.
/// </summary>
public readonly record struct PlanChange(long Lots, long TriggerTicks, long LimitTicks, PriceSource Source, PriceWay Way);

/// <summary>Gives a plan that waits other prices or another size.</summary>
public sealed record AmendPlan(ExchangeId Exchange, long User, string Symbol, PlanKey Plan, PlanChange Change) : Command<Outcome<PlanRow>>
{
    public override CommandKind Kind => CommandKind.AmendPlan;

    public override Outcome<PlanRow> Apply(WorldState state, long nowMs)
    {
        var reject = state.Perpetuals.LocateAny(Exchange, Symbol, out var perpetuals, out _);
        return reject == Reject.None ? perpetuals.Risk.Plans.Amend(User, Symbol, Plan, Change, nowMs) : reject;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.Write(Plan);
        writer.WriteLong(Change.Lots);
        writer.WriteLong(Change.TriggerTicks);
        writer.WriteLong(Change.LimitTicks);
        writer.WriteByte((byte)Change.Source);
        writer.WriteByte((byte)Change.Way);
    }

    public static AmendPlan Read(ref RecordReader reader) =>
        new(
            new(reader.ReadText()),
            reader.ReadLong(),
            reader.ReadText(),
            reader.ReadPlanKey(),
            new(reader.ReadLong(), reader.ReadLong(), reader.ReadLong(), (PriceSource)reader.ReadByte(), (PriceWay)reader.ReadByte())
        );
}

using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Perpetuals.Plans;

/// <summary>Ends a plan that waits. An empty symbol stands for whichever contract it is in.</summary>
public sealed record CancelPlan(ExchangeId Exchange, long User, string Symbol, PlanKey Plan) : Command<Outcome<PlanRow>>
{
    public override CommandKind Kind => CommandKind.CancelPlan;

    public override Outcome<PlanRow> Apply(WorldState state, long nowMs)
    {
        var reject = state.Perpetuals.LocateAny(Exchange, Symbol, out var perpetuals, out _);
        return reject == Reject.None ? perpetuals.Risk.Plans.Cancel(User, Symbol, Plan, nowMs) : reject;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.Write(Plan);
    }

    public static CancelPlan Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), reader.ReadPlanKey());
}

/// <summary>Ends all plans of a user in one contract, or with an empty symbol in all of them.</summary>
public sealed record CancelAllPlans(ExchangeId Exchange, long User, string Symbol) : Command<Outcome<ImmutableArray<PlanRow>>>
{
    public override CommandKind Kind => CommandKind.CancelAllPlans;

    public override Outcome<ImmutableArray<PlanRow>> Apply(WorldState state, long nowMs)
    {
        var reject = state.Perpetuals.LocateAny(Exchange, Symbol, out var perpetuals, out _);
        return reject == Reject.None ? perpetuals.Risk.Plans.CancelAll(User, Symbol, nowMs) : reject;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
    }

    public static CancelAllPlans Read(ref RecordReader reader) => new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText());
}

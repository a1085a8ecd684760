using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Perpetuals.Plans;

/// <summary>Asks for an order to be placed when a price gets somewhere. <see cref="PlanDesk"/> says in which order it is refused.</summary>
public sealed record PlacePlan(ExchangeId Exchange, long User, string Symbol, PlanTerms Terms) : Command<Outcome<PlanRow>>
{
    public override CommandKind Kind => CommandKind.PlacePlan;

    public override Outcome<PlanRow> Apply(WorldState state, long nowMs)
    {
        var reject = state.Perpetuals.Locate(Exchange, Symbol, out var perpetuals, out var contract);
        return reject == Reject.None ? perpetuals.Risk.Plans.Place(contract, User, Terms, nowMs) : reject;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.Write(Terms);
    }

    public static PlacePlan Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), reader.ReadPlanTerms());
}

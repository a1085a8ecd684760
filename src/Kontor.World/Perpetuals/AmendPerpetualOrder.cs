using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Perpetuals;

/// <summary>Gives an open order another price or another size, filled part included; 0 leaves it as it is.</summary>
public sealed record AmendPerpetualOrder(ExchangeId Exchange, long User, string Symbol, PerpetualOrderKey Order, long PriceTicks, long Lots)
    : Command<Outcome<PerpetualOrderRow>>
{
    public override CommandKind Kind => CommandKind.AmendPerpetualOrder;

    public override Outcome<PerpetualOrderRow> Apply(WorldState state, long nowMs)
    {
        var reject = state.Perpetuals.LocateAny(Exchange, Symbol, out var perpetuals, out _);
        return reject == Reject.None ? perpetuals.Desk.Amend(User, Symbol, Order, PriceTicks, Lots, nowMs) : reject;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.Write(Order);
        writer.WriteLong(PriceTicks);
        writer.WriteLong(Lots);
    }

    public static AmendPerpetualOrder Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), reader.ReadPerpetualKey(), reader.ReadLong(), reader.ReadLong());
}

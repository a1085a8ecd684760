using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Perpetuals;

/// <summary>
/// Asks a contract to trade. What comes back is the order as it stands afterwards: one that was over at once is an outcome too, not a
/// refusal. <see cref="PerpetualDesk"/> says in which order it is refused.
/// </summary>
public sealed record PlacePerpetualOrder(ExchangeId Exchange, long User, string Symbol, PerpetualOrderRequest Order)
    : Command<Outcome<PerpetualOrderRow>>
{
    public override CommandKind Kind => CommandKind.PlacePerpetualOrder;

    public override Outcome<PerpetualOrderRow> Apply(WorldState state, long nowMs)
    {
        var reject = state.Perpetuals.Locate(Exchange, Symbol, out var perpetuals, out var contract);
        return reject == Reject.None ? perpetuals.Desk.Place(contract, User, Order, nowMs) : reject;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.Write(Order);
    }

    public static PlacePerpetualOrder Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), reader.ReadPerpetualOrder());
}

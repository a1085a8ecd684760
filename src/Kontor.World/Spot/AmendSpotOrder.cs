using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Spot;

/// <summary>
/// Gives an open limit order another price or size, 0 leaving it as it is. The size is the whole of it, what is filled already included.
/// One that only gets smaller keeps its place in the queue; any other change is like coming anew, with taking whatever it then reaches.
/// </summary>
public sealed record AmendSpotOrder(ExchangeId Exchange, long User, string Symbol, SpotOrderKey Order, long PriceTicks, long Lots)
    : Command<Outcome<SpotOrderRow>>
{
    public override CommandKind Kind => CommandKind.AmendSpotOrder;

    public override Outcome<SpotOrderRow> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        var spot = state.Spot.Of(ledger);
        return spot.IsUnknown(Symbol) ? Reject.UnknownMarket : spot.Desk.Amend(User, Symbol, Order, PriceTicks, Lots, nowMs);
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        Order.Write(ref writer);
        writer.WriteLong(PriceTicks);
        writer.WriteLong(Lots);
    }

    public static AmendSpotOrder Read(ref RecordReader reader) =>
        new(
            new(reader.ReadText()),
            reader.ReadLong(),
            reader.ReadText(),
            SpotOrderKey.Read(ref reader),
            reader.ReadLong(),
            reader.ReadLong()
        );
}

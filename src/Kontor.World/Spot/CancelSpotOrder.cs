using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Spot;

/// <summary>Ends an open order of a user. An empty symbol asks in every market; an order of another one is not found.</summary>
public sealed record CancelSpotOrder(ExchangeId Exchange, long User, string Symbol, SpotOrderKey Order) : Command<Outcome<SpotOrderRow>>
{
    public override CommandKind Kind => CommandKind.CancelSpotOrder;

    public override Outcome<SpotOrderRow> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        var spot = state.Spot.Of(ledger);
        return spot.IsUnknown(Symbol) ? Reject.UnknownMarket : spot.Desk.Cancel(User, Symbol, Order, nowMs);
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        Order.Write(ref writer);
    }

    public static CancelSpotOrder Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), SpotOrderKey.Read(ref reader));
}

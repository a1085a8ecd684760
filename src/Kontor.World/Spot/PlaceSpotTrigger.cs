using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Spot;

/// <summary>
/// Has an order placed as soon as the last price gets to a price: from below when that is now above the last price, from above otherwise.
/// What the order will need is held back from now on.
/// </summary>
public sealed record PlaceSpotTrigger(ExchangeId Exchange, long User, string Symbol, SpotTriggerRequest Trigger)
    : Command<Outcome<SpotTriggerRow>>
{
    public override CommandKind Kind => CommandKind.PlaceSpotTrigger;

    public override Outcome<SpotTriggerRow> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        var spot = state.Spot.Of(ledger);
        if (spot.MarketOf(Symbol) is not { } market)
            return Reject.UnknownMarket;
        return spot.Desk.PlaceTrigger(market, User, Trigger, nowMs);
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.WriteByte((byte)Trigger.Kind);
        writer.WriteLong(Trigger.TriggerTicks);
        writer.Write(Trigger.Order);
    }

    public static PlaceSpotTrigger Read(ref RecordReader reader) =>
        new(
            new(reader.ReadText()),
            reader.ReadLong(),
            reader.ReadText(),
            new((SpotTriggerKind)reader.ReadByte(), reader.ReadLong(), reader.ReadSpotOrder())
        );
}

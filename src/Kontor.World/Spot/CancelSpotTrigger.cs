using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Spot;

/// <summary>Ends a waiting trigger of a user. An empty symbol asks in every market.</summary>
public sealed record CancelSpotTrigger(ExchangeId Exchange, long User, string Symbol, SpotTriggerKind? TriggerKind, SpotOrderKey Trigger)
    : Command<Outcome<SpotTriggerRow>>
{
    public override CommandKind Kind => CommandKind.CancelSpotTrigger;

    public override Outcome<SpotTriggerRow> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        var spot = state.Spot.Of(ledger);
        return spot.IsUnknown(Symbol) ? Reject.UnknownMarket : spot.Desk.CancelTrigger(User, Symbol, TriggerKind, Trigger, nowMs);
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.WriteLongOrNone((long?)TriggerKind);
        Trigger.Write(ref writer);
    }

    public static CancelSpotTrigger Read(ref RecordReader reader) =>
        new(
            new(reader.ReadText()),
            reader.ReadLong(),
            reader.ReadText(),
            (SpotTriggerKind?)reader.ReadLongOrNone(),
            SpotOrderKey.Read(ref reader)
        );
}

using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Spot;

/// <summary>Ends all waiting triggers of a user, newest first: of one market or, with an empty symbol, of all; of one kind or of both.</summary>
public sealed record CancelAllSpotTriggers(ExchangeId Exchange, long User, string Symbol, SpotTriggerKind? TriggerKind)
    : Command<Outcome<ImmutableArray<SpotTriggerRow>>>
{
    public override CommandKind Kind => CommandKind.CancelAllSpotTriggers;

    public override Outcome<ImmutableArray<SpotTriggerRow>> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        var spot = state.Spot.Of(ledger);
        return spot.IsUnknown(Symbol) ? Reject.UnknownMarket : spot.Desk.CancelAllTriggers(User, Symbol, TriggerKind, nowMs);
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.WriteLongOrNone((long?)TriggerKind);
    }

    public static CancelAllSpotTriggers Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), (SpotTriggerKind?)reader.ReadLongOrNone());
}

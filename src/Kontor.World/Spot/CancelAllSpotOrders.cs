using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.State;

namespace Kontor.World.Spot;

/// <summary>Ends all open orders of a user, newest first: of one market or, with an empty symbol, of all; of one side or of both.</summary>
public sealed record CancelAllSpotOrders(ExchangeId Exchange, long User, string Symbol, Side? Side)
    : Command<Outcome<ImmutableArray<SpotOrderRow>>>
{
    public override CommandKind Kind => CommandKind.CancelAllSpotOrders;

    public override Outcome<ImmutableArray<SpotOrderRow>> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        var spot = state.Spot.Of(ledger);
        return spot.IsUnknown(Symbol) ? Reject.UnknownMarket : spot.Desk.CancelAll(User, Symbol, Side, nowMs);
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.WriteLongOrNone((long?)Side);
    }

    public static CancelAllSpotOrders Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), (Side?)reader.ReadLongOrNone());
}

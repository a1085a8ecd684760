using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Spot;

/// <summary>
/// Asks a market to trade. What comes back is the order as it stands afterwards: one that was over at once is an outcome too, not a
/// refusal. <see cref="SpotRules"/> says in which order it is refused.
/// </summary>
public sealed record PlaceSpotOrder(ExchangeId Exchange, long User, string Symbol, SpotOrderRequest Order) : Command<Outcome<SpotOrderRow>>
{
    public override CommandKind Kind => CommandKind.PlaceSpotOrder;

    public override Outcome<SpotOrderRow> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        var spot = state.Spot.Of(ledger);
        if (spot.MarketOf(Symbol) is not { } market)
            return Reject.UnknownMarket;
        return spot.Desk.Place(market, User, Order, nowMs);
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.Write(Order);
    }

    public static PlaceSpotOrder Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), reader.ReadSpotOrder());
}

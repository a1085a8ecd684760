using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Spot;

/// <summary>Several orders in one market, placed one after the other. Each has its own outcome: one that is refused stops none behind it.</summary>
public sealed record PlaceSpotBatch(ExchangeId Exchange, long User, string Symbol, ImmutableArray<SpotOrderRequest> Orders)
    : Command<Outcome<ImmutableArray<Outcome<SpotOrderRow>>>>
{
    public const int OrdersMax = 20;

    public override CommandKind Kind => CommandKind.PlaceSpotBatch;

    public override Outcome<ImmutableArray<Outcome<SpotOrderRow>>> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        var spot = state.Spot.Of(ledger);
        if (spot.MarketOf(Symbol) is not { } market)
            return Reject.UnknownMarket;
        if (Orders.Length is 0 or > OrdersMax)
            return Reject.Malformed;
        var outcomes = ImmutableArray.CreateBuilder<Outcome<SpotOrderRow>>(Orders.Length);
        foreach (var order in Orders)
            outcomes.Add(spot.Desk.Place(market, User, order, nowMs));
        return outcomes.MoveToImmutable();
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.WriteCount(Orders.Length);
        foreach (var order in Orders)
            writer.Write(order);
    }

    public static PlaceSpotBatch Read(ref RecordReader reader)
    {
        var (exchange, user, symbol) = (new ExchangeId(reader.ReadText()), reader.ReadLong(), reader.ReadText());
        var orders = ImmutableArray.CreateBuilder<SpotOrderRequest>(reader.ReadCount());
        for (var left = orders.Capacity; left > 0; left--)
            orders.Add(reader.ReadSpotOrder());
        return new(exchange, user, symbol, orders.MoveToImmutable());
    }
}

using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Spot;

/// <summary>Ends several open orders of a user, each with its own outcome.</summary>
public sealed record CancelSpotOrders(ExchangeId Exchange, long User, string Symbol, ImmutableArray<SpotOrderKey> Orders)
    : Command<Outcome<ImmutableArray<Outcome<SpotOrderRow>>>>
{
    public const int OrdersMax = 100;

    public override CommandKind Kind => CommandKind.CancelSpotOrders;

    public override Outcome<ImmutableArray<Outcome<SpotOrderRow>>> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is not { } ledger)
            return Reject.UnknownExchange;
        var spot = state.Spot.Of(ledger);
        if (spot.IsUnknown(Symbol))
            return Reject.UnknownMarket;
        if (Orders.Length is 0 or > OrdersMax)
            return Reject.Malformed;
        var outcomes = ImmutableArray.CreateBuilder<Outcome<SpotOrderRow>>(Orders.Length);
        foreach (var order in Orders)
            outcomes.Add(spot.Desk.Cancel(User, Symbol, order, nowMs));
        return outcomes.MoveToImmutable();
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.WriteCount(Orders.Length);
        foreach (var order in Orders)
            order.Write(ref writer);
    }

    public static CancelSpotOrders Read(ref RecordReader reader)
    {
        var (exchange, user, symbol) = (new ExchangeId(reader.ReadText()), reader.ReadLong(), reader.ReadText());
        var orders = ImmutableArray.CreateBuilder<SpotOrderKey>(reader.ReadCount());
        for (var left = orders.Capacity; left > 0; left--)
            orders.Add(SpotOrderKey.Read(ref reader));
        return new(exchange, user, symbol, orders.MoveToImmutable());
    }
}

using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Perpetuals;

/// <summary>Ends an open order of a user. An empty symbol stands for whichever contract it is in.</summary>
public sealed record CancelPerpetualOrder(ExchangeId Exchange, long User, string Symbol, PerpetualOrderKey Order)
    : Command<Outcome<PerpetualOrderRow>>
{
    public override CommandKind Kind => CommandKind.CancelPerpetualOrder;

    public override Outcome<PerpetualOrderRow> Apply(WorldState state, long nowMs)
    {
        var reject = state.Perpetuals.LocateAny(Exchange, Symbol, out var perpetuals, out _);
        return reject == Reject.None ? perpetuals.Desk.Cancel(User, Symbol, Order, nowMs) : reject;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.Write(Order);
    }

    public static CancelPerpetualOrder Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText(), reader.ReadPerpetualKey());
}

/// <summary>Ends several open orders of a user, each with its own outcome.</summary>
public sealed record CancelPerpetualOrders(ExchangeId Exchange, long User, string Symbol, ImmutableArray<PerpetualOrderKey> Orders)
    : Command<Outcome<ImmutableArray<Outcome<PerpetualOrderRow>>>>
{
    public const int OrdersMax = 100;

    public override CommandKind Kind => CommandKind.CancelPerpetualOrders;

    public override Outcome<ImmutableArray<Outcome<PerpetualOrderRow>>> Apply(WorldState state, long nowMs)
    {
        var reject = state.Perpetuals.LocateAny(Exchange, Symbol, out var perpetuals, out _);
        if (reject != Reject.None)
            return reject;
        if (Orders.Length is 0 or > OrdersMax)
            return Reject.Malformed;
        var outcomes = ImmutableArray.CreateBuilder<Outcome<PerpetualOrderRow>>(Orders.Length);
        foreach (var order in Orders)
            outcomes.Add(perpetuals.Desk.Cancel(User, Symbol, order, nowMs));
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

    public static CancelPerpetualOrders Read(ref RecordReader reader)
    {
        var (exchange, user, symbol) = (new ExchangeId(reader.ReadText()), reader.ReadLong(), reader.ReadText());
        var orders = ImmutableArray.CreateBuilder<PerpetualOrderKey>(reader.ReadCount());
        for (var left = orders.Capacity; left > 0; left--)
            orders.Add(reader.ReadPerpetualKey());
        return new(exchange, user, symbol, orders.MoveToImmutable());
    }
}

/// <summary>Ends all that a user has open in one contract, or with an empty symbol in all of them.</summary>
public sealed record CancelAllPerpetualOrders(ExchangeId Exchange, long User, string Symbol)
    : Command<Outcome<ImmutableArray<PerpetualOrderRow>>>
{
    public override CommandKind Kind => CommandKind.CancelAllPerpetualOrders;

    public override Outcome<ImmutableArray<PerpetualOrderRow>> Apply(WorldState state, long nowMs)
    {
        var reject = state.Perpetuals.LocateAny(Exchange, Symbol, out var perpetuals, out var contract);
        if (reject != Reject.None)
            return reject;
        return perpetuals.TraderOf(User) is { } trader
            ? perpetuals.Desk.CancelAll(trader, contract, PerpetualEnd.ByUser, nowMs)
            : ImmutableArray<PerpetualOrderRow>.Empty;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
    }

    public static CancelAllPerpetualOrders Read(ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadText());
}

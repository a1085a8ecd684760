using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Perpetuals;

/// <summary>One order of a batch, with its contract.</summary>
public readonly record struct PerpetualBatchOrder(string Symbol, PerpetualOrderRequest Order)
{
    /// <summary>Two market orders, one of which opens what the other closes.</summary>
    internal bool Contradicts(in PerpetualBatchOrder other) =>
        Order.Kind == PerpetualOrderKind.Market
        && other.Order.Kind == PerpetualOrderKind.Market
        && string.Equals(Symbol, other.Symbol, StringComparison.Ordinal)
        && Order.Action.Contradicts(other.Order.Action);
}

/// <summary>Places several orders of a user, one after the other and each with its own outcome.</summary>
public sealed record PlacePerpetualBatch(ExchangeId Exchange, long User, ImmutableArray<PerpetualBatchOrder> Orders)
    : Command<Outcome<ImmutableArray<Outcome<PerpetualOrderRow>>>>
{
    public const int OrdersMax = 20;

    public override CommandKind Kind => CommandKind.PlacePerpetualBatch;

    public override Outcome<ImmutableArray<Outcome<PerpetualOrderRow>>> Apply(WorldState state, long nowMs)
    {
        if (state.Ledger.Find(Exchange) is null)
            return Reject.UnknownExchange;
        if (Orders.Length is 0 or > OrdersMax)
            return Reject.Malformed;
        var outcomes = ImmutableArray.CreateBuilder<Outcome<PerpetualOrderRow>>(Orders.Length);
        for (var index = 0; index < Orders.Length; index++)
            outcomes.Add(Place(state, index, nowMs));
        return outcomes.MoveToImmutable();
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteCount(Orders.Length);
        foreach (var (symbol, order) in Orders)
        {
            writer.WriteText(symbol);
            writer.Write(order);
        }
    }

    public static PlacePerpetualBatch Read(ref RecordReader reader)
    {
        var (exchange, user) = (new ExchangeId(reader.ReadText()), reader.ReadLong());
        var orders = ImmutableArray.CreateBuilder<PerpetualBatchOrder>(reader.ReadCount());
        for (var left = orders.Capacity; left > 0; left--)
            orders.Add(new(reader.ReadText(), reader.ReadPerpetualOrder()));
        return new(exchange, user, orders.MoveToImmutable());
    }

    private Outcome<PerpetualOrderRow> Place(WorldState state, int index, long nowMs)
    {
        var (symbol, order) = Orders[index];
        var reject = state.Perpetuals.Locate(Exchange, symbol, out var perpetuals, out var contract);
        if (reject != Reject.None)
            return reject;
        foreach (var other in Orders)
        {
            if (other.Contradicts(Orders[index]))
                return Reject.OpensAndCloses;
        }
        return perpetuals.Desk.Place(contract, User, order, nowMs);
    }
}

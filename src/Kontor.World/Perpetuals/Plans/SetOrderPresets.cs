using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.State;

namespace Kontor.World.Perpetuals.Plans;

/// <summary>Gives an open order other take-profit and stop-loss prices for the position it opens. Plans that are there already keep theirs.</summary>
public sealed record SetOrderPresets(ExchangeId Exchange, long User, string Symbol, PerpetualOrderKey Order, PresetEnds Presets)
    : Command<Outcome<PerpetualOrderRow>>
{
    public override CommandKind Kind => CommandKind.SetOrderPresets;

    public override Outcome<PerpetualOrderRow> Apply(WorldState state, long nowMs)
    {
        var reject = state.Perpetuals.LocateAny(Exchange, Symbol, out var perpetuals, out _);
        if (reject != Reject.None)
            return reject;
        if (!Presets.IsValid)
            return Reject.Malformed;
        var slot = perpetuals.FindOpen(User, Symbol, Order);
        if (slot == OrderPool.None)
            return Reject.UnknownOrder;
        ref var order = ref perpetuals.Orders[slot];
        if (order.Action.IsClosing())
            return Reject.WrongCombination;
        (order.TakeProfitTicks, order.TakeProfitByMark) = (Presets.TakeProfitTicks, Presets.TakeProfitByMark ? (byte)1 : (byte)0);
        (order.StopLossTicks, order.StopLossByMark) = (Presets.StopLossTicks, Presets.StopLossByMark ? (byte)1 : (byte)0);
        order.UpdatedMs = nowMs;
        perpetuals.Tap.Of(User)?.Tell(order, OrderStep.Changed);
        return order;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Exchange.Name);
        writer.WriteLong(User);
        writer.WriteText(Symbol);
        writer.Write(Order);
        writer.WriteLong(Presets.TakeProfitTicks);
        writer.WriteBool(Presets.TakeProfitByMark);
        writer.WriteLong(Presets.StopLossTicks);
        writer.WriteBool(Presets.StopLossByMark);
    }

    public static SetOrderPresets Read(ref RecordReader reader) =>
        new(
            new(reader.ReadText()),
            reader.ReadLong(),
            reader.ReadText(),
            reader.ReadPerpetualKey(),
            new(reader.ReadLong(), reader.ReadBool(), reader.ReadLong(), reader.ReadBool())
        );
}

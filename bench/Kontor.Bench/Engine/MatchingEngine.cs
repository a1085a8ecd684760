using Kontor.World.Matching;

namespace Kontor.Bench.Engine;

/// <summary>The book and the matcher, and nothing else: what is traded is counted, and nobody pays.</summary>
public sealed class MatchingEngine : IEngine
{
    private readonly OrderPool _pool;
    private readonly OrderBook _book;
    private readonly int[] _slots;
    private long _tradedLots;

    public MatchingEngine(int ordersMax, int ordersPlaced)
    {
        _pool = new OrderPool(ordersMax);
        _book = new OrderBook(_pool);
        _slots = new int[ordersPlaced];
        Array.Fill(_slots, OrderPool.None);
    }

    public EngineResult Result => new(_tradedLots, _book.Count);

    /// <summary>Told of every maker that is used up; the one who makes the stream wants to know.</summary>
    internal Action<int>? MakerDone { get; init; }

    public bool IsOpen(int order) => _slots[order] != OrderPool.None;

    public void Apply(ReadOnlySpan<EngineCommand> commands)
    {
        foreach (ref readonly var command in commands)
            Apply(in command);
    }

    public void Dispose() { }

    internal void Apply(in EngineCommand command)
    {
        switch (command.Kind)
        {
            case EngineCommandKind.Place:
                TakeAndRest(in command, Open(in command));
                break;
            case EngineCommandKind.TakeNow:
                var taker = TakerOf(in command);
                Matcher.Take(_book, ref taker, new Counting(this));
                break;
            case EngineCommandKind.Cancel:
                _book.Remove(_slots[command.Order]);
                Close(_slots[command.Order]);
                break;
            case EngineCommandKind.Move:
                _book.Remove(_slots[command.Order]);
                TakeAndRest(in command, _slots[command.Order]);
                break;
            default:
                throw new InvalidOperationException($"No such command: {command}.");
        }
    }

    private int Open(in EngineCommand command)
    {
        var slot = _pool.Rent();
        ref var order = ref _pool[slot];
        order.Id = command.Order;
        order.Owner = command.Owner;
        order.Side = command.Side;
        _slots[command.Order] = slot;
        return slot;
    }

    private void TakeAndRest(in EngineCommand command, int slot)
    {
        var taker = TakerOf(in command);
        Matcher.Take(_book, ref taker, new Counting(this));
        if (!taker.MayRest || !_book.CanRest(taker.Side, command.PriceTicks))
        {
            Close(slot);
            return;
        }
        ref var order = ref _pool[slot];
        order.PriceTicks = command.PriceTicks;
        order.Lots = taker.Lots;
        _book.Rest(slot);
    }

    private void Close(int slot)
    {
        _slots[_pool[slot].Id] = OrderPool.None;
        _pool.Return(slot);
    }

    private static Taker TakerOf(in EngineCommand command) =>
        new()
        {
            Side = command.Side,
            Owner = command.Owner,
            LimitTicks = command.PriceTicks,
            Lots = command.Lots,
        };

    private readonly struct Counting(MatchingEngine engine) : IFillHandler
    {
        public long Affordable(long priceTicks, long lots) => lots;

        public void Filled(int makerSlot, long priceTicks, long lots)
        {
            engine._tradedLots += lots;
            if (engine._pool[makerSlot].Lots > 0)
                return;
            engine.MakerDone?.Invoke((int)engine._pool[makerSlot].Id);
            engine.Close(makerSlot);
        }

        public void Stopped(int makerSlot) => engine.Close(makerSlot);
    }
}

namespace Kontor.World.Matching;

/// <summary>
/// Who waits at which price, first come first served. It knows nothing of money: whoever trades decides who may rest, and settles.
/// It is saved by writing its orders in the order of <see cref="BestOf"/> and <see cref="After"/>, and comes back by resting them in that
/// order again, and then letting it <see cref="Continue"/>.
/// </summary>
public sealed partial class OrderBook(OrderPool pool)
{
    /// <summary>
    /// Prices and quantities stay below 2^40. An exchange has at most 2^22 orders, so the lots of a level stay below 2^62, and price times
    /// lots summed over a whole book below 2^102: a long holds the one and an Int128 the other. Whoever takes orders in checks these.
    /// </summary>
    public const long PriceTicksMax = (1L << 40) - 1;
    public const long LotsMax = (1L << 40) - 1;

    private readonly BookSide _bids = new(Side.Buy);
    private readonly BookSide _asks = new(Side.Sell);
    private readonly LevelPool _levels = new();

    /// <summary>Grows by one with every change of a level.</summary>
    public long UpdateId { get; private set; }

    /// <summary>Orders that rest here.</summary>
    public int Count { get; private set; }

    public OrderPool Pool => pool;

    /// <summary>The order that is next to be taken from a side, or <see cref="OrderPool.None"/>.</summary>
    public int BestOf(Side side)
    {
        var levels = SideOf(side);
        return levels.Count == 0 ? OrderPool.None : _levels[levels[0]].First;
    }

    public bool TryBestPrice(Side side, out long priceTicks)
    {
        var levels = SideOf(side);
        priceTicks = levels.Count == 0 ? 0 : _levels[levels[0]].PriceTicks;
        return levels.Count > 0;
    }

    /// <summary>The one that is taken after this one, or <see cref="OrderPool.None"/>.</summary>
    public int After(int slot)
    {
        ref readonly var order = ref pool[slot];
        if (order.Next != OrderPool.None)
            return order.Next;
        var levels = SideOf(order.Side);
        var index = levels.Find(order.PriceTicks);
        return index == 0 ? OrderPool.None : _levels[levels.LevelOf(index - 1)].First;
    }

    public int LevelCount(Side side) => SideOf(side).Count;

    /// <summary>The level at a depth, 0 being the best.</summary>
    public BookLevel LevelAt(Side side, int depth)
    {
        ref readonly var level = ref _levels[SideOf(side)[depth]];
        return new BookLevel(level.PriceTicks, level.Lots, level.Orders);
    }

    /// <summary>Prices are bounded in number: a new one may find no place.</summary>
    public bool CanRest(Side side, long priceTicks) => SideOf(side).Count < BookSide.LevelsMax || SideOf(side).Find(priceTicks) >= 0;

    /// <summary>
    /// Puts an order at the end of the queue of its price. Its slot has been filled in by its owner. An amended order that loses its place
    /// is removed, changed, and rested again; one that only gets smaller keeps its place: <see cref="Take"/> the difference.
    /// </summary>
    public void Rest(int slot)
    {
        ref var order = ref pool[slot];
        Invariant.Holds(order.Lots is > 0 and <= LotsMax && order.PriceTicks is > 0 and <= PriceTicksMax);
        Invariant.Holds(!TryBestPrice(order.Side.Opposite(), out var opposite) || !order.Side.Takes(order.PriceTicks, opposite));
        order.Level = LevelFor(order.Side, order.PriceTicks);
        ref var level = ref _levels[order.Level];
        order.Next = OrderPool.None;
        order.Previous = level.Last;
        if (level.Last == OrderPool.None)
            level.First = slot;
        else
            pool[level.Last].Next = slot;
        level.Last = slot;
        level.Lots += order.Lots;
        level.Orders++;
        Count++;
        UpdateId++;
    }

    /// <summary>Takes lots from an order; with the last one it leaves the book. Its slot stays rented.</summary>
    public void Take(int slot, long lots)
    {
        ref var order = ref pool[slot];
        Invariant.Holds(lots > 0 && lots <= order.Lots);
        if (lots == order.Lots)
        {
            Remove(slot);
            order.Lots = 0;
            return;
        }
        order.Lots -= lots;
        _levels[order.Level].Lots -= lots;
        UpdateId++;
    }

    /// <summary>Takes an order out as it is. Its slot stays rented, and keeps its lots: what they were held for is to be released.</summary>
    public void Remove(int slot)
    {
        ref readonly var order = ref pool[slot];
        ref var level = ref _levels[order.Level];
        Invariant.Holds(level.Orders > 0 && level.PriceTicks == order.PriceTicks);
        if (order.Previous == OrderPool.None)
            level.First = order.Next;
        else
            pool[order.Previous].Next = order.Next;
        if (order.Next == OrderPool.None)
            level.Last = order.Previous;
        else
            pool[order.Next].Previous = order.Previous;
        level.Lots -= order.Lots;
        level.Orders--;
        if (level.Orders == 0)
            Close(order.Side, order.Level);
        Count--;
        UpdateId++;
    }

    /// <summary>Goes on counting where a saved book stood.</summary>
    internal void Continue(long updateId) => UpdateId = updateId;

    private int LevelFor(Side side, long priceTicks)
    {
        var levels = SideOf(side);
        var index = levels.Find(priceTicks);
        if (index >= 0)
            return levels.LevelOf(index);
        var number = _levels.Rent(priceTicks);
        levels.Insert(~index, priceTicks, number);
        return number;
    }

    private void Close(Side side, int number)
    {
        var levels = SideOf(side);
        levels.RemoveAt(levels.Find(_levels[number].PriceTicks));
        _levels.Return(number);
    }

    private BookSide SideOf(Side side) => side == Side.Buy ? _bids : _asks;
}

namespace Kontor.World.Matching;

/// <summary>What one price of a book adds up to.</summary>
public readonly record struct BookLevel(long PriceTicks, long Lots, int Orders);

/// <summary>
/// Who waits at which price, first come first served. It knows nothing of money: whoever trades decides who may rest, and settles.
/// </summary>
public sealed class OrderBook(OrderPool pool)
{
    /// <summary>Prices and quantities stay below 2^40, and a level below 2^20 orders, so that no total can overflow.</summary>
    public const long PriceTicksMax = (1L << 40) - 1;
    public const long LotsMax = (1L << 40) - 1;

    private struct Level
    {
        public long PriceTicks;
        public long Lots;
        public int Orders;
        public int First;
        public int Last;
    }

    private readonly BookSide _bids = new(Side.Buy);
    private readonly BookSide _asks = new(Side.Sell);
    private Level[] _levels = new Level[64];
    private int _levelsUsed;
    private int _freeLevel = OrderPool.None;

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
        ref var order = ref pool[slot];
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
        ref var level = ref _levels[SideOf(side)[depth]];
        return new BookLevel(level.PriceTicks, level.Lots, level.Orders);
    }

    /// <summary>Prices are bounded in number: a new one may find no place.</summary>
    public bool CanRest(Side side, long priceTicks) => SideOf(side).Count < BookSide.LevelsMax || SideOf(side).Find(priceTicks) >= 0;

    /// <summary>Puts an order at the end of the queue of its price. Its slot has been filled in by its owner.</summary>
    public void Rest(int slot)
    {
        ref var order = ref pool[slot];
        Invariant.Holds(order.Lots is > 0 and <= LotsMax && order.PriceTicks is > 0 and <= PriceTicksMax);
        var levels = SideOf(order.Side);
        var index = levels.Find(order.PriceTicks);
        var number = index >= 0 ? levels.LevelOf(index) : OpenLevel(levels, ~index, order.PriceTicks);
        ref var level = ref _levels[number];
        order.Level = number;
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

    public void Remove(int slot)
    {
        ref var order = ref pool[slot];
        ref var level = ref _levels[order.Level];
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
            CloseLevel(order.Side, order.Level);
        Count--;
        UpdateId++;
    }

    /// <summary>Goes on counting where a saved book stood.</summary>
    internal void Continue(long updateId) => UpdateId = updateId;

    internal void Check(string name, ICollection<string> broken)
    {
        if (TryBestPrice(Side.Buy, out var bid) && TryBestPrice(Side.Sell, out var ask) && bid >= ask)
            broken.Add($"{name}: the book is crossed: {bid} is bid and {ask} asked");
        var seen = CheckSide(name, Side.Buy, broken) + CheckSide(name, Side.Sell, broken);
        if (seen != Count)
            broken.Add($"{name}: {Count} orders are counted and {seen} are there");
    }

    private int CheckSide(string name, Side side, ICollection<string> broken)
    {
        var seen = 0;
        for (var depth = 0; depth < LevelCount(side); depth++)
        {
            ref var level = ref _levels[SideOf(side)[depth]];
            var (lots, orders) = (0L, 0);
            for (var slot = level.First; slot != OrderPool.None; slot = pool[slot].Next)
            {
                lots += pool[slot].Lots;
                orders++;
                if (pool[slot].PriceTicks != level.PriceTicks || pool[slot].Side != side || pool[slot].Lots <= 0)
                    broken.Add($"{name}: order {pool[slot].Id} does not belong where it is");
            }
            if (lots != level.Lots || orders != level.Orders || orders == 0)
                broken.Add($"{name}: the level {level.PriceTicks} does not add up");
            seen += orders;
        }
        return seen;
    }

    private int OpenLevel(BookSide levels, int index, long priceTicks)
    {
        var number = _freeLevel;
        if (number != OrderPool.None)
            _freeLevel = _levels[number].First;
        else
        {
            if (_levelsUsed == _levels.Length)
                Array.Resize(ref _levels, _levelsUsed * 2);
            number = _levelsUsed++;
        }
        _levels[number] = new Level
        {
            PriceTicks = priceTicks,
            First = OrderPool.None,
            Last = OrderPool.None,
        };
        levels.Insert(index, priceTicks, number);
        return number;
    }

    private void CloseLevel(Side side, int number)
    {
        var levels = SideOf(side);
        levels.RemoveAt(levels.Find(_levels[number].PriceTicks));
        _levels[number].First = _freeLevel;
        _freeLevel = number;
    }

    private BookSide SideOf(Side side) => side == Side.Buy ? _bids : _asks;
}

namespace Kontor.World.Matching;

public sealed partial class OrderBook
{
    /// <summary>Says what is wrong with the book, if anything is. It looks at every order, so it is for checks and tests.</summary>
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
        var (seen, levels) = (0, SideOf(side));
        for (var depth = 0; depth < levels.Count; depth++)
        {
            var number = levels[depth];
            if (depth > 0 && !side.IsBetter(_levels[levels[depth - 1]].PriceTicks, _levels[number].PriceTicks))
                broken.Add($"{name}: the price {_levels[number].PriceTicks} is not behind the one before it");
            seen += CheckLevel(name, side, number, broken);
        }
        return seen;
    }

    private int CheckLevel(string name, Side side, int number, ICollection<string> broken)
    {
        ref readonly var level = ref _levels[number];
        var (lots, orders, previous) = (0L, 0, OrderPool.None);
        // A queue that bites its own tail must not hang the check.
        for (var slot = level.First; slot != OrderPool.None && orders <= Count; previous = slot, slot = pool[slot].Next)
        {
            ref readonly var order = ref pool[slot];
            lots += order.Lots;
            orders++;
            if (order.PriceTicks != level.PriceTicks || order.Side != side || order.Lots <= 0 || order.Level != number)
                broken.Add($"{name}: order {order.Id} does not belong where it is");
            if (order.Previous != previous)
                broken.Add($"{name}: order {order.Id} does not know who is before it");
        }
        if (lots != level.Lots || orders != level.Orders || orders == 0 || previous != level.Last)
            broken.Add($"{name}: the level {level.PriceTicks} does not add up");
        return orders;
    }
}

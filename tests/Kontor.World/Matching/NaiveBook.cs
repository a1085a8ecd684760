using Kontor.World.Matching;

namespace Kontor.World.Tests.Matching;

public sealed class NaiveOrder
{
    public required long Id { get; init; }
    public required long Owner { get; init; }
    public required Side Side { get; init; }
    public required long PriceTicks { get; set; }
    public required long Lots { get; set; }
}

/// <summary>The slow twin: two plain lists in the order in which orders are taken, and code that nobody needs to think about.</summary>
public sealed class NaiveBook
{
    private readonly List<NaiveOrder> _bids = [];
    private readonly List<NaiveOrder> _asks = [];

    public int Count => _bids.Count + _asks.Count;

    public List<NaiveOrder> SideOf(Side side) => side == Side.Buy ? _bids : _asks;

    public NaiveOrder? Find(long id) => _bids.Find(order => order.Id == id) ?? _asks.Find(order => order.Id == id);

    public void Rest(NaiveOrder order)
    {
        var side = SideOf(order.Side);
        var index = 0;
        while (index < side.Count && !IsWorse(side[index], order))
            index++;
        side.Insert(index, order);
    }

    public void Remove(NaiveOrder order) => SideOf(order.Side).Remove(order);

    public bool Crosses(Side side, long priceTicks)
    {
        var opposite = SideOf(Opposite(side));
        return opposite.Count > 0 && Reaches(side, priceTicks, opposite[0].PriceTicks);
    }

    public (long Lots, Int128 TickLots) Preview(FlowCommand command)
    {
        var (got, sum) = (0L, Int128.Zero);
        foreach (var maker in SideOf(Opposite(command.Side)))
        {
            if (!Reaches(command.Side, command.PriceTicks, maker.PriceTicks))
                return (got, sum);
            if (maker.Owner == command.Owner && command.Rule == SelfTradeRule.CancelMaker)
                continue;
            if (maker.Owner == command.Owner && command.Rule != SelfTradeRule.None)
                return (got, sum);
            var lots = Math.Min(command.Lots - got, maker.Lots);
            got += lots;
            sum += (Int128)lots * maker.PriceTicks;
        }
        return (got, sum);
    }

    /// <summary>Takes what can be taken and returns what is left, and whether that may rest.</summary>
    public (long LotsLeft, bool MayRest) Take(FlowCommand command, List<BookEvent> events)
    {
        var (left, means) = (command.Lots, command.MeansTickLots == 0 ? Int128.MaxValue : command.MeansTickLots);
        var opposite = SideOf(Opposite(command.Side));
        while (left > 0 && opposite.Count > 0 && Reaches(command.Side, command.PriceTicks, opposite[0].PriceTicks))
        {
            var maker = opposite[0];
            if (maker.Owner == command.Owner && command.Rule != SelfTradeRule.None)
            {
                if (command.Rule is SelfTradeRule.CancelMaker or SelfTradeRule.CancelBoth)
                {
                    opposite.RemoveAt(0);
                    events.Add(new BookEvent(BookEventKind.Stopped, maker.Id, maker.PriceTicks, maker.Lots));
                }
                if (command.Rule is SelfTradeRule.CancelTaker or SelfTradeRule.CancelBoth)
                    return (left, MayRest: false);
                continue;
            }
            var lots = (long)Int128.Min(Math.Min(left, maker.Lots), means / maker.PriceTicks);
            if (lots == 0)
                return (left, MayRest: false);
            left -= lots;
            means -= (Int128)lots * maker.PriceTicks;
            maker.Lots -= lots;
            if (maker.Lots == 0)
                opposite.RemoveAt(0);
            events.Add(new BookEvent(BookEventKind.Filled, maker.Id, maker.PriceTicks, lots));
        }
        return (left, MayRest: left > 0 && command.PriceTicks > 0);
    }

    private static Side Opposite(Side side) => side == Side.Buy ? Side.Sell : Side.Buy;

    private static bool Reaches(Side side, long limitTicks, long priceTicks) =>
        limitTicks == 0 || (side == Side.Buy ? priceTicks <= limitTicks : priceTicks >= limitTicks);

    private static bool IsWorse(NaiveOrder resting, NaiveOrder arriving) =>
        resting.Side == Side.Buy ? resting.PriceTicks < arriving.PriceTicks : resting.PriceTicks > arriving.PriceTicks;
}

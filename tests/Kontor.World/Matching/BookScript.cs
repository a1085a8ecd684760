using Kontor.World.Matching;

namespace Kontor.World.Tests.Matching;

/// <summary>A session at one book, one line per command, so that a test reads like the rule that it proves.</summary>
public sealed class BookScript
{
    private readonly Desk _desk = new(booksCount: 1, ordersMax: 1_000);
    private long _placed;

    public OrderBook Book => _desk.Books[0];

    /// <summary>Orders are numbered from 1 in the order in which they are placed.</summary>
    public string Buy(
        long lots,
        long priceTicks,
        long owner = 1,
        TimeInForce timeInForce = TimeInForce.GoodTillCancel,
        SelfTradeRule rule = SelfTradeRule.None,
        long means = 0
    ) => Place(Side.Buy, lots, priceTicks, owner, timeInForce, rule, means);

    public string Sell(
        long lots,
        long priceTicks,
        long owner = 2,
        TimeInForce timeInForce = TimeInForce.GoodTillCancel,
        SelfTradeRule rule = SelfTradeRule.None,
        long means = 0
    ) => Place(Side.Sell, lots, priceTicks, owner, timeInForce, rule, means);

    public string Cancel(long order) => Apply(new FlowCommand(FlowKind.Cancel, 0, order));

    public string Move(long order, long lots, long priceTicks) =>
        Apply(new FlowCommand(FlowKind.Move, 0, order) { Lots = lots, PriceTicks = priceTicks });

    public string Shrink(long order, long byLots) => Apply(new FlowCommand(FlowKind.Shrink, 0, order) { Lots = byLots });

    /// <summary>Who waits on a side, the next one first: <c>1:5@100</c> is order 1 with 5 lots at 100.</summary>
    public string Queue(Side side) =>
        string.Join(' ', _desk.Resting(0, side).Select(order => $"{order.Id}:{order.Lots}@{order.PriceTicks}"));

    private string Place(Side side, long lots, long priceTicks, long owner, TimeInForce timeInForce, SelfTradeRule rule, long means) =>
        Apply(
            new FlowCommand(FlowKind.Place, 0, ++_placed)
            {
                Side = side,
                Lots = lots,
                PriceTicks = priceTicks,
                Owner = owner,
                TimeInForce = timeInForce,
                Rule = rule,
                MeansTickLots = means,
            }
        );

    private string Apply(FlowCommand command)
    {
        _desk.Apply(in command);
        Assert.Empty(_desk.Check());
        return string.Join(", ", _desk.Events.Where(one => one.Kind != BookEventKind.Previewed).Select(Text));
    }

    private static string Text(BookEvent one) =>
        one.Kind switch
        {
            BookEventKind.Filled => $"takes {one.Lots}@{one.PriceTicks} of {one.Order}",
            BookEventKind.Stopped => $"stops {one.Order}",
            BookEventKind.Rested => $"rests {one.Lots}@{one.PriceTicks}",
            BookEventKind.Cancelled => $"cancels {one.Lots}",
            BookEventKind.Shrunk => $"shrinks by {one.Lots}",
            _ => "refused",
        };
}

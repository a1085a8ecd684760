using System.Runtime.InteropServices;
using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;
using Kontor.World.Spot;

namespace Kontor.World.Tests.Feed;

/// <summary>What somebody knows of a user who has heard everything and asked nothing.</summary>
internal sealed class Known(Listener listener)
{
    private readonly Dictionary<(WalletId, string), Balance> _balances = [];
    private readonly Dictionary<long, SpotOrderRow> _spot = [];
    private readonly Dictionary<long, PerpetualOrderRow> _orders = [];
    private readonly Dictionary<long, PlanRow> _plans = [];
    private readonly Dictionary<long, PositionRow> _positions = [];

    public HashSet<long> Triggers { get; } = [];
    public List<long> Trades { get; } = [];
    public bool HasBeenLiquidated { get; private set; }

    /// <summary>What was there before anybody listened.</summary>
    public void Begin(ExchangeLedger ledger, long user)
    {
        foreach (var line in ledger.BalancesOf(user))
            _balances[(line.Wallet, line.Asset)] = line.Balance;
    }

    public void Follow()
    {
        foreach (var one in listener.Hear())
            Learn(one);
    }

    public void MustKnowBalances(ExchangeLedger ledger, long user, string where)
    {
        foreach (var line in ledger.BalancesOf(user))
            Assert.True(_balances.GetValueOrDefault((line.Wallet, line.Asset)) == line.Balance, $"{where}\n{line}");
    }

    public void MustKnow(IReadOnlyCollection<SpotOrderRow> open, string where)
    {
        Assert.True(open.Count == _spot.Count, $"{where}\n{open.Count} orders are open, {_spot.Count} are known.");
        foreach (var order in open)
            Assert.True(Shown(_spot.GetValueOrDefault(order.Id)) == Shown(order), $"{where}\norder {order.Id}");
    }

    public void MustKnow(PerpetualExchange perpetuals, long user, int exchange, string where)
    {
        var open = perpetuals.OpenOrders(new PerpetualQuery(exchange, user));
        Assert.True(open.Length == _orders.Count, $"{where}\n{open.Length} orders are open, {_orders.Count} are known.");
        foreach (var order in open)
            Assert.True(Shown(_orders.GetValueOrDefault(order.Id)) == Shown(order), $"{where}\norder {order.Id}");
        var plans = perpetuals.Risk.Plans.Book.Of(user).ToArray();
        Assert.True(plans.Length == _plans.Count, $"{where}\n{plans.Length} plans wait, {_plans.Count} are known.");
        foreach (var plan in plans)
            Assert.True(Shown(_plans.GetValueOrDefault(plan.Id)) == Shown(plan), $"{where}\nplan {plan.Id}");
        var positions = perpetuals.PositionsOf(user);
        Assert.True(positions.Length == _positions.Count, $"{where}\n{positions.Length} positions, {_positions.Count} are known.");
        foreach (var view in positions)
            Assert.True(IsSame(_positions.GetValueOrDefault(view.Position.Id), view.Position), $"{where}\n{view.Position.Id}");
    }

    private void Learn(FeedEvent one)
    {
        switch (one)
        {
            case BalanceChanged told:
                _balances[(told.Wallet, told.Asset.Code)] = told.Balance;
                break;
            case SpotOrderChanged told:
                Keep(_spot, told.Order.Id, told.Order, told.Order.IsOpen);
                if (told.Fill is { } spot)
                    Trades.Add(spot.TradeId);
                break;
            case SpotTriggerChanged { Trigger: { State: SpotTriggerState.Waiting } waiting }:
                Triggers.Add(waiting.Id);
                break;
            case SpotTriggerChanged told:
                Assert.True(Triggers.Remove(told.Trigger.Id));
                break;
            case PerpetualOrderChanged told:
                Keep(_orders, told.Order.Id, told.Order, told.Order.IsOpen);
                if (told.Fill is { } fill)
                    Trades.Add(fill.TradeId);
                break;
            case PlanChanged told:
                Keep(_plans, told.Plan.Id, told.Plan, told.Plan.State is PlanState.Waiting or PlanState.Following);
                break;
            case PositionChanged told:
                Keep(_positions, told.Position.Id, told.Position, told.Position.State != PositionState.Closed);
                HasBeenLiquidated |= told.Position.State == PositionState.InLiquidation;
                break;
        }
    }

    private static void Keep<T>(Dictionary<long, T> known, long id, T row, bool isThere)
    {
        if (isThere)
            known[id] = row;
        else
            known.Remove(id);
    }

    // What is held back for an order is settled after its fill; the wallet tells of it.
    private static (long, long, long, long, Int128, SpotOrderState, long) Shown(in SpotOrderRow order) =>
        (order.Id, order.PriceTicks, order.Lots, order.FilledLots, order.FilledValue, order.State, order.UpdatedMs);

    private static (long, long, long, long, Int128, int, long, long) Shown(in PerpetualOrderRow order) =>
        (
            order.Id,
            order.PriceTicks,
            order.Lots,
            order.FilledLots,
            order.FilledValue,
            order.Leverage,
            order.TakeProfitTicks,
            order.UpdatedMs
        );

    private static bool IsSame(PositionRow known, PositionRow there) =>
        MemoryMarshal
            .AsBytes(new ReadOnlySpan<PositionRow>(in known))
            .SequenceEqual(MemoryMarshal.AsBytes(new ReadOnlySpan<PositionRow>(in there)));

    private static (long, long, long) Shown(in PlanRow plan) => (plan.Id, plan.Lots, plan.TriggerTicks);

    private static (long, long, long) Shown(PlanOrder plan) => (plan.Id, plan.Terms.Lots, plan.Terms.TriggerTicks);
}

using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.History;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>
/// Looks orders up wherever they are: open ones in the world, those that are over in the histories. Trailing orders are plans there, and
/// are put among the others in the order in which they ended.
/// </summary>
internal sealed class OrderHistory(FuturesHouse house)
{
    /// <summary>One order by its number; null when there is none of it, or it is somebody else's.</summary>
    public async ValueTask<(ShownOrder? Order, Refusal? Refusal)> FindAsync(Call call, ContractText contract, long id)
    {
        var user = call.User!.Number;
        var (standing, failure) = await house.AskAsync(call, perpetuals => Standing.Of(perpetuals, contract, user, id));
        if (failure is not null || standing!.Order is not null)
            return (standing?.Order, failure);
        var filter = new OrderFilter(contract.Contract.Index, id, default, FuturesTimes.All);
        var (orders, unread) = await ListAsync(call, standing, filter, 1);
        return unread is null ? (orders!.FirstOrDefault(), null) : (null, unread);
    }

    /// <summary>Orders that are over, newest end first.</summary>
    public async ValueTask<(List<ShownOrder>? Orders, Refusal? Refusal)> ListAsync(Call call, OrderFilter filter, int max)
    {
        var user = call.User!.Number;
        var (standing, failure) = await house.AskAsync(call, perpetuals => Standing.Of(perpetuals, filter.Contract!.Value, user));
        return failure is null ? await ListAsync(call, standing!, filter, max) : (null, failure);
    }

    public async ValueTask<(List<PerpetualFillRow>? Fills, Refusal? Refusal)> FillsAsync(Call call, OrderFilter filter, int max)
    {
        var user = call.User!.Number;
        var (named, failure) = await NamedAsync(call, filter);
        if (failure is not null)
            return (null, failure);
        var (index, unanswered) = await house.AskAsync(call, perpetuals => perpetuals.Ledger.Index);
        if (unanswered is not null)
            return (null, unanswered);
        var query = new HistoryQuery<PerpetualFillRow>
        {
            Owner = HistoryOwner.Of(index, user),
            Range = filter.Times.Range,
            RowsMax = max,
            Where = row =>
                (filter.Contract is null || row.Contract == filter.Contract)
                && (filter.OrderId == 0 || row.OrderId == filter.OrderId)
                && (named is null || named.Contains(row.OrderId)),
        };
        var (rows, unread) = await house.ReadAsync(call, history => history.Fills, query);
        return unread is null ? (rows.Select(entry => entry.Row).ToList(), null) : (null, unread);
    }

    /// <summary>The numbers of all orders that ever had a name; null when none is asked for. A name is free again when its order is over.</summary>
    private async ValueTask<(HashSet<long>? Orders, Refusal? Refusal)> NamedAsync(Call call, OrderFilter filter)
    {
        if (filter.ClientId.IsEmpty)
            return (null, null);
        var user = call.User!.Number;
        var key = PerpetualOrderKey.Of(filter.ClientId);
        var (standing, failure) = await house.AskAsync(
            call,
            perpetuals => (perpetuals.Ledger.Index, Open: perpetuals.TryFindOpen(user, "", key, out var open) ? open.Id : 0)
        );
        if (failure is not null)
            return (null, failure);
        var query = new HistoryQuery<PerpetualOrderRow>
        {
            Owner = HistoryOwner.Of(standing.Index, user),
            Range = HistoryRange.All with { FromMs = filter.Times.FromMs },
            RowsMax = int.MaxValue,
            Where = row => row.ClientId == filter.ClientId,
        };
        var (rows, unread) = await house.ReadAsync(call, history => history.Orders, query);
        return unread is null ? ([standing.Open, .. rows.Select(entry => entry.Row.Id)], null) : (null, unread);
    }

    private async ValueTask<(List<ShownOrder>? Orders, Refusal? Refusal)> ListAsync(
        Call call,
        Standing standing,
        OrderFilter filter,
        int max
    )
    {
        var owner = HistoryOwner.Of(standing.Exchange, call.User!.Number);
        var orders = new HistoryQuery<PerpetualOrderRow>
        {
            Owner = owner,
            Range = filter.Times.Range,
            RowsMax = max,
            Where = row => filter.Matches(row),
        };
        var (placed, unread) = await house.ReadAsync(call, history => history.Orders, orders);
        if (unread is not null)
            return (null, unread);
        var plans = new HistoryQuery<PlanRow>
        {
            Owner = owner,
            Range = filter.Times.Range,
            RowsMax = max,
            Where = row => filter.Matches(row),
        };
        var (trailing, unreadPlans) = await house.ReadAsync(call, history => history.Plans, plans);
        if (unreadPlans is not null)
            return (null, unreadPlans);
        var all = placed
            .Select(entry => ShownOrder.Of(entry.Row))
            .Concat(trailing.Select(entry => ShownOrder.Of(entry.Row, standing.Settings)));
        return (all.OrderByDescending(order => order.UpdatedMs).ThenByDescending(order => order.Id).Take(max).ToList(), null);
    }

    /// <summary>What the world's own thread knows: the exchange's number, how the user trades there, and an order while it is open.</summary>
    private sealed record Standing(int Exchange, SeatSettings Settings, ShownOrder? Order)
    {
        public static Standing Of(PerpetualExchange perpetuals, int contract, long user) =>
            new(perpetuals.Ledger.Index, perpetuals.SettingsOf(user, perpetuals.At(contract)), null);

        public static Standing Of(PerpetualExchange perpetuals, ContractText contract, long user, long id)
        {
            var standing = Of(perpetuals, contract.Contract.Index, user);
            if (perpetuals.TryFindOpen(user, contract.Symbol, PerpetualOrderKey.Of(id), out var open))
                return standing with { Order = ShownOrder.Of(open) };
            if (perpetuals.TryFindEnded(user, id, out var ended) && ended.Contract == contract.Contract.Index)
                return standing with { Order = ShownOrder.Of(ended) };
            foreach (var plan in perpetuals.OpenPlans(user, perpetuals.At(contract.Contract.Index)))
            {
                if (plan.Id == id && plan.Kind == PlanKind.Trailing)
                    return standing with { Order = ShownOrder.Of(plan, standing.Settings) };
            }
            return standing;
        }
    }
}

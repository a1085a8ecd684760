using Kontor.Catalog;
using Kontor.Gate;
using Kontor.World.Spot;

namespace Kontor.Exchanges;

/// <summary>
/// Finds a user's orders, triggers and trades, wherever they are: what is open is in the world's state, what is over in its histories. What is
/// open is looked for first, so that an order which ends between the two looks is found by the second.
/// </summary>
/// <param name="unknown">What a client is told who asks for something that is not there.</param>
public sealed class SpotOrders(TradingHouse house, Refusal unknown)
{
    /// <summary>An order, or the refusal that there is none.</summary>
    public async ValueTask<(SpotOrderRow Order, Refusal? Refusal)> FindAsync(Call call, SpotOrderKey key, SpotStage stage)
    {
        var user = call.User!.Number;
        var (found, none) = await house.AskAsync(call, state => InMemory(state.SpotOf(house.Exchange), user, key, stage));
        if (none is not null || found.Id != 0)
            return (found, none);
        if (!stage.HasFlag(SpotStage.Over))
            return (default, unknown);
        var (rows, unread) = await house.ReadAsync(call, state => state.Spot.History.Orders, SpotQuery.OrderOf(house.Number, user, key));
        return unread is null && rows.Count > 0 ? (rows[0].Row, null) : (default, unread ?? unknown);
    }

    /// <summary>An order that is open or ended not long ago; one without a number is none.</summary>
    private static SpotOrderRow InMemory(SpotExchange spot, long user, SpotOrderKey key, SpotStage stage)
    {
        if (stage.HasFlag(SpotStage.Open) && spot.TryFindOpen(user, "", key, out var open))
            return open;
        return stage.HasFlag(SpotStage.Over) && key.OrderId != 0 && spot.TryFindEnded(user, key.OrderId, out var ended) ? ended : default;
    }

    /// <summary>A trigger, or the refusal that there is none.</summary>
    public async ValueTask<(SpotTriggerRow Trigger, Refusal? Refusal)> FindTriggerAsync(Call call, SpotOrderKey key, SpotStage stage)
    {
        var user = call.User!.Number;
        if (stage.HasFlag(SpotStage.Open))
        {
            var (found, none) = await house.AskAsync(
                call,
                state => state.SpotOf(house.Exchange).TryFindTrigger(user, "", key, out var trigger) ? trigger : default
            );
            if (none is not null || found.Id != 0)
                return (found, none);
        }
        if (!stage.HasFlag(SpotStage.Over))
            return (default, unknown);
        var (rows, unread) = await house.ReadAsync(
            call,
            state => state.Spot.History.Triggers,
            SpotQuery.TriggerOf(house.Number, user, key)
        );
        return unread is null && rows.Count > 0 ? (rows[0].Row, null) : (default, unread ?? unknown);
    }

    /// <summary>Newest first.</summary>
    public async ValueTask<(IReadOnlyList<SpotOrderRow> Orders, Refusal? Refusal)> OpenAsync(Call call, SpotQuery query)
    {
        var (orders, none) = await house.AskAsync(call, state => state.SpotOf(house.Exchange).OpenOrders(query));
        return none is null ? (orders, null) : ([], none);
    }

    /// <summary>Newest first; the first to come is the one that ended last.</summary>
    public async ValueTask<(IReadOnlyList<SpotOrderRow> Orders, Refusal? Refusal)> OverAsync(Call call, SpotQuery query)
    {
        var (rows, none) = await house.ReadAsync(call, state => state.Spot.History.Orders, query.Orders());
        return (rows.Select(entry => entry.Row).ToList(), none);
    }

    public async ValueTask<(IReadOnlyList<SpotTriggerRow> Triggers, Refusal? Refusal)> WaitingAsync(Call call, SpotQuery query)
    {
        var (triggers, none) = await house.AskAsync(call, state => state.SpotOf(house.Exchange).WaitingTriggers(query));
        return none is null ? (triggers, null) : ([], none);
    }

    public async ValueTask<(IReadOnlyList<SpotTriggerRow> Triggers, Refusal? Refusal)> OverTriggersAsync(Call call, SpotQuery query)
    {
        var (rows, none) = await house.ReadAsync(call, state => state.Spot.History.Triggers, query.Triggers());
        return (rows.Select(entry => entry.Row).ToList(), none);
    }

    public async ValueTask<(IReadOnlyList<SpotFillRow> Fills, Refusal? Refusal)> FillsAsync(Call call, SpotQuery query)
    {
        var (rows, none) = await house.ReadAsync(call, state => state.Spot.History.Fills, query.Fills());
        return (rows.Select(entry => entry.Row).ToList(), none);
    }

    /// <summary>The trades of one order, which all lie between its placing and what became of it last.</summary>
    public ValueTask<(IReadOnlyList<SpotFillRow> Fills, Refusal? Refusal)> FillsOfAsync(Call call, SpotOrderRow order, int max) =>
        FillsAsync(
            call,
            new SpotQuery(order.Exchange, order.User)
            {
                OrderId = order.Id,
                FromMs = order.CreatedMs,
                ToMs = order.UpdatedMs,
                Max = max,
            }
        );
}

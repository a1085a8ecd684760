using Kontor.World.Directory;
using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Tests.Feed;

/// <summary>Watches a user of a world that has no loop, and reads what he is told as short lines.</summary>
internal sealed class Listener
{
    private readonly WorldFeed _feed;
    private readonly FeedSubscription _subscription;

    private Listener(WorldFeed feed, FeedSubscription subscription) => (_feed, _subscription) = (feed, subscription);

    public static Listener[] On(WorldState state, ExchangeId exchange, params ReadOnlySpan<long> users)
    {
        var directory = new DirectoryView();
        directory.Publish(state.Directory);
        var feed = new WorldFeed(state, directory);
        var listeners = new Listener[users.Length];
        for (var index = 0; index < users.Length; index++)
            listeners[index] = new Listener(feed, feed.Watch(exchange, users[index], eventsMax: 1_000_000));
        feed.Follow();
        return listeners;
    }

    /// <summary>What happened since this was asked last.</summary>
    public List<FeedEvent> Hear()
    {
        _feed.HandOver();
        return _subscription.Read();
    }

    public string[] Lines() => [.. Hear().Select(one => one.Line())];
}

internal static class FeedReading
{
    /// <summary>What waits to be read: answers come after events, so it is all there.</summary>
    public static List<FeedEvent> Read(this FeedSubscription subscription)
    {
        var events = new List<FeedEvent>();
        while (subscription.Events.TryRead(out var one))
            events.Add(one);
        return events;
    }

    public static string[] Lines(this FeedSubscription subscription) => [.. subscription.Read().Select(one => one.Line())];

    public static string Line(this FeedEvent one) =>
        one switch
        {
            SpotOrderChanged spot => $"order {spot.Order.Id} {spot.Step}: {spot.Order.State}{Of(spot)}",
            SpotTriggerChanged spot => $"trigger {spot.Trigger.Id}: {spot.Trigger.State}",
            PerpetualOrderChanged order => $"order {order.Order.Id} {order.Step}: {order.Order.State}{Of(order)}",
            PlanChanged plan => $"plan {plan.Plan.Id} {plan.Step}: {plan.Plan.State}",
            BalanceChanged balance =>
                $"{balance.Wallet} {balance.Asset.Code} {balance.Balance.Available}+{balance.Balance.Frozen} {balance.Kind}",
            PositionChanged position =>
                $"position {position.Position.Id} {position.Position.State} {position.Position.Side} {position.Position.Lots}-{position.Position.LotsFrozen}",
            SettingsChanged settings => $"settings {settings.Contract}: {settings.Settings.MarginMode} {settings.Mode}",
            AccessChanged => "access",
            _ => throw new InvalidOperationException($"Unknown: {one}"),
        };

    private static string Of(SpotOrderChanged spot) =>
        spot.Fill is { } fill
            ? $" {fill.Lots}@{fill.PriceTicks} trade {fill.TradeId} {(fill.IsMaker != 0 ? "maker" : "taker")} fee {fill.Fee}"
        : spot.Order.IsOpen ? ""
        : $" {spot.Order.End}";

    private static string Of(PerpetualOrderChanged order) =>
        order.Fill is { } fill
            ? $" {fill.Lots}@{fill.PriceTicks} {order.Order.Origin} {(fill.IsMaker != 0 ? "maker" : "taker")} fee {fill.Fee}"
        : order.Order.IsOpen ? ""
        : $" {order.Order.End}{(order.IsDeleveraged ? " deleveraged" : "")}";
}

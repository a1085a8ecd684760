using System.Collections.Concurrent;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Feed;

/// <summary>
/// Tells those who watch a user what happens to him, after every batch: when it is durable and everybody can see it. Nothing of it is part
/// of the state: who watches changes nothing of what happens, and what is replayed was told already.
/// </summary>
public sealed class WorldFeed
{
    /// <summary>Who would be one more is told that his subscription is lost.</summary>
    public const int SubscriptionsMax = 100_000;

    private readonly ConcurrentQueue<(FeedSubscription Subscription, bool IsBegin)> _changes = new();
    private readonly HashSet<FeedSubscription> _subscriptions = [];
    private readonly DirectoryView _directory;
    private readonly WorldState _state;
    private readonly HashSet<string> _exchanges;
    private volatile bool _isClosed;

    internal WorldFeed(WorldState state, DirectoryView directory)
    {
        (_state, _directory) = (state, directory);
        _exchanges = [.. state.Ledger.Exchanges.Select(exchange => exchange.Name)];
    }

    private WorldTap Tap => _state.Ledger.Tap;

    /// <summary>
    /// Watches a user at an exchange. Whatever is executed after this call returned is told; what was executed before may be. Dispose of it
    /// to stop watching.
    /// </summary>
    public FeedSubscription Watch(ExchangeId exchange, long user, int eventsMax = FeedSubscription.EventsMaxDefault)
    {
        if (!_exchanges.Contains(exchange.Name))
            throw new ArgumentException($"There is no exchange '{exchange.Name}' to watch anybody at.", nameof(exchange));
        if (_directory.FindUser(user) is null)
            throw new ArgumentException($"There is no user {user} to watch.", nameof(user));
        ArgumentOutOfRangeException.ThrowIfLessThan(eventsMax, 1);
        var subscription = new FeedSubscription(this, exchange, user, eventsMax);
        _changes.Enqueue((subscription, IsBegin: true));
        // Whoever comes while the world stops is either seen by the one who closes, or sees it himself.
        if (_isClosed)
            subscription.Lose();
        return subscription;
    }

    internal void Forget(FeedSubscription subscription)
    {
        if (!_isClosed)
            _changes.Enqueue((subscription, IsBegin: false));
    }

    /// <summary>Called by the loop before a batch is applied: whoever asked before a command was queued sees what it does.</summary>
    internal void Follow()
    {
        while (_changes.TryDequeue(out var change))
        {
            if (change.IsBegin)
                Begin(change.Subscription);
            else if (_subscriptions.Remove(change.Subscription))
                TapOf(change.Subscription).Remove(change.Subscription);
        }
    }

    /// <summary>Called by the loop before the directory is published: then its changes are forgotten.</summary>
    internal void NoteAccess()
    {
        if (_subscriptions.Count > 0 && !_state.Directory.Changes.IsEmpty)
            Tap.NoteAccess(_state.Directory.Changes, _directory, _state.Time.NowMs);
    }

    /// <summary>Called by the loop when a batch is durable, applied and published.</summary>
    internal void HandOver() => Tap.HandOver();

    /// <summary>Called by the loop when nothing will happen any more.</summary>
    internal void Close()
    {
        _isClosed = true;
        while (_changes.TryDequeue(out var change))
            change.Subscription.Lose();
        foreach (var subscription in _subscriptions)
            subscription.Lose();
        _subscriptions.Clear();
    }

    private void Begin(FeedSubscription subscription)
    {
        if (_isClosed || _subscriptions.Count == SubscriptionsMax)
        {
            subscription.Lose();
            return;
        }
        _subscriptions.Add(subscription);
        TapOf(subscription).Add(subscription);
    }

    private ExchangeTap TapOf(FeedSubscription subscription) => _state.Ledger.Find(subscription.Exchange)!.Tap;
}

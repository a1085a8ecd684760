using System.Net.WebSockets;
using Kontor.World;
using Kontor.World.Feed;
using Kontor.World.Ledger;

namespace Kontor.Gate.Sockets.Users;

/// <summary>
/// One user whose connections are told what happens to him. The world is watched once for all of them, from the first to the last, and one
/// task tells all his topics in order.
/// </summary>
internal sealed class UserWatch(LiveWorld world, ExchangeId exchange, long user, Func<SocketSession, string?> objectionTo)
{
    private readonly Lock _gate = new();
    private SocketSession[] _sessions = [];
    private UserTopic[] _topics = [];
    private FeedSubscription? _subscription;

    /// <summary>Nobody needs it any more.</summary>
    public bool IsOver
    {
        get
        {
            lock (_gate)
                return _sessions.Length + _topics.Length == 0;
        }
    }

    public void Add(SocketSession session)
    {
        lock (_gate)
        {
            _sessions = [.. _sessions, session];
            if (_subscription is not null)
                return;
            var subscription = _subscription = world.Feed.Watch(exchange, user);
            _ = Task.Run(() => TellAllAsync(subscription));
        }
    }

    public void Remove(SocketSession session)
    {
        lock (_gate)
        {
            _sessions = [.. _sessions.Where(one => one != session)];
            if (_sessions.Length > 0)
                return;
            _subscription?.Dispose();
            _subscription = null;
        }
    }

    public void Add(UserTopic topic)
    {
        lock (_gate)
            _topics = [.. _topics, topic];
    }

    public void Remove(UserTopic topic)
    {
        lock (_gate)
            _topics = [.. _topics.Where(one => one != topic)];
    }

    private async Task TellAllAsync(FeedSubscription subscription)
    {
        await foreach (var one in subscription.Events.ReadAllAsync())
            Tell(one);
        if (subscription.IsLost)
            End(subscription);
    }

    // A key is looked at before anything is told to whoever came in with it: a change of it is something that is told.
    private void Tell(FeedEvent one)
    {
        foreach (var session in Volatile.Read(ref _sessions))
        {
            if (objectionTo(session) is { } objection)
                session.Close(WebSocketCloseStatus.PolicyViolation, objection);
        }

        foreach (var topic in Volatile.Read(ref _topics))
            topic.Tell(one);
    }

    // What follows could not be told truthfully. A client that connects again and asks how things stand knows everything.
    private void End(FeedSubscription lost)
    {
        SocketSession[] sessions;
        lock (_gate)
        {
            if (_subscription == lost)
                _subscription = null;
            sessions = _sessions;
        }

        lost.Dispose();
        foreach (var session in sessions)
            session.Close(WebSocketCloseStatus.InternalServerError, "Not everything could be told.");
    }
}

using Kontor.World;
using Kontor.World.Ledger;

namespace Kontor.Gate.Sockets.Users;

/// <summary>Who has logged in at an exchange, and what of its users' topics somebody has.</summary>
/// <param name="objectionTo">Why a session may not be told anything any more, such as a key that was frozen; null while it may.</param>
public sealed class UserWatches(LiveWorld world, ExchangeId exchange, Func<SocketSession, string?> objectionTo)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, UserWatch> _watches = [];

    public LiveWorld World => world;

    /// <summary>
    /// From now on the session is cut when there is an objection to it, and its private topics are told. Whatever it was let in by has to be
    /// looked at once more afterwards: until now nobody would have told that it changed.
    /// </summary>
    public void Enter(SocketSession session)
    {
        lock (_gate)
            Of(session.User!.Number).Add(session);
    }

    /// <summary>The session is over; whether it ever entered or not.</summary>
    public void Leave(SocketSession session)
    {
        if (session.User is not { } user)
            return;
        lock (_gate)
        {
            if (!_watches.TryGetValue(user.Number, out var watch))
                return;
            watch.Remove(session);
            Forget(user.Number, watch);
        }
    }

    internal void Add(UserTopic topic)
    {
        lock (_gate)
            Of(topic.Key.Owner).Add(topic);
    }

    internal void Remove(UserTopic topic)
    {
        lock (_gate)
        {
            var watch = Of(topic.Key.Owner);
            watch.Remove(topic);
            Forget(topic.Key.Owner, watch);
        }
    }

    private UserWatch Of(long user)
    {
        if (!_watches.TryGetValue(user, out var watch))
            _watches.Add(user, watch = new UserWatch(world, exchange, user, objectionTo));
        return watch;
    }

    private void Forget(long user, UserWatch watch)
    {
        if (watch.IsOver)
            _watches.Remove(user);
    }
}

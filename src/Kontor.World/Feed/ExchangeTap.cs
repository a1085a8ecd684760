namespace Kontor.World.Feed;

/// <summary>Who is watched at one exchange. To ask for somebody who is not costs two comparisons and no memory.</summary>
internal sealed class ExchangeTap(WorldTap world)
{
    // By the number of the user; as long as the highest number that was ever watched.
    private UserTap?[] _users = [];

    /// <summary>Null for whoever nobody watches.</summary>
    public UserTap? Of(long user)
    {
        var users = _users;
        return (ulong)user < (ulong)users.Length ? users[user] : null;
    }

    public void Add(FeedSubscription subscription)
    {
        var user = subscription.User;
        if (user >= _users.Length)
            Array.Resize(ref _users, (int)Math.Max(user + 1, _users.Length * 2L));
        (_users[user] ??= new UserTap(world, subscription.Exchange, user)).Add(subscription);
    }

    public void Remove(FeedSubscription subscription)
    {
        if (Of(subscription.User) is { } tap && tap.Remove(subscription))
            _users[subscription.User] = null;
    }
}

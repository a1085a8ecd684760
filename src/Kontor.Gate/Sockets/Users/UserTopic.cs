using Kontor.World.Feed;

namespace Kontor.Gate.Sockets.Users;

/// <summary>A topic about one user, for him alone: it is told what the world does to him, one thing after the other.</summary>
public abstract class UserTopic(TopicKey key, UserWatches watches) : Topic(key)
{
    private long _seen;

    /// <summary>Something happened to the user since somebody has this topic. Publishes what there is to say about it, if anything.</summary>
    protected abstract void Show(FeedEvent one);

    // What was done before is on its way perhaps: whoever comes now has asked for what is done from now on.
    protected sealed override void Open()
    {
        _seen = watches.World.Commands;
        watches.Add(this);
    }

    protected sealed override void Close() => watches.Remove(this);

    internal void Tell(FeedEvent one)
    {
        if (one.Record <= _seen)
            return;
        try
        {
            Show(one);
        }
        catch (Exception fault)
        {
            // A bug in showing one topic must not keep the others from being shown; those who have it are told, and so is the log.
            Fail(fault);
        }
    }
}

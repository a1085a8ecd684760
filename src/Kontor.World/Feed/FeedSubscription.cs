using System.Threading.Channels;
using Kontor.World.Ledger;

namespace Kontor.World.Feed;

/// <summary>
/// What is handed to one who watches a user: a bounded queue. Whoever does not fetch what is in it costs the world nothing; when it is
/// full, the subscription is lost.
/// </summary>
public sealed class FeedSubscription : IDisposable
{
    /// <summary>More than a user with a few thousand orders gets when he cancels all of them at once.</summary>
    public const int EventsMaxDefault = 8_192;

    private readonly Channel<FeedEvent> _events;
    private readonly WorldFeed _feed;
    private volatile bool _isLost;

    internal FeedSubscription(WorldFeed feed, ExchangeId exchange, long user, int eventsMax)
    {
        (_feed, Exchange, User, EventsMax) = (feed, exchange, user, eventsMax);
        _events = Channel.CreateBounded<FeedEvent>(
            new BoundedChannelOptions(eventsMax) { SingleWriter = true, AllowSynchronousContinuations = false }
        );
    }

    public ExchangeId Exchange { get; }
    public long User { get; }
    public int EventsMax { get; }

    /// <summary>In the order in which things happened. Completes when the subscription was disposed of, when it is lost, or when the world stops.</summary>
    public ChannelReader<FeedEvent> Events => _events.Reader;

    /// <summary>
    /// Something happened that could not be handed over, or will not be: what was told so far is true, but it is not all. Its owner has to
    /// begin again.
    /// </summary>
    public bool IsLost => _isLost;

    /// <summary>Nothing is handed over any more. What is in the queue already can still be read.</summary>
    public void Dispose()
    {
        _events.Writer.TryComplete();
        _feed.Forget(this);
    }

    /// <summary>False when it is lost by that.</summary>
    internal bool TryHandOver(List<FeedEvent> events)
    {
        foreach (var one in events)
        {
            if (_events.Writer.TryWrite(one))
                continue;
            Lose();
            return false;
        }
        return true;
    }

    internal void Lose()
    {
        _isLost = true;
        _events.Writer.TryComplete();
    }
}

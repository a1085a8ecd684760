using Kontor.World.Time;

namespace Kontor.Gate.Sockets;

/// <summary>
/// A topic that looks by itself whether there is something new: after every batch of the world, but no more often than its cadence allows.
/// The cadence is counted on the world's clock while that clock runs; on a frozen one every change goes out at once.
/// </summary>
public abstract class PolledTopic(TopicKey key, WorldClock clock, int cadenceMs) : Topic(key)
{
    public const long NotDue = long.MaxValue;

    private long _nextMs;

    protected long NowMs => clock.NowMs;

    /// <summary>Publishes what is new, and answers whether anything was. Called with <see cref="Topic.Gate"/> held, by one thread at a time.</summary>
    protected abstract bool Look(long nowMs);

    /// <summary>Answers when to look again even if nothing happens, because something may have been held back.</summary>
    internal long Poll(long nowMs, bool isPaced)
    {
        lock (Gate)
        {
            if (isPaced && nowMs < _nextMs)
                return _nextMs;
            if (Look(nowMs))
                _nextMs = nowMs + cadenceMs;
            return NotDue;
        }
    }
}

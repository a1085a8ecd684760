using Kontor.Gate.Sockets;
using Kontor.World.MarketData;
using Kontor.World.Time;

namespace Kontor.Exchanges.Sockets;

/// <summary>
/// A book by its changes. The first subscriber begins a sequence; every update has the next version. Whoever comes later gets a picture of
/// the version that the others have just been told, so the next update fits his picture as it fits theirs.
/// </summary>
public abstract class DepthDeltaTopic(TopicKey key, MarketTape tape, int levels, WorldClock clock, int cadenceMs)
    : PolledTopic(key, clock, cadenceMs)
{
    private const long FirstVersion = 1;

    private DepthView? _shown;
    private long _version = FirstVersion;
    private ReadOnlyMemory<byte> _snapshot;

    // What changes below the levels that are shown is told to nobody, and no number is skipped in what is told.
    private long _told;

    /// <summary>How deep the book is shown.</summary>
    protected int Levels => levels;

    /// <summary>A picture of the whole book, or what has changed of it: a level with nothing in it is gone.</summary>
    protected abstract ReadOnlyMemory<byte> Write(DepthPush push);

    protected sealed override void Greet(SocketSession newcomer)
    {
        if (_shown is null)
            _told = (_shown = tape.Depth(levels)).UpdateId;
        if (_snapshot.IsEmpty)
            _snapshot = Write(new DepthPush(IsSnapshot: true, _version, _told, _told, NowMs, [.. _shown.Bids], [.. _shown.Asks]));
        newcomer.Send(_snapshot);
    }

    protected sealed override bool Look(long nowMs)
    {
        var now = tape.Depth(levels);
        if (_shown is not { } shown || now.UpdateId == shown.UpdateId)
            return false;
        var delta = DepthDelta.Between(shown, now, levels);
        _shown = now;
        if (delta.IsEmpty)
            return false;
        _version++;
        _snapshot = default;
        var push = new DepthPush(IsSnapshot: false, _version, _told, now.UpdateId, NowMs, delta.Bids, delta.Asks);
        _told = now.UpdateId;
        Publish(Write(push));
        return true;
    }
}

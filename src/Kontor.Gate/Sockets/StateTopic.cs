using Kontor.World.Time;

namespace Kontor.Gate.Sockets;

/// <summary>A topic that shows how something stands: a newcomer is told what everybody was told last, and everybody when it has changed.</summary>
public abstract class StateTopic<TView>(TopicKey key, WorldClock clock, int cadenceMs) : PolledTopic(key, clock, cadenceMs)
    where TView : class
{
    private TView? _shown;
    private IReadOnlyList<ReadOnlyMemory<byte>> _frames = [];

    /// <summary>How it stands now; null while there is nothing to show.</summary>
    protected abstract TView? Read(long nowMs);

    /// <summary>Whether there is nothing in the later view that the earlier one did not say.</summary>
    protected virtual bool IsSame(TView shown, TView now) => shown.Equals(now);

    /// <summary>The frames that show it.</summary>
    protected abstract IReadOnlyList<ReadOnlyMemory<byte>> Write(TView view, long nowMs);

    protected sealed override void Greet(SocketSession newcomer)
    {
        if (_shown is null)
            Renew(NowMs);
        foreach (var frame in _frames)
            newcomer.Send(frame);
    }

    protected sealed override bool Look(long nowMs)
    {
        if (!Renew(nowMs))
            return false;
        foreach (var frame in _frames)
            Publish(frame);
        return true;
    }

    private bool Renew(long nowMs)
    {
        if (Read(nowMs) is not { } view || (_shown is { } shown && IsSame(shown, view)))
            return false;
        // Of the time after it was read: what a world shows may be newer than the instant at which looking began.
        (_shown, _frames) = (view, Write(view, NowMs));
        return true;
    }
}

using Kontor.World;
using Kontor.World.Time;

namespace Kontor.Gate.Sockets;

/// <summary>What time asks for on a connection.</summary>
internal enum SocketBeat : byte
{
    Nothing,

    /// <summary>Ask whether anybody is there.</summary>
    Ask,

    /// <summary>Nobody has answered for too long.</summary>
    Deaf,

    /// <summary>Nobody has wanted anything for too long.</summary>
    Empty,
}

/// <summary>
/// Whether a connection is in use, and whether anybody answers. It follows the world's clock also while that is moved by hand: a jump is
/// worth one question, however far it goes.
/// </summary>
internal sealed class SocketPulse(SocketLimits limits, WorldClock clock)
{
    /// <summary>No clock gets there.</summary>
    public const long Never = Bounds.InstantMaxMs + 1;

    private long _emptySinceMs = clock.NowMs;
    private long _askAtMs = limits.PingEveryMs == 0 ? Never : clock.NowMs + limits.PingEveryMs;
    private int _unanswered;

    /// <summary>When to look again. What changes meanwhile only makes something due later, or no sooner than the next look.</summary>
    public long DueMs => Math.Min(_askAtMs, limits.EmptyMs == 0 ? Never : Math.Min(EmptyAtMs, clock.NowMs + limits.EmptyMs));

    private bool HasTopic => Volatile.Read(ref _emptySinceMs) == Never;

    private long EmptyAtMs => HasTopic || limits.EmptyMs == 0 ? Never : Volatile.Read(ref _emptySinceMs) + limits.EmptyMs;

    /// <summary>From now on there are so many topics.</summary>
    public void Has(int topics)
    {
        if (topics > 0)
            Volatile.Write(ref _emptySinceMs, Never);
        else if (HasTopic)
            Volatile.Write(ref _emptySinceMs, clock.NowMs);
    }

    public void Answered() => Volatile.Write(ref _unanswered, 0);

    /// <summary>What is due. Called by one thread.</summary>
    public SocketBeat Take(long nowMs)
    {
        if (nowMs >= EmptyAtMs)
            return SocketBeat.Empty;
        if (nowMs < _askAtMs)
            return SocketBeat.Nothing;
        _askAtMs = nowMs + limits.PingEveryMs;
        if (!HasTopic)
            return SocketBeat.Nothing;
        return Interlocked.Increment(ref _unanswered) > limits.PingsUnansweredMax + 1 ? SocketBeat.Deaf : SocketBeat.Ask;
    }
}

using System.Collections.Concurrent;

namespace Kontor.Gate.Sockets;

/// <summary>The connections of all dialects that are open now.</summary>
public sealed class OpenSockets
{
    private readonly ConcurrentDictionary<SocketSession, long> _sessions = new();
    private int _open;
    private long _numbers;

    public int Count => Volatile.Read(ref _open);

    /// <summary>In the order in which they came.</summary>
    /// <remarks>The dictionary's own ToArray takes a picture; sorting it as a sequence would trip over one that comes meanwhile.</remarks>
    public IReadOnlyList<SocketSession> All => [.. _sessions.ToArray().OrderBy(one => one.Value).Select(one => one.Key)];

    internal bool TryEnter(int max)
    {
        if (Interlocked.Increment(ref _open) <= max)
            return true;
        Leave();
        return false;
    }

    internal void Leave() => Interlocked.Decrement(ref _open);

    internal void Add(SocketSession session) => _sessions.TryAdd(session, Interlocked.Increment(ref _numbers));

    internal void Remove(SocketSession session) => _sessions.TryRemove(session, out _);
}

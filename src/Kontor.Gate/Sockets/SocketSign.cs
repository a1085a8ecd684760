using Kontor.World.Time;

namespace Kontor.Gate.Sockets;

/// <summary>When a connection last gave a sign of life.</summary>
internal sealed class SocketSign(WorldClock clock)
{
    private long _heardMs = clock.NowMs;

    public long HeardMs => Volatile.Read(ref _heardMs);

    public void Heard() => Volatile.Write(ref _heardMs, clock.NowMs);
}

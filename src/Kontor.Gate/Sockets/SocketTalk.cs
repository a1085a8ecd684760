namespace Kontor.Gate.Sockets;

/// <summary>What the transport itself has to refuse. The words for it are the dialect's.</summary>
public enum SocketFault : byte
{
    TooManyConnections,
    TooManyAttempts,
    TooManyMessages,
}

/// <summary>
/// One dialect's half of one connection: what it hears and what it answers. It hears one message at a time, so it needs no lock for what
/// belongs to the connection alone.
/// </summary>
public abstract class SocketTalk(SocketSession session)
{
    protected SocketSession Session { get; } = session;

    /// <summary>The connection stands: some contracts speak first.</summary>
    public virtual void Begin() { }

    /// <summary>A whole text message. Nothing that a client can write may make this throw.</summary>
    public abstract ValueTask HearAsync(ReadOnlyMemory<byte> message);

    /// <summary>Says why the transport refuses. What follows, such as the end of the connection, is the transport's business.</summary>
    public abstract void Refuse(SocketFault fault);

    /// <summary>
    /// The question whether anybody is there, where a contract has one (<see cref="SocketLimits.PingEveryMs"/>). Asked for on another thread
    /// than everything else.
    /// </summary>
    public virtual ReadOnlyMemory<byte> Ping(long nowMs) => throw new InvalidOperationException("This contract has no words for a ping.");

    /// <summary>The connection is gone. Whatever topics it had are left already.</summary>
    public virtual void End() { }
}

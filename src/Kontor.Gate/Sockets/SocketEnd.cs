namespace Kontor.Gate.Sockets;

/// <summary>Why a connection ended.</summary>
public enum SocketEnd : byte
{
    /// <summary>It has not.</summary>
    None,

    /// <summary>The client left, politely or not.</summary>
    Left,

    /// <summary>The dialect had nothing more to say to it, for example after a login that failed.</summary>
    Dismissed,

    /// <summary>The client did not take what was sent to it.</summary>
    TooSlow,

    /// <summary>A message was longer than any may be, or was no text.</summary>
    BadMessage,

    /// <summary>The client had been silent for too long.</summary>
    Idle,

    /// <summary>The venue stops.</summary>
    Stopping,

    /// <summary>Something of the house broke; the log says what.</summary>
    Fault,
}

using Kontor.Gate.Sockets;

namespace Kontor.Dialects.BitMart.Sockets;

/// <summary>Finds out for whom a connection speaks. A login in either tongue is good for both.</summary>
internal interface ISocketLogin
{
    /// <summary>Authenticates the session, or says why not.</summary>
    SocketError? Enter(SocketSession session, IReadOnlyList<string>? args);

    /// <summary>The connection is gone, whether it ever entered or not.</summary>
    void Leave(SocketSession session);
}

using Kontor.Dialects.Weex.Sockets.Private;

namespace Kontor.Dialects.Weex.Sockets;

/// <summary>One of the four places where connections come in, and what can be subscribed to there.</summary>
/// <param name="Name">By which an operator names it in the settings.</param>
/// <param name="Access">Lets in whoever comes to a private place, who has signed for it; null where anybody may come.</param>
/// <param name="Channels">Asked in this order.</param>
internal sealed record SocketPlace(string Name, PrivateAccess? Access, IReadOnlyList<IChannels> Channels)
{
    /// <summary>Private connections are asked with other words whether somebody is there.</summary>
    public bool IsPrivate => Access is not null;
}

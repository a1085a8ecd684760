namespace Kontor.Dialects.Weex.Sockets;

/// <summary>One of the four places where connections come in, and what can be subscribed to there.</summary>
/// <param name="Name">By which an operator names it in the settings.</param>
/// <param name="IsPrivate">Whoever comes in here has signed for it, and is asked with other words whether he is there.</param>
/// <param name="Channels">Asked in this order.</param>
internal sealed record SocketPlace(string Name, bool IsPrivate, IReadOnlyList<IChannels> Channels);

namespace Kontor.Dialects.BitMart.Sockets;

/// <summary>How one of the two families of channels answers: the same things are said, in two shapes.</summary>
internal abstract class Tongue
{
    public static Tongue Spot { get; } = new SpotTongue();
    public static Tongue Futures { get; } = new FuturesTongue();

    /// <summary>What the names of its topics begin with.</summary>
    public abstract string Prefix { get; }

    /// <summary>A topic was subscribed or unsubscribed.</summary>
    public abstract ReadOnlyMemory<byte> Done(SocketRequest request, string topic);

    /// <param name="request">Null when what came was none.</param>
    /// <param name="topic">Empty when no single topic is refused.</param>
    public abstract ReadOnlyMemory<byte> Refused(SocketRequest? request, string topic, SocketError error);

    public abstract ReadOnlyMemory<byte> LoggedIn(SocketRequest request);
}

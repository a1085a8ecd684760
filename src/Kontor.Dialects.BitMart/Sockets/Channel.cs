using Kontor.Gate.Sockets;

namespace Kontor.Dialects.BitMart.Sockets;

/// <summary>What a topic's name leads to: a topic, or why there is none.</summary>
internal sealed class Channel
{
    private Channel(TopicKey key, Func<TopicKey, Topic>? make, SocketError? error) => (Key, Make, Error) = (key, make, error);

    public TopicKey Key { get; }
    public Func<TopicKey, Topic>? Make { get; }
    public SocketError? Error { get; }

    /// <param name="make">Makes the topic when nobody has it yet.</param>
    public static Channel Of(TopicKey key, Func<TopicKey, Topic> make) => new(key, make, null);

    public static Channel Refused(SocketError error) => new(default, null, error);
}

/// <summary>A group of channels.</summary>
internal interface IChannels
{
    /// <summary>Null when the name is none of theirs.</summary>
    Channel? Find(string topic, SocketSession session);
}

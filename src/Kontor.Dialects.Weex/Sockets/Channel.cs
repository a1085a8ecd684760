using Kontor.Gate.Sockets;

namespace Kontor.Dialects.Weex.Sockets;

/// <summary>What a channel's name leads to: a topic, or the words why there is none.</summary>
internal sealed class Channel
{
    private Channel(TopicKey key, Func<TopicKey, Topic>? make, string? error) => (Key, Make, Error) = (key, make, error);

    public TopicKey Key { get; }
    public Func<TopicKey, Topic>? Make { get; }
    public string? Error { get; }

    /// <param name="key">The same however the client spelt the name.</param>
    /// <param name="make">Makes the topic when nobody has it yet.</param>
    public static Channel Of(TopicKey key, Func<TopicKey, Topic> make) => new(key, make, null);

    public static Channel Refused(string error) => new(default, null, error);
}

/// <summary>A group of channels.</summary>
internal interface IChannels
{
    /// <summary>Null when the name is none of theirs.</summary>
    Channel? Find(string name, SocketSession session);
}

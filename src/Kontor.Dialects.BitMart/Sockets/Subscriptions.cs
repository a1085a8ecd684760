using Kontor.Gate.Sockets;

namespace Kontor.Dialects.BitMart.Sockets;

/// <summary>What one connection has subscribed to. Each topic of a message is answered for itself; the good ones count whatever the others are.</summary>
internal sealed class Subscriptions(BitMartSockets house, SocketSession session)
{
    public void Add(SocketRequest request, Tongue tongue)
    {
        if (TopicsOf(request, tongue) is not { } topics)
            return;
        foreach (var topic in topics)
        {
            var channel = Find(topic, tongue);
            if ((channel.Error ?? RefusalOf(channel, topic)) is { } error)
            {
                session.Send(tongue.Refused(request, topic, error));
                continue;
            }

            house.Hub.Subscribe(session, channel.Key, channel.Make!, tongue.Done(request, topic));
        }
    }

    public void Remove(SocketRequest request, Tongue tongue)
    {
        if (TopicsOf(request, tongue) is not { } topics)
            return;
        foreach (var topic in topics)
        {
            var hadIt =
                house.Hub.Unsubscribe(session, TopicKey.Public(topic))
                || (session.User is { } user && house.Hub.Unsubscribe(session, new TopicKey(topic, user.Number)));
            session.Send(hadIt ? tongue.Done(request, topic) : tongue.Refused(request, topic, SocketErrors.NotSubscribed(topic)));
        }
    }

    /// <summary>Null when the message as a whole was refused.</summary>
    private IReadOnlyList<string>? TopicsOf(SocketRequest request, Tongue tongue)
    {
        if (request.Args is not { Count: > 0 } topics)
            session.Send(tongue.Refused(request, "", SocketErrors.InvalidParameter("args")));
        else if (topics.Count > session.Limits.TopicsPerMessageMax)
            session.Send(tongue.Refused(request, topics[0], SocketErrors.TooManyTopicsInMessage));
        else
            return topics;
        return null;
    }

    private Channel Find(string topic, Tongue tongue)
    {
        if (topic.StartsWith(tongue.Prefix, StringComparison.Ordinal))
        {
            foreach (var channels in house.Channels)
            {
                if (channels.Find(topic, session) is { } channel)
                    return channel;
            }
        }

        return Channel.Refused(SocketErrors.InvalidChannel(ChannelOf(topic)));
    }

    private SocketError? RefusalOf(Channel channel, string topic)
    {
        if (TopicHub.Has(session, channel.Key))
            return SocketErrors.Duplicate(topic);
        return session.TopicCount >= session.Limits.TopicsMax ? SocketErrors.TooManySubscriptions : null;
    }

    /// <summary><c>nope</c> of <c>spot/nope:BTC_USDT</c>.</summary>
    private static string ChannelOf(string topic)
    {
        var name = topic[(topic.IndexOf('/') + 1)..];
        var colon = name.IndexOf(':');
        return colon < 0 ? name : name[..colon];
    }
}

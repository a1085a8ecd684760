using Kontor.Gate.Sockets;

namespace Kontor.Dialects.Weex.Sockets;

/// <summary>
/// What one connection has subscribed to. A frame is one operation with one answer: either all its channels are good, or nothing is done.
/// </summary>
internal sealed class Subscriptions(TopicHub hub, SocketPlace place, SocketSession session)
{
    public void Add(SocketRequest request)
    {
        if (Find(request, out var channels) is { } error)
        {
            session.Send(SocketFrames.Refused(request, error));
            return;
        }

        var wanted = channels.DistinctBy(channel => channel.Key).Where(channel => !TopicHub.Has(session, channel.Key)).ToArray();
        if (session.TopicCount + wanted.Length > session.Limits.TopicsMax)
            session.Send(SocketFrames.Refused(request, SocketErrors.TooManyChannels(session.Limits.TopicsMax)));
        else if (wanted is [.. var others, var last])
        {
            foreach (var channel in others)
                hub.Subscribe(session, channel.Key, channel.Make!, default);
            // With the last one the answer: whoever has read it is told from then on what happens, on every channel.
            hub.Subscribe(session, last.Key, last.Make!, SocketFrames.Done(request));
        }
        else
            session.Send(SocketFrames.Done(request));
    }

    /// <summary>What was not subscribed is not subscribed afterwards either, so that is no mistake.</summary>
    public void Remove(SocketRequest request)
    {
        if (Find(request, out var channels) is { } error)
        {
            session.Send(SocketFrames.Refused(request, error));
            return;
        }

        foreach (var channel in channels)
            hub.Unsubscribe(session, channel.Key);
        session.Send(SocketFrames.Done(request));
    }

    /// <summary>The channels that a frame names, or why it is refused as a whole.</summary>
    private string? Find(SocketRequest request, out List<Channel> channels)
    {
        channels = [];
        if (!session.TryOperate())
            return SocketErrors.TooManyOperations(session.Limits.OperationsMax);
        if (request.Params is not { Count: > 0 } names)
            return SocketErrors.NoParams;
        foreach (var name in names)
        {
            var channel = Find(name);
            if (channel.Error is { } error)
                return error;
            channels.Add(channel);
        }

        return null;
    }

    private Channel Find(string name)
    {
        foreach (var channels in place.Channels)
        {
            if (channels.Find(name, session) is { } channel)
                return channel;
        }

        return Channel.Refused(SocketErrors.BadEvent(name[(name.IndexOf('@') + 1)..]));
    }
}

using Kontor.Exchanges.Sockets;
using Kontor.Gate.Sockets;

namespace Kontor.Dialects.Weex.Sockets.Public;

/// <summary>A topic of a market that was taken off the list: it can be had and says nothing, but for the one empty picture of a book.</summary>
/// <param name="levels">How deep the book is; null for every other channel.</param>
internal sealed class DelistedTopic(PublicTopic topic, int? levels) : Topic(topic.Key)
{
    protected override void Greet(SocketSession newcomer)
    {
        if (levels is { } depth)
            newcomer.Send(DepthTopic.Write(topic, depth, new DepthPush(IsSnapshot: true, 0, 0, 0, topic.Clock.NowMs, [], [])));
    }
}

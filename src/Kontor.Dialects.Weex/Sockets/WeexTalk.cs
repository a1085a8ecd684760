using System.Text;
using Kontor.Gate.Sockets;

namespace Kontor.Dialects.Weex.Sockets;

/// <summary>WEEX's half of a connection: both products and both kinds of connections talk alike.</summary>
internal sealed class WeexTalk(TopicHub hub, SocketPlace place, SocketSession session) : SocketTalk(session)
{
    private readonly Subscriptions _subscriptions = new(hub, place, session);

    public override void Begin()
    {
        Session.Send(SocketFrames.Connected(Session, hub.Gate.Clock.NowMs));
        place.Access?.Enter(Session);
    }

    public override ValueTask HearAsync(ReadOnlyMemory<byte> message)
    {
        if (SocketRequest.Parse(message) is { } request)
            Obey(request);
        else
            Session.Send(SocketFrames.Refused(null, SocketErrors.Unrecognized(Encoding.UTF8.GetString(message.Span))));
        return ValueTask.CompletedTask;
    }

    public override ReadOnlyMemory<byte> Ping(long nowMs) => SocketFrames.Ping(place.IsPrivate, nowMs);

    public override void Refuse(SocketFault fault) =>
        Session.Send(
            SocketFrames.Refused(
                null,
                fault switch
                {
                    SocketFault.TooManyAttempts => SocketErrors.TooManyAttempts,
                    SocketFault.TooManyConnections => SocketErrors.TooManyConnections,
                    _ => SocketErrors.TooManyMessages,
                }
            )
        );

    public override void End()
    {
        hub.Leave(Session);
        place.Access?.Leave(Session);
    }

    private void Obey(SocketRequest request)
    {
        switch (request.Method)
        {
            case "SUBSCRIBE":
                _subscriptions.Add(request);
                break;
            case "UNSUBSCRIBE":
                _subscriptions.Remove(request);
                break;
            case "PING":
                Session.Send(SocketFrames.Done(request));
                break;
            case "PONG":
                // Nobody answers an answer.
                Session.HearPong();
                break;
            default:
                Session.Send(SocketFrames.Refused(request, SocketErrors.BadEvent(request.Method)));
                break;
        }
    }
}

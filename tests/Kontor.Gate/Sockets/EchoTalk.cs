using System.Text;
using Kontor.Gate.Sockets;

namespace Kontor.Gate.Tests.Sockets;

/// <summary>A talk that repeats what it hears, and understands a few words: <c>close</c>, <c>break</c>, <c>join NAME</c>, <c>leave NAME</c>.</summary>
internal sealed class EchoTalk(SocketSession session, TopicHub hub, Func<TopicKey, Topic> make) : SocketTalk(session)
{
    public override ValueTask HearAsync(ReadOnlyMemory<byte> message)
    {
        var text = Encoding.UTF8.GetString(message.Span);
        var key = TopicKey.Public(text[(text.IndexOf(' ') + 1)..]);
        switch (text.Split(' ')[0])
        {
            case "close":
                Session.Send("closing"u8.ToArray());
                Session.Close(System.Net.WebSockets.WebSocketCloseStatus.PolicyViolation, "as you wish");
                break;
            case "break":
                throw new InvalidOperationException("This talk is broken.");
            case "join":
                if (TopicHub.Has(Session, key))
                    Session.Send("was there"u8.ToArray());
                else
                    hub.Subscribe(Session, key, make, "joined"u8.ToArray());
                break;
            case "leave":
                Session.Send(hub.Unsubscribe(Session, key) ? "left"u8.ToArray() : "was not there"u8.ToArray());
                break;
            default:
                Session.Send(message.ToArray());
                break;
        }

        return ValueTask.CompletedTask;
    }

    public override void Refuse(SocketFault fault) => Session.Send(Encoding.UTF8.GetBytes($"{fault}"));

    public override void End() => hub.Leave(Session);
}

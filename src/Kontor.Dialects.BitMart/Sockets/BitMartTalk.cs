using System.Net.WebSockets;
using Kontor.Gate.Sockets;

namespace Kontor.Dialects.BitMart.Sockets;

/// <summary>
/// BitMart's half of a connection. Every connection understands both tongues, spot's and futures', and gives every channel: clients that are
/// told one address for everything work, and so do those that have four.
/// </summary>
internal sealed class BitMartTalk(BitMartSockets house, SocketSession session, Tongue usual) : SocketTalk(session)
{
    private const int FuturesRequestBytesMax = 2_048;

    private static readonly ReadOnlyMemory<byte> s_pong = "pong"u8.ToArray();
    private static readonly ReadOnlyMemory<byte> s_futuresPong =
        """{"action":"ping","success":true,"group":"System","data":"pong"}"""u8.ToArray();

    private readonly Subscriptions _subscriptions = new(house, session);

    public override ValueTask HearAsync(ReadOnlyMemory<byte> message)
    {
        if (message.Span.SequenceEqual("ping"u8))
            Session.Send(s_pong);
        else if (SocketRequest.Parse(message) is not { } request)
            Session.Send(usual.Refused(null, "", SocketErrors.InvalidRequest));
        else if (request.IsFutures && message.Length > FuturesRequestBytesMax)
            Session.Send(Tongue.Futures.Refused(request with { Args = [] }, "", SocketErrors.InvalidParameter("args")));
        else
            Obey(request, request.IsFutures ? Tongue.Futures : Tongue.Spot);
        return ValueTask.CompletedTask;
    }

    public override void Refuse(SocketFault fault) =>
        Session.Send(
            usual.Refused(
                null,
                "",
                fault switch
                {
                    SocketFault.TooManyAttempts => SocketErrors.TooManyAttempts,
                    SocketFault.TooManyConnections => SocketErrors.TooManyConnections,
                    _ => SocketErrors.TooManyRequests,
                }
            )
        );

    public override void End()
    {
        house.Hub.Leave(Session);
        house.Login?.Leave(Session);
    }

    private void Obey(SocketRequest request, Tongue tongue)
    {
        switch (request.Verb)
        {
            case "subscribe":
                _subscriptions.Add(request, tongue);
                break;
            case "unsubscribe":
                _subscriptions.Remove(request, tongue);
                break;
            case "login" or "access" when house.Login is { } login:
                LogIn(login, request, tongue);
                break;
            case "ping" when request.IsFutures:
                Session.Send(s_futuresPong);
                break;
            default:
                Session.Send(tongue.Refused(request, "", SocketErrors.InvalidAction(request)));
                break;
        }
    }

    private void LogIn(ISocketLogin login, SocketRequest request, Tongue tongue)
    {
        if (login.Enter(Session, request.Args) is not { } error)
        {
            Session.Send(tongue.LoggedIn(request));
            return;
        }

        Session.Send(tongue.Refused(request, "", error));
        Session.Close(WebSocketCloseStatus.PolicyViolation, error.Message);
    }
}

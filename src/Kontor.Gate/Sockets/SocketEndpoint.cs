using System.Net.WebSockets;
using Kontor.Catalog;
using Kontor.Gate.Limits;
using Kontor.World.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebSockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kontor.Gate.Sockets;

/// <summary>
/// A place where connections come in. It is the handler of an ordinary route, so whoever opens a connection walks through the dialect's
/// whole gate first and is refused in its words; only what is said afterwards is the talk's business.
/// </summary>
public sealed class SocketEndpoint
{
    private static readonly WebSocketMiddleware s_handshake = new(
        static _ => Task.CompletedTask,
        Options.Create(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan }),
        NullLoggerFactory.Instance
    );

    private readonly GateServices _gate;
    private readonly RowChoice _noUpgrade;
    private readonly Func<SocketSession, SocketTalk> _begin;
    private readonly SocketLimits _limits;
    private readonly LimitTable? _attempts;
    private readonly ConnectionCount _connections = new();

    /// <param name="name">By which an operator names it in the settings, such as <c>bitmart/spot/public</c>.</param>
    /// <param name="documented">What the contract says that it takes.</param>
    /// <param name="noUpgrade">The row for a request that asks for no connection.</param>
    /// <param name="begin">Makes the dialect's half of a connection.</param>
    public SocketEndpoint(
        GateServices gate,
        string name,
        SocketLimits documented,
        RowChoice noUpgrade,
        Func<SocketSession, SocketTalk> begin
    )
    {
        (_gate, _noUpgrade, _begin) = (gate, noUpgrade, begin);
        var chosen = gate.Options.Sockets.Limits.GetValueOrDefault(name, documented);
        _limits = chosen.Times(gate.Options.LimitsFactor);
        if (!gate.Limits.IsOff)
            _attempts = gate.Limits.TableOf(
                new LimitRule($"{name} attempts", chosen.AttemptsPerIpMax, chosen.AttemptsWindowMs, LimitSubject.Ip)
            );
    }

    /// <summary>The handler of a route: opens the connection once the call has been recorded.</summary>
    public async ValueTask<Refusal?> OpenAsync(Call call)
    {
        if (call.Http is not { } http || http.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true } upgrade)
            return _noUpgrade.For(call);
        var sign = new SocketSign(_gate.Clock);
        http.Features.Set<IHttpUpgradeFeature>(new HeardUpgrade(upgrade, sign));
        // The framework's own handshake, before the few requests that want one instead of before all of them.
        await s_handshake.Invoke(http);
        if (!http.WebSockets.IsWebSocketRequest)
            return _noUpgrade.For(call);
        if (!_gate.SocketsOpen.TryEnter(_gate.Options.Sockets.ConnectionsMax))
            return call.Dialect.OnBusy(call);
        var visitor = new SocketVisitor(call.Id, call.Ip, call.Key, http.RequestAborted);
        call.Reply.Status = StatusCodes.Status101SwitchingProtocols;
        call.Reply.Rest = () => ServeAsync(http, visitor, sign);
        return null;
    }

    private async Task ServeAsync(HttpContext http, SocketVisitor visitor, SocketSign sign)
    {
        var open = _connections.Enter(visitor.Ip);
        try
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            using var session = new SocketSession(socket, visitor, _gate.Options.Sockets, _limits, _gate.Clock, sign);
            var talk = _begin(session);
            if (RefusalOf(visitor, open) is { } fault)
            {
                talk.Refuse(fault);
                session.Close(WebSocketCloseStatus.PolicyViolation, "Too many connections.");
            }

            await RunAsync(session, talk);
            // The server would go on trying to send what waits in its own buffers.
            if (session.IsCut)
                http.Abort();
        }
        finally
        {
            _connections.Leave(visitor.Ip);
            _gate.SocketsOpen.Leave();
        }
    }

    private async Task RunAsync(SocketSession session, SocketTalk talk)
    {
        _gate.SocketsOpen.Add(session);
        try
        {
            await session.RunAsync(talk, _gate.Stopping);
        }
        finally
        {
            _gate.SocketsOpen.Remove(session);
        }
    }

    private SocketFault? RefusalOf(SocketVisitor visitor, int open)
    {
        if (_attempts?.TryTake(Subject.Of(visitor.Ip), _gate.Clock.NowMs, 1, out _) == false)
            return SocketFault.TooManyAttempts;
        return open > _limits.ConnectionsPerIpMax ? SocketFault.TooManyConnections : null;
    }
}

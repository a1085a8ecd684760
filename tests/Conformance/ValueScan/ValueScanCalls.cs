using System.Net;
using System.Security.Cryptography;
using System.Text;
using Kontor.Conformance.Harness;
using Kontor.Gate;
using Kontor.Server;
using Reply = Kontor.Conformance.Harness.Reply;

namespace Kontor.Conformance.ValueScan;

/// <summary>What the ValueScan tests say often.</summary>
internal static class ValueScanCalls
{
    public const string List = "/api/open/v1/vs-token/list";
    public const string Detail = "/api/open/v1/vs-token/detail";
    public const string Market = "/stream/market/subscribe";
    public const string Signal = "/stream/signal/subscribe";

    public static Task<Session> StartAsync(Func<GateOptions, GateOptions>? gate = null) =>
        Session.StartAsync("valuescan", options => options with { Gate = gate?.Invoke(options.Gate) ?? options.Gate });

    /// <summary>Success is code 200 with the word that clients compare with, and a request id that is in the header too.</summary>
    public static Reply Succeeded(this Reply reply)
    {
        Assert.Equal((HttpStatusCode.OK, "200", "success"), (reply.Status, reply.Code, reply.Json["message"]!.GetValue<string>()));
        Assert.Equal(reply.Header("X-Request-Id"), reply.RequestId());
        Assert.True(Guid.TryParseExact(reply.RequestId(), "D", out _));
        return reply;
    }

    public static string RequestId(this Reply reply) => reply.Json["requestId"]!.GetValue<string>();

    public static ClientRequest With(this ClientRequest request, string header, string? value)
    {
        var headers = request.Headers.Where(one => one.Header != header);
        return request with { Headers = value is null ? [.. headers] : [.. headers, (header, value)] };
    }

    /// <summary>Signed at another time than the venue's, by a clock that is wrong.</summary>
    public static ClientRequest SignedAhead(this Session session, long aheadMs, string method, string target, string body) =>
        ClientSigners.ByDialect["valuescan"](session.Credentials, method, target, body, session.Venue.NowMs + aheadMs);

    /// <summary>Signed by hand, so that a test can say exactly what is sent.</summary>
    public static ClientRequest SignedByHand(this Session session, string target, string timestamp, string body)
    {
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(session.Credentials.Secret), Encoding.UTF8.GetBytes(timestamp + body));
        return new ClientRequest(
            "POST",
            target,
            body,
            [
                ("Content-Type", "application/json"),
                ("X-API-KEY", session.Credentials.Key),
                ("X-TIMESTAMP", timestamp),
                ("X-SIGN", Convert.ToHexStringLower(mac)),
            ]
        );
    }

    public static async Task<long> BalanceAsync(this Session session, long user) =>
        (await session.ControlAsync("GET", $"/credits/{user}"))["balance"]!.GetValue<long>();

    /// <summary>A user of its own with so many credits, and from now on the one who signs.</summary>
    public static async Task<long> SignAsNewUserAsync(this Session session, long credits, string tier = "pro")
    {
        var user = await session.NewUserAsync();
        session.Credentials = await session.NewKeyAsync(user, new { tier });
        if (credits > 0)
            await session.ControlAsync("POST", $"/credits/{user}/topup", new { amount = credits });
        return user;
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kontor.Conformance.Harness;
using Kontor.Gate;
using Kontor.Testing;

namespace Kontor.Conformance.XLayer;

/// <summary>The words of X Layer's tests.</summary>
internal static class XLayer
{
    public const string BlockList = "/api/v5/xlayer/block/block-list";
    public const string Blocks = BlockList + "?chainShortName=xlayer";
    public const string CheckVerify = "/api/v5/xlayer/contract/check-verify-result";
    public const string Guid = "0123456789abcdef0123456789abcdef";
    public const string CheckGuid = $$"""{"chainShortName":"XLAYER","guid":"{{Guid}}"}""";

    /// <summary>Without limits, so that a test may send as many requests in one frozen second as it needs.</summary>
    public static Task<Session> StartAsync(Func<GateOptions, GateOptions>? gate = null) =>
        Session.StartAsync("xlayer", options => options with { Gate = (gate ?? (same => same))(new GateOptions { LimitsFactor = 0 }) });

    /// <summary>Signs with the platform's HMAC and nothing of ours, so that a venue and a client that are wrong together are found out.</summary>
    public static ClientRequest SignedAt(this Session session, string timestamp, string method, string target, string body = "")
    {
        var text = timestamp + method + target + body;
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(session.Credentials.Secret), Encoding.UTF8.GetBytes(text));
        return new ClientRequest(
            method,
            target,
            body,
            [
                ("OK-ACCESS-KEY", session.Credentials.Key),
                ("OK-ACCESS-SIGN", Convert.ToBase64String(hash)),
                ("OK-ACCESS-TIMESTAMP", timestamp),
                ("OK-ACCESS-PASSPHRASE", session.Credentials.Passphrase),
                ("Content-Type", "application/json"),
            ]
        );
    }

    /// <summary>The instant at which a new venue's clock stands, moved.</summary>
    public static string Instant(long aheadMs, string format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'") =>
        Venue.DefaultStart.AddMilliseconds(aheadMs).ToString(format, CultureInfo.InvariantCulture);
}

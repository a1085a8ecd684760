using System.Collections.Frozen;
using System.Globalization;
using Kontor.Catalog;
using Kontor.Gate;
using Kontor.Gate.Limits;
using Microsoft.AspNetCore.Http;

namespace Kontor.Dialects.BinanceWallet.Wire;

/// <summary>The gateway's headers: who refused, by which name the request is known, what is left of the tightest limit.</summary>
internal static class ResponseHeaders
{
    private const int KeyPartLength = 32;
    private const string UnknownKey = "unknown";
    private const string Gateway = "-gateway-";

    /// <summary>The first three names were seen in the wild; the others follow their pattern.</summary>
    private static readonly FrozenDictionary<ErrorRow, string> s_blockedBy = new (ErrorRow Row, string Filter)[]
    {
        (Errors.ApiKeyInvalid, "AuthenticationFilter"),
        (Errors.TimestampExpired, "TimestampFilter"),
        (Errors.RateLimitExceeded, "RateLimitFilter"),
        (Errors.SignatureError, "SignatureFilter"),
        (Errors.PermissionDenied, "PermissionFilter"),
        (Errors.RegionNotServed, "ComplianceFilter"),
        (Errors.ProxyOrVpn, "ComplianceFilter"),
        (Errors.IpActivityUnusual, "ComplianceFilter"),
        (Errors.ParameterError, "ParameterFilter"),
        (Errors.ServiceUnavailable, "CapacityFilter"),
    }.ToFrozenDictionary(entry => entry.Row, entry => $"{entry.Filter}/{entry.Row.Code}");

    public static void Write(Call call)
    {
        if (call.Http?.Response.Headers is not { } headers)
            return;
        headers["X-OC-Trace-Id"] = TraceId(call);
        if (call.RetryAfterMs > 0)
            headers.RetryAfter = SmallNumbers.Text(RetryAfter.Seconds(call.RetryAfterMs));
    }

    public static void WriteBlockedBy(Call call, Refusal refusal) =>
        call.Http?.Response.Headers["X-OC-Blocked-By"] = s_blockedBy[refusal.Row];

    /// <summary>Only a caller that has proven who it is learns the server's time and what is left of its limits.</summary>
    public static void WriteAuthenticated(Call call)
    {
        if (call.Http?.Response.Headers is not { } headers)
            return;
        headers["X-OC-Server-Time"] = call.NowMs.ToString(CultureInfo.InvariantCulture);
        if (call.ReadingOf is null)
            return;
        headers["X-OC-RateLimit-Limit"] = SmallNumbers.Text(call.Reading.Limit);
        headers["X-OC-RateLimit-Remaining"] = SmallNumbers.Text(call.Reading.Remaining);
        headers["X-OC-Used-Weight"] = SmallNumbers.Text(call.Route?.Weight ?? 1);
    }

    /// <summary>The key's number and the request's id, both in 32 digits. Not the key itself: these are pasted into tickets.</summary>
    private static string TraceId(Call call)
    {
        var keyLength = call.Key is null ? UnknownKey.Length : KeyPartLength;
        return string.Create(
            keyLength + Gateway.Length + RequestId.HexLength,
            call,
            static (text, call) =>
            {
                if (call.Key is { } key)
                    key.Record.Number.TryFormat(text, out _, "x32", CultureInfo.InvariantCulture);
                else
                    UnknownKey.CopyTo(text);
                var rest = text[(call.Key is null ? UnknownKey.Length : KeyPartLength)..];
                Gateway.CopyTo(rest);
                call.Id.WriteHex(rest[Gateway.Length..]);
            }
        );
    }
}

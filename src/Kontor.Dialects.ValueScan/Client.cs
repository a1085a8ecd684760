using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kontor.Dialects.ValueScan.Streams;
using Kontor.Gate;
using Kontor.Gate.Signing;

namespace Kontor.Dialects.ValueScan;

/// <summary>Signs as a ValueScan client does: a query in its headers, a stream in its query string.</summary>
public static class Client
{
    private const int NonceBytes = 16;

    public static ClientRequest Sign(ClientCredentials credentials, string method, string target, string body, long nowMs) =>
        target.StartsWith(StreamPaths.Prefix)
            ? SignStream(credentials, method, target, RandomNumberGenerator.GetHexString(2 * NonceBytes, lowercase: true), nowMs)
            : SignQuery(credentials, method, target, body, nowMs);

    /// <summary>With a nonce of the caller's choice.</summary>
    public static ClientRequest SignStream(ClientCredentials credentials, string method, string target, string nonce, long nowMs)
    {
        var timestamp = Text(nowMs);
        var sign = Digest(credentials, new SignedParts { Timestamp = timestamp, Nonce = nonce });
        var mark = target.Contains('?') ? '&' : '?';
        var query = $"apiKey={Uri.EscapeDataString(credentials.Key)}&timestamp={timestamp}&nonce={Uri.EscapeDataString(nonce)}&sign={sign}";
        return new ClientRequest(method, $"{target}{mark}{query}", "", [("Accept", "text/event-stream")]);
    }

    private static ClientRequest SignQuery(ClientCredentials credentials, string method, string target, string body, long nowMs)
    {
        var timestamp = Text(nowMs);
        var sign = Digest(credentials, new SignedParts { Timestamp = timestamp, Body = Encoding.UTF8.GetBytes(body) });
        return new ClientRequest(
            method,
            target,
            body,
            [
                ("Content-Type", "application/json; charset=utf-8"),
                ("X-API-KEY", credentials.Key),
                ("X-TIMESTAMP", timestamp),
                ("X-SIGN", sign),
            ]
        );
    }

    private static string Digest(ClientCredentials credentials, in SignedParts parts) =>
        ValueScanProfile.Scheme.Sign(Encoding.UTF8.GetBytes(credentials.Secret), parts);

    private static string Text(long nowMs) => nowMs.ToString(CultureInfo.InvariantCulture);
}

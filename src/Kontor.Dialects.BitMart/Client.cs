using System.Globalization;
using System.Text;
using Kontor.Gate;
using Kontor.Gate.Signing;

namespace Kontor.Dialects.BitMart;

/// <summary>Signs as a BitMart client does.</summary>
public static class Client
{
    /// <summary>What a client sends to log in on a connection: <c>[key, timestamp, sign]</c>.</summary>
    public static string[] SignLogin(ClientCredentials credentials, long nowMs)
    {
        var timestamp = nowMs.ToString(CultureInfo.InvariantCulture);
        var parts = new SignedParts
        {
            Timestamp = timestamp,
            Memo = credentials.Memo,
            Body = BitMartProfile.SocketLoginWord,
        };
        return [credentials.Key, timestamp, BitMartProfile.Scheme.Sign(Encoding.UTF8.GetBytes(credentials.Secret), parts)];
    }

    public static ClientRequest Sign(ClientCredentials credentials, string method, string target, string body, long nowMs)
    {
        var timestamp = nowMs.ToString(CultureInfo.InvariantCulture);
        var parts = new SignedParts
        {
            Timestamp = timestamp,
            Memo = credentials.Memo,
            Body = Encoding.UTF8.GetBytes(body),
        };
        var headers = new List<(string, string)>
        {
            ("X-BM-KEY", credentials.Key),
            ("X-BM-TIMESTAMP", timestamp),
            ("X-BM-SIGN", BitMartProfile.Scheme.Sign(Encoding.UTF8.GetBytes(credentials.Secret), parts)),
        };
        if (body.Length > 0)
            headers.Add(("Content-Type", "application/json"));
        return new ClientRequest(method, target, body, headers);
    }
}

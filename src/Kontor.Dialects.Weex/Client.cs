using System.Globalization;
using System.Text;
using Kontor.Dialects.Weex.Sockets;
using Kontor.Gate;
using Kontor.Gate.Signing;

namespace Kontor.Dialects.Weex;

/// <summary>Signs as a WEEX client does.</summary>
public static class Client
{
    public static ClientRequest Sign(ClientCredentials credentials, string method, string target, string body, long nowMs)
    {
        var timestamp = nowMs.ToString(CultureInfo.InvariantCulture);
        var parts = new SignedParts
        {
            Timestamp = timestamp,
            Method = method,
            Target = target,
            Body = Encoding.UTF8.GetBytes(body),
        };
        // Whoever opens a private connection signs another text than for a request.
        var scheme = RequestTarget.Path(target).EndsWith(WeexSockets.SignedPath, StringComparison.Ordinal)
            ? WeexProfile.SocketScheme
            : WeexProfile.Scheme;
        var headers = new List<(string, string)>
        {
            ("ACCESS-KEY", credentials.Key),
            ("ACCESS-SIGN", scheme.Sign(Encoding.UTF8.GetBytes(credentials.Secret), parts)),
            ("ACCESS-TIMESTAMP", timestamp),
            ("ACCESS-PASSPHRASE", credentials.Passphrase),
        };
        if (body.Length > 0)
            headers.Add(("Content-Type", "application/json"));
        return new ClientRequest(method, target, body, headers);
    }
}

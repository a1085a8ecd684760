using System.Globalization;
using System.Text;
using Kontor.Gate;
using Kontor.Gate.Signing;

namespace Kontor.Dialects.XLayer;

/// <summary>Signs as an X Layer client does.</summary>
public static class Client
{
    public static ClientRequest Sign(ClientCredentials credentials, string method, string target, string body, long nowMs)
    {
        var timestamp = DateTimeOffset
            .FromUnixTimeMilliseconds(nowMs)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var parts = new SignedParts
        {
            Timestamp = timestamp,
            Method = method,
            Target = target,
            Body = Encoding.UTF8.GetBytes(body),
        };
        var headers = new List<(string, string)>
        {
            ("OK-ACCESS-KEY", credentials.Key),
            ("OK-ACCESS-SIGN", XLayerProfile.Scheme.Sign(Encoding.UTF8.GetBytes(credentials.Secret), parts)),
            ("OK-ACCESS-TIMESTAMP", timestamp),
            ("OK-ACCESS-PASSPHRASE", credentials.Passphrase),
        };
        if (body.Length > 0)
            headers.Add(("Content-Type", "application/json"));
        return new ClientRequest(method, target, body, headers);
    }
}

using System.Globalization;
using System.Text;
using Kontor.Gate;
using Kontor.Gate.Signing;

namespace Kontor.Dialects.BinanceWallet;

/// <summary>Signs as a Binance Wallet client does: with an HMAC, or with Ed25519 where the secret is a private key in PEM.</summary>
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
            ("X-OC-APIKEY", credentials.Key),
            ("X-OC-TIMESTAMP", timestamp),
            ("X-OC-SIGN", Sign(credentials.Secret, parts)),
        };
        if (body.Length > 0)
            headers.Add(("Content-Type", "application/json"));
        return new ClientRequest(method, target, body, headers);
    }

    private static string Sign(string secret, in SignedParts parts)
    {
        Span<byte> seed = stackalloc byte[Ed25519.SeedLength];
        if (!Ed25519KeyText.TryReadPrivatePem(secret, seed))
            return BinanceWalletProfile.Scheme.Sign(Encoding.UTF8.GetBytes(secret), parts);
        using var key = Ed25519PrivateKey.FromSeed(seed);
        return key.SignBase64(BinanceWalletProfile.Scheme.PreHash(parts));
    }
}

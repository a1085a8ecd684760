using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kontor.Conformance.Harness;
using Kontor.Gate;
using Kontor.Testing;

namespace Kontor.Conformance.BinanceWallet;

/// <summary>The words of Binance Wallet's tests.</summary>
internal static class BinanceWallet
{
    public const string Chains = "/build/api/v1/dex/balance/supported/chain";
    public const string Balances = "/build/api/v1/dex/balance/token-balances-by-address";
    public const string Address = "0x1111111111111111111111111111111111111111";

    /// <summary>Asks for the coin of BNB Smart Chain, of which nobody holds anything.</summary>
    public const string Ask =
        $$"""{"address":"{{Address}}","tokenContractAddresses":[{"binanceChainId":"56","tokenContractAddress":""}]}""";

    /// <summary>The clock's first instant in the body of an answer.</summary>
    public const string At = "1767323045000";

    private static int s_nonce;

    /// <summary>Without limits, so that a test may send as many requests in one frozen second as it needs.</summary>
    public static Task<Session> StartAsync(Func<GateOptions, GateOptions>? gate = null) =>
        Session.StartAsync(
            "binance-wallet",
            options => options with { Gate = (gate ?? (same => same))(new GateOptions { LimitsFactor = 0 }) }
        );

    /// <summary>Twins of one millisecond have the same signature, so whoever sends several gives each a nonce.</summary>
    public static ClientRequest Once(this ClientRequest request) =>
        request.With("X-OC-NONCE", Interlocked.Increment(ref s_nonce).ToString(CultureInfo.InvariantCulture));

    public static Task<Harness.Reply> AskAsync(this Session session, string method = "GET", string target = Chains, string body = "") =>
        session.SendAsync(session.Signed(method, target, body).Once());

    /// <summary>Signs with the platform's HMAC and nothing of ours, so that a venue and a client that are wrong together are found out.</summary>
    public static ClientRequest SignedAt(this Session session, string timestamp, string method, string target, string body = "")
    {
        var hash = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(session.Credentials.Secret),
            Encoding.UTF8.GetBytes(timestamp + method + target + body)
        );
        return new ClientRequest(
            method,
            target,
            body,
            [("X-OC-APIKEY", session.Credentials.Key), ("X-OC-TIMESTAMP", timestamp), ("X-OC-SIGN", Convert.ToBase64String(hash))]
        ).Once();
    }

    /// <summary>The instant at which a new venue's clock stands, moved.</summary>
    public static string Instant(long aheadMs, string format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'") =>
        Venue.DefaultStart.AddMilliseconds(aheadMs).ToString(format, CultureInfo.InvariantCulture);
}

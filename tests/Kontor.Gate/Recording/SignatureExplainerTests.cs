using System.Security.Cryptography;
using System.Text;
using Kontor.Gate.Keys;
using Kontor.Gate.Recording;
using Kontor.Gate.Signing;
using Kontor.Gate.Tests.Door;
using Kontor.World.Directory;

namespace Kontor.Gate.Tests.Recording;

/// <summary>Each cause is made by a client that signs one thing and sends another.</summary>
public sealed class SignatureExplainerTests
{
    private const string Secret = "a secret that nobody may ever read";
    private const string Memo = "memo-1";
    private const string Timestamp = "1767323045000";
    private const string Body = "{\"symbol\":\"BTC_USDT\",\"amount\":\"1\"}";

    private static readonly SigningScheme s_base64 = new(Request, SignatureEncoding.Base64);
    private static readonly SigningScheme s_hex = new(Request, SignatureEncoding.HexLower);
    private static readonly SigningScheme s_memo = new(
        static (in SignedParts parts, ref PreHashWriter text) => PreHash.WithMemo(ref text, parts.Timestamp, parts.Memo, parts.Body),
        SignatureEncoding.HexEither
    );

    [Theory]
    [InlineData("{\"symbol\": \"BTC_USDT\", \"amount\": \"1\"}", "re-serialised after it was signed (signed with spaces")]
    [InlineData(
        "{\"amount\":\"1\",\"symbol\":\"BTC_USDT\"}",
        "re-serialised after it was signed (signed with its members in alphabetical order)"
    )]
    [InlineData("{\n  \"symbol\": \"BTC_USDT\",\n  \"amount\": \"1\"\n}", "re-serialised after it was signed (signed indented)")]
    [InlineData("", "the body was left out")]
    public void A_body_that_was_signed_in_another_form(string signed, string cause) =>
        Proves(cause, s_base64, Given(s_base64, Timestamp, "POST", "/api/v3/order", signed), "POST", "/api/v3/order", Body);

    [Fact]
    public void A_compact_body_was_signed_and_a_spaced_one_was_sent() =>
        Proves(
            "signed compact",
            s_base64,
            Given(s_base64, Timestamp, "POST", "/api/v3/order", Body),
            "POST",
            "/api/v3/order",
            "{ \"symbol\" : \"BTC_USDT\", \"amount\":\"1\" }"
        );

    [Fact]
    public void An_empty_object_was_signed_and_nothing_was_sent() =>
        Proves("an empty JSON object", s_base64, Given(s_base64, Timestamp, "GET", "/api/v3/order", "{}"), "GET", "/api/v3/order");

    [Theory]
    [InlineData("/api/v3/order?b=2&a=1", "/api/v3/order?a=1&b=2", "the query was re-ordered")]
    [InlineData("/api/v3/order?list=a%2Cb", "/api/v3/order?list=a,b", "the query was re-encoded")]
    [InlineData("/api/v3/order?list=a,b", "/api/v3/order?list=a%2Cb", "the query was re-encoded")]
    [InlineData("/api/v3/order?text=a+b", "/api/v3/order?text=a%20b", "the query was re-encoded")]
    [InlineData("/api/v3/order?text=a%20b", "/api/v3/order?text=a+b", "the query was re-encoded")]
    [InlineData("/api/v3/order?a=1", "/api/v3/order", "the query was left out")]
    [InlineData("/api/v3/order?a=1", "/v3/order?a=1", "the path prefix /api was left out")]
    [InlineData("/build/api/v1/dex/chain", "/api/v1/dex/chain", "the path prefix /build was left out")]
    [InlineData("/build/api/v1/dex/chain", "/v1/dex/chain", "the path prefix /build/api was left out")]
    [InlineData("/api/v3/account/", "/api/v3/account", "the trailing slash was left out")]
    [InlineData("/api/v3/account", "/api/v3/account/", "a trailing slash was signed")]
    public void A_target_that_was_signed_in_another_form(string sent, string signed, string cause) =>
        Proves(cause, s_base64, Given(s_base64, Timestamp, "GET", signed, ""), "GET", sent);

    [Fact]
    public void Seconds_were_signed_for_milliseconds() =>
        Proves("seconds were signed where milliseconds were sent", s_base64, Given(s_base64, "1767323045", "GET", "/a", ""), "GET", "/a");

    [Fact]
    public void Epoch_seconds_were_signed_for_an_ISO_timestamp() =>
        Proves(
            "seconds for milliseconds",
            s_base64,
            Given(s_base64, "1767323045", "GET", "/a", ""),
            "GET",
            "/a",
            timestamp: "2026-01-02T03:04:05.000Z"
        );

    [Fact]
    public void Hex_was_sent_for_Base64() => Proves("hex for Base64", s_base64, Given(s_hex, Timestamp, "GET", "/a", ""), "GET", "/a");

    [Fact]
    public void Base64_was_sent_for_hex() => Proves("Base64 for hex", s_hex, Given(s_base64, Timestamp, "GET", "/a", ""), "GET", "/a");

    [Fact]
    public void Upper_case_hex_was_sent_for_lower_case() =>
        Proves("upper-case hex", s_hex, Given(s_hex, Timestamp, "GET", "/a", "").ToUpperInvariant(), "GET", "/a");

    [Fact]
    public void Two_mistakes_at_once_are_both_named() =>
        Proves(
            "the query was left out of the signed text, and the digest was sent as hex",
            s_base64,
            Given(s_hex, Timestamp, "GET", "/a", ""),
            "GET",
            "/a?x=1"
        );

    [Fact]
    public void The_memo_was_forgotten() =>
        Proves("the memo is missing", s_memo, Given(s_memo, Timestamp, "POST", "/a", Body, memo: ""), "POST", "/a", Body);

    [Fact]
    public void The_method_was_signed_in_lower_case()
    {
        // The shared form signs the method in upper case whatever the client wrote, so this cause needs a form that does not.
        var asWritten = new SigningScheme(
            static (in SignedParts parts, ref PreHashWriter text) => text.Append(parts.Timestamp).Append(parts.Method).Append(parts.Target),
            SignatureEncoding.Base64
        );
        Proves("the method was signed in lower case", asWritten, Given(asWritten, Timestamp, "get", "/a", ""), "GET", "/a");
    }

    [Theory]
    [InlineData(KeyAlgorithm.HmacSha256, 64, "this key signs with HMAC-SHA256 (wrong key type)")]
    [InlineData(KeyAlgorithm.Ed25519, 32, "this key signs with Ed25519 (wrong key type)")]
    public void A_signature_of_the_other_key_type_is_known_by_its_length(KeyAlgorithm algorithm, int length, string cause)
    {
        var given = Convert.ToBase64String(SHA512.HashData("text"u8)[..length]);
        Assert.Contains(cause, SignatureExplainer.Explain(Evidence(s_base64, given, "GET", "/a", "", Timestamp, algorithm)));
    }

    [Fact]
    public void What_cannot_be_explained_is_not_guessed()
    {
        var other = HmacSignature.SignBase64("another secret"u8, "any text"u8);
        var explanation = SignatureExplainer.Explain(Evidence(s_base64, other, "GET", "/a?x=1", "", Timestamp));
        Assert.StartsWith("No usual mistake", explanation);
        Assert.DoesNotContain("Proven", explanation);
    }

    private static void Proves(
        string cause,
        SigningScheme scheme,
        string given,
        string method,
        string target,
        string body = "",
        string timestamp = Timestamp
    )
    {
        var evidence = Evidence(scheme, given, method, target, body, timestamp);
        var explanation = SignatureExplainer.Explain(evidence);
        Assert.StartsWith("Proven: ", explanation);
        Assert.Contains(cause, explanation);
        Assert.DoesNotContain(Secret, explanation);
        Assert.DoesNotContain(Secret, evidence.PreHash);
        // What the client should have sent would open the door to whoever reads the explanation.
        Assert.DoesNotContain(Sign(scheme, timestamp, method, target, body, Memo), explanation);
    }

    private static string Given(SigningScheme scheme, string timestamp, string method, string target, string body, string memo = Memo) =>
        Sign(scheme, timestamp, method, target, body, memo);

    private static string Sign(SigningScheme scheme, string timestamp, string method, string target, string body, string memo) =>
        scheme.Sign(Encoding.UTF8.GetBytes(Secret), Parts(timestamp, method, target, Encoding.UTF8.GetBytes(body), memo));

    private static SignedParts Parts(string timestamp, string method, string target, byte[] body, string memo) =>
        new()
        {
            Timestamp = timestamp,
            Method = method,
            Target = target,
            Memo = memo,
            Body = body,
        };

    private static SignatureEvidence Evidence(
        SigningScheme scheme,
        string given,
        string method,
        string target,
        string body,
        string timestamp,
        KeyAlgorithm algorithm = KeyAlgorithm.HmacSha256
    )
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return new SignatureEvidence
        {
            Scheme = scheme,
            Key = KeyOf(algorithm),
            Given = given,
            PreHash = Encoding.UTF8.GetString(scheme.PreHash(Parts(timestamp, method, target, bytes, Memo))),
            Timestamp = timestamp,
            Method = method,
            Target = target,
            Nonce = "",
            Body = bytes,
            IsBodyWhole = true,
        };
    }

    private static OpenKey KeyOf(KeyAlgorithm algorithm)
    {
        var record = new KeyRecord
        {
            Number = 1,
            Dialect = "house",
            Id = "key-1",
            UserNumber = 1,
            Algorithm = algorithm,
            Memo = Memo,
            CreatedMs = House.NowMs,
        };
        return new OpenKey(
            record,
            null,
            Encoding.UTF8.GetBytes(Secret),
            publicKey: null,
            allowedIps: null,
            contractIps: null,
            directoryVersion: 1
        );
    }

    private static void Request(in SignedParts parts, ref PreHashWriter text) =>
        PreHash.Request(ref text, parts.Timestamp, parts.Method, parts.Target, parts.Body);
}

using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Tests;

/// <summary>The client signs as the contract says: the expected digests were computed elsewhere.</summary>
public sealed class ClientTests
{
    private const long NowMs = 1_775_734_240_000;

    private static readonly ClientCredentials s_credentials = new(
        "ak_0123456789abcdef0123456789abcdef",
        "sk_00112233445566778899aabbccddeeff"
    );

    [Theory]
    [InlineData("""{"search":"btc"}""", "d752c91ac1ac6aa1816b3dc7b8209689a1565f041e8328a04d4806033afe4329")]
    [InlineData("""{ "search": "btc" }""", "33e88d80b340fa01e3607d69916a7a5d325557cdfb6ad3c7a8214af3a7ada063")]
    [InlineData("{}", "596141eb81866c9cbe2037346045d2a9673400b0ef44c46cc8faeef17255693c")]
    [InlineData("", "c6dd54c7f8a51219584d7d5a3fa821d68a5637dd3fa049111e9a5dda98244186")]
    [InlineData("""{"search":"比特币"}""", "689612ac1f25f4b1e6782f5f233b4e25b03e9d50e5c77f5e7013b14c59a80c4d")]
    public void A_query_signs_its_timestamp_and_its_raw_body(string body, string sign)
    {
        var request = Client.Sign(s_credentials, "POST", "/api/open/v1/vs-token/list", body, NowMs);
        Assert.Equal(
            [
                ("Content-Type", "application/json; charset=utf-8"),
                ("X-API-KEY", s_credentials.Key),
                ("X-TIMESTAMP", "1775734240000"),
                ("X-SIGN", sign),
            ],
            request.Headers
        );
        Assert.Equal(body, request.Body);
    }

    [Fact]
    public void A_stream_signs_its_timestamp_and_its_nonce_into_the_query()
    {
        var request = Client.SignStream(
            s_credentials,
            "GET",
            "/stream/signal/subscribe?tokens=1,2",
            "0f8fad5bd9cb469fa16570867728950e",
            NowMs
        );
        Assert.Equal(
            "/stream/signal/subscribe?tokens=1,2&apiKey=ak_0123456789abcdef0123456789abcdef&timestamp=1775734240000"
                + "&nonce=0f8fad5bd9cb469fa16570867728950e&sign=f69d23e391c153fedc3719aa63a44aaeeea5d342834f97735583d7a522c4a828",
            request.Target
        );
    }

    [Fact]
    public void Every_stream_has_a_nonce_of_its_own()
    {
        string Target() => Client.Sign(s_credentials, "GET", "/stream/market/subscribe", "", NowMs).Target;
        Assert.NotEqual(Target(), Target());
    }
}

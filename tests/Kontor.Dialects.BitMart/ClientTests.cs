using Kontor.Gate;

namespace Kontor.Dialects.BitMart.Tests;

/// <summary>Signing, against signatures that were computed by other means.</summary>
public sealed class ClientTests
{
    private static readonly ClientCredentials s_desk = new("key", "demo-secret-01", "desk1");

    [Theory]
    [InlineData(
        """{"symbol":"BTC_USDT","side":"buy","type":"limit","size":"0.001","price":"50000"}""",
        "430e58e85a15a309459d10f0ea4259323a8873d6897d249e16c1a065c3b2d7e6"
    )]
    [InlineData("", "ab57da017244168e616ca7c3b92dad48b0f7b9548ee87694a48a16b51376e1a8")]
    [InlineData("currency=BTC", "7714aa2b8ce379270503baa2c3c460238e2e618cb1d7eb129bcabc446b324331")]
    [InlineData("bitmart.WebSocket", "db454f12b1e9d4759776d0d5a16454a598e4b18ea062934550b1cdf2dbf6bac1")]
    public void A_body_is_signed_behind_timestamp_and_memo(string body, string signature) =>
        Assert.Equal(signature, SignatureOf(Client.Sign(s_desk, "POST", "/x", body, 1_760_000_000_000)));

    [Fact]
    public void An_empty_memo_leaves_two_sharp_signs_side_by_side() =>
        Assert.Equal(
            "d06f1acb5fbe1a084ee09d961d5df34e36dca5b6a85280273c48662c1219345b",
            SignatureOf(Client.Sign(s_desk with { Memo = "" }, "POST", "/x", "{}", 1_760_000_000_000))
        );

    [Fact]
    public void Neither_method_nor_path_enters_the_signature() =>
        Assert.Equal(
            SignatureOf(Client.Sign(s_desk, "POST", "/a?b=c", "{}", 1)),
            SignatureOf(Client.Sign(s_desk, "PUT", "/elsewhere", "{}", 1))
        );

    private static string SignatureOf(ClientRequest request) => request.Headers.Single(header => header.Header == "X-BM-SIGN").Value;
}

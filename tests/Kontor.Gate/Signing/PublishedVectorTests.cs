using System.Text;
using Kontor.Gate.Signing;

namespace Kontor.Gate.Tests.Signing;

/// <summary>The signatures the references of the five contracts state, each through its dialect's own pre-hash.</summary>
public sealed class PublishedVectorTests
{
    private const string XLayerVerify = "/api/v5/xlayer/contract/check-verify-result";
    private const string XLayerTransactions = "/api/v5/xlayer/transaction/transaction-multi?chainShortName=xlayer&txId=";
    private const string WalletBalances = "/build/api/v1/dex/balance/";

    private delegate void Form(ref PreHashWriter writer);

    [Theory]
    [InlineData(
        """{"symbol":"BTC_USDT","side":"buy","type":"limit","size":"0.001","price":"50000"}""",
        "desk1",
        "430e58e85a15a309459d10f0ea4259323a8873d6897d249e16c1a065c3b2d7e6"
    )]
    [InlineData("", "desk1", "ab57da017244168e616ca7c3b92dad48b0f7b9548ee87694a48a16b51376e1a8")]
    [InlineData("currency=BTC", "desk1", "7714aa2b8ce379270503baa2c3c460238e2e618cb1d7eb129bcabc446b324331")]
    [InlineData("bitmart.WebSocket", "desk1", "db454f12b1e9d4759776d0d5a16454a598e4b18ea062934550b1cdf2dbf6bac1")]
    [InlineData("{}", "", "d06f1acb5fbe1a084ee09d961d5df34e36dca5b6a85280273c48662c1219345b")]
    public void BitMart_signs_timestamp_memo_and_payload_parted_by_hashes(string payload, string memo, string sign) =>
        AssertHex("demo-secret-01", sign, (ref writer) => PreHash.WithMemo(ref writer, "1760000000000", memo, Bytes(payload)));

    [Theory]
    [InlineData("""{"search":"btc"}""", "1775734240000", "d752c91ac1ac6aa1816b3dc7b8209689a1565f041e8328a04d4806033afe4329")]
    [InlineData("""{ "search": "btc" }""", "1775734240000", "33e88d80b340fa01e3607d69916a7a5d325557cdfb6ad3c7a8214af3a7ada063")]
    [InlineData("{}", "1775734240000", "596141eb81866c9cbe2037346045d2a9673400b0ef44c46cc8faeef17255693c")]
    [InlineData("", "1775734240000", "c6dd54c7f8a51219584d7d5a3fa821d68a5637dd3fa049111e9a5dda98244186")]
    [InlineData("""{"search":"比特币"}""", "1775734240000", "689612ac1f25f4b1e6782f5f233b4e25b03e9d50e5c77f5e7013b14c59a80c4d")]
    [InlineData("""{"search":"btc"}""", "1775734240", "f62fef440901be4e600176f9f433d035ef2a39094a9f51f127a9ab3bbea47e61")]
    public void ValueScan_signs_timestamp_and_body(string body, string timestamp, string sign) =>
        AssertHex(
            "sk_00112233445566778899aabbccddeeff",
            sign,
            (ref writer) => PreHash.TimestampAndBody(ref writer, timestamp, Bytes(body))
        );

    [Fact]
    public void ValueScan_streams_sign_timestamp_and_nonce() =>
        AssertHex(
            "sk_00112233445566778899aabbccddeeff",
            "f69d23e391c153fedc3719aa63a44aaeeea5d342834f97735583d7a522c4a828",
            (ref writer) => PreHash.TimestampAndNonce(ref writer, "1775734240000", "0f8fad5bd9cb469fa16570867728950e")
        );

    [Theory]
    [InlineData(
        "2026-01-02T03:04:05.678Z",
        "GET",
        "/api/v5/xlayer/block/block-list?chainShortName=xlayer&limit=1",
        "",
        "jwO2h1W187SKElsXZzERRYmxdtdc3Yv7QTI6c+9AV/U="
    )]
    [InlineData(
        "2026-01-02T03:04:05Z",
        "GET",
        "/api/v5/xlayer/address/information-evm?chainShortName=xlayer&address=0x00000000000000000000000000000000000000aa",
        "",
        "PtLIy74f5/h1Ci6yxalwkDyr0pYbSX3A3JEmltOdIdk="
    )]
    [InlineData("2026-01-02T03:04:05.678Z", "GET", XLayerTransactions + "0xaa,0xbb", "", "E0zls18fDb/qqAMx1Cn5cWM9yR7tUGEtj6nuyj1Z+7I=")]
    [InlineData("2026-01-02T03:04:05.678Z", "get", XLayerTransactions + "0xaa%2C0xbb", "", "OQkqcJiqL++V11qjTTtDZi5gAqMDHF/K9YfDDAVoJng=")]
    [InlineData(
        "2026-01-02T03:04:05.678Z",
        "POST",
        XLayerVerify,
        """{"chainShortName":"XLAYER","guid":"0123456789abcdef0123456789abcdef"}""",
        "kFoxwGPDstatWBjW3PQYkpSTQvTUByOhJm6BQWYOx3U="
    )]
    [InlineData(
        "2026-01-02T03:04:05.678Z",
        "POST",
        XLayerVerify,
        """{"chainShortName": "XLAYER", "guid": "0123456789abcdef0123456789abcdef"}""",
        "dJ47O1a2clFsrMqkNSeGO3xkgReQLW2m5xHXq6xlKJI="
    )]
    public void X_Layer_signs_timestamp_method_target_and_body(string timestamp, string method, string target, string body, string sign) =>
        AssertBase64("not-a-real-secret-0001", sign, (ref writer) => PreHash.Request(ref writer, timestamp, method, target, Bytes(body)));

    [Theory]
    [InlineData(
        "top-secret",
        "2026-10-09T08:30:00.000Z",
        "GET",
        "/build/api/v1/dex/market/rwa/search?keyword=NVIDIA%20Corp&platformId=ondo",
        "",
        "xBCnLIow/Qnjm0OBkecWLUlzv1b8xw504cP/PPGSmdM="
    )]
    [InlineData(
        "0123456789abcdef0123456789abcdef",
        "2026-01-02T03:04:05.678Z",
        "GET",
        WalletBalances + "supported/chain",
        "",
        "E5fOlYPKmgyFhb/rp+Pl2Si6MyanLO06h7DqA356srs="
    )]
    [InlineData(
        "0123456789abcdef0123456789abcdef",
        "2026-01-02T03:04:05.678Z",
        "GET",
        WalletBalances + "all-token-balances-by-address?address=0x1111111111111111111111111111111111111111&chains=1%2C56&pageSize=2",
        "",
        "Peu0Z+LvRP9pmNCEan2Uu9b1uYHBpOvLbdczzET1drc="
    )]
    [InlineData(
        "0123456789abcdef0123456789abcdef",
        "2026-01-02T03:04:05.678Z",
        "POST",
        WalletBalances + "token-balances-by-address",
        """{"address":"0x1111111111111111111111111111111111111111","tokenContractAddresses":[{"binanceChainId":"56","tokenContractAddress":""}]}""",
        "J1SyU8NnYeV2O7rXIOz3lsx4bmarHfpNWwInJnfS+ag="
    )]
    public void Binance_signs_timestamp_method_target_and_body(
        string secret,
        string timestamp,
        string method,
        string target,
        string body,
        string sign
    ) => AssertBase64(secret, sign, (ref writer) => PreHash.Request(ref writer, timestamp, method, target, Bytes(body)));

    [Fact]
    public void Binance_accepts_the_same_text_under_an_Ed25519_key()
    {
        var raw = new byte[Ed25519.PublicKeyLength];
        Assert.True(Ed25519KeyText.TryReadPublic("MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=", raw));
        Assert.Equal("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", Convert.ToHexStringLower(raw));
        using var key = Ed25519PublicKey.FromRaw(raw);
        var message = Write(
            (ref writer) => PreHash.Request(ref writer, "2026-01-02T03:04:05.678Z", "GET", WalletBalances + "supported/chain", [])
        );
        Assert.True(key.VerifyBase64(message, "o7l3oRkdSNj4U9QDPlDFhd9BCTExrD3MfYqZTYHy2EXENtIT9zSfWro8S7Kos4t3kX6BfFRoaM4AJgml7K+VDg=="));
    }

    // WEEX publishes the recipe and no vector. These were computed with:
    // printf '%s' TEXT | openssl dgst -sha256 -mac HMAC -macopt key:weex-secret-0001 -binary | base64
    [Theory]
    [InlineData("GET", "/api/v3/account/", "", "FpeAlBw4MYjv6LYlaHlBTfHHWP8sKc0iiybXY6jzCj8=")]
    [InlineData("POST", "/capi/v3/order", """{"symbol":"BTCUSDT","side":"BUY"}""", "np7e3d9kI5OHTWkXKMvRhChtTNfEaVjBnEPhn3kJLqc=")]
    [InlineData("DELETE", "/api/v3/order?symbol=BTCUSDT&orderId=1%2C2", "{}", "/ugJOhPTq7OycAOgc5ATMGVk6I0epsIWnWbWkXuIJuk=")]
    public void Weex_signs_timestamp_method_target_and_body(string method, string target, string body, string sign) =>
        AssertBase64("weex-secret-0001", sign, (ref writer) => PreHash.Request(ref writer, "1760000000000", method, target, Bytes(body)));

    [Fact]
    public void Weex_streams_sign_timestamp_and_the_literal_path() =>
        AssertBase64(
            "weex-secret-0001",
            "aXQbpNraWxFsZl0D4/zHcAqvBTYdjm2PuTzU/rFYhdQ=",
            (ref writer) => PreHash.TimestampAndPath(ref writer, "1760000000000", "/v3/ws/private")
        );

    private static void AssertHex(string secret, string sign, Form form)
    {
        var message = Write(form);
        Assert.Equal(sign, HmacSignature.SignHex(Bytes(secret), message));
        Assert.True(HmacSignature.VerifyHex(Bytes(secret), message, sign, HexCase.Lower));
    }

    private static void AssertBase64(string secret, string sign, Form form)
    {
        var message = Write(form);
        Assert.Equal(sign, HmacSignature.SignBase64(Bytes(secret), message));
        Assert.True(HmacSignature.VerifyBase64(Bytes(secret), message, sign));
    }

    private static byte[] Write(Form form)
    {
        var writer = new PreHashWriter(stackalloc byte[PreHashWriter.UsualLength]);
        form(ref writer);
        var message = writer.Written.ToArray();
        writer.Dispose();
        return message;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

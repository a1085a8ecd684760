using Kontor.Gate;

namespace Kontor.Dialects.Weex.Tests;

/// <summary>WEEX publishes the recipe and no vector. The expected texts were made with OpenSSL's command line.</summary>
public sealed class ClientTests
{
    private static readonly ClientCredentials s_credentials = new("weex_key", "weex-secret-0001", Passphrase: "Passphrase1");

    [Theory]
    [InlineData("GET", "/api/v3/account/", "", "FpeAlBw4MYjv6LYlaHlBTfHHWP8sKc0iiybXY6jzCj8=")]
    [InlineData("POST", "/capi/v3/order", """{"symbol":"BTCUSDT","side":"BUY"}""", "np7e3d9kI5OHTWkXKMvRhChtTNfEaVjBnEPhn3kJLqc=")]
    [InlineData("DELETE", "/api/v3/order?symbol=BTCUSDT&orderId=1%2C2", "{}", "/ugJOhPTq7OycAOgc5ATMGVk6I0epsIWnWbWkXuIJuk=")]
    public void A_request_is_signed_over_timestamp_method_raw_target_and_body(string method, string target, string body, string sign) =>
        Assert.Contains(("ACCESS-SIGN", sign), Client.Sign(s_credentials, method, target, body, 1_760_000_000_000).Headers);

    [Theory]
    [InlineData("/v3/ws/private"), InlineData("/weex/spot/v3/ws/private"), InlineData("/weex/contract/v3/ws/private")]
    public void A_private_connection_is_signed_over_timestamp_and_one_path_wherever_it_is_opened(string target) =>
        Assert.Contains(
            ("ACCESS-SIGN", "aXQbpNraWxFsZl0D4/zHcAqvBTYdjm2PuTzU/rFYhdQ="),
            Client.Sign(s_credentials, "GET", target, "", 1_760_000_000_000).Headers
        );

    [Fact]
    public void The_other_headers_travel_as_they_are()
    {
        var headers = Client.Sign(s_credentials, "GET", "/api/v3/account", "", 1_760_000_000_000).Headers;
        Assert.Contains(("ACCESS-KEY", "weex_key"), headers);
        Assert.Contains(("ACCESS-TIMESTAMP", "1760000000000"), headers);
        Assert.Contains(("ACCESS-PASSPHRASE", "Passphrase1"), headers);
        Assert.DoesNotContain(headers, header => header.Header == "Content-Type");
    }

    [Fact]
    public void Only_a_request_with_a_body_names_a_media_type() =>
        Assert.Contains(("Content-Type", "application/json"), Client.Sign(s_credentials, "POST", "/api/v3/account/bills", "{}", 1).Headers);
}

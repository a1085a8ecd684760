using System.Text;
using Kontor.Gate;
using Kontor.Gate.Signing;

namespace Kontor.Dialects.XLayer.Tests;

/// <summary>Signatures that were computed by another program than this one.</summary>
public sealed class SignatureVectorTests
{
    private const string Secret = "not-a-real-secret-0001";
    private const string Multi = "/api/v5/xlayer/transaction/transaction-multi?chainShortName=xlayer&txId=";
    private const string CheckVerify = "/api/v5/xlayer/contract/check-verify-result";

    [Theory]
    [InlineData("GET", "/api/v5/xlayer/block/block-list?chainShortName=xlayer&limit=1", "", "jwO2h1W187SKElsXZzERRYmxdtdc3Yv7QTI6c+9AV/U=")]
    [InlineData("GET", Multi + "0xaa,0xbb", "", "E0zls18fDb/qqAMx1Cn5cWM9yR7tUGEtj6nuyj1Z+7I=")]
    [InlineData("GET", Multi + "0xaa%2C0xbb", "", "OQkqcJiqL++V11qjTTtDZi5gAqMDHF/K9YfDDAVoJng=")]
    [InlineData(
        "POST",
        CheckVerify,
        """{"chainShortName":"XLAYER","guid":"0123456789abcdef0123456789abcdef"}""",
        "kFoxwGPDstatWBjW3PQYkpSTQvTUByOhJm6BQWYOx3U="
    )]
    [InlineData(
        "POST",
        CheckVerify,
        """{"chainShortName": "XLAYER", "guid": "0123456789abcdef0123456789abcdef"}""",
        "dJ47O1a2clFsrMqkNSeGO3xkgReQLW2m5xHXq6xlKJI="
    )]
    public void A_client_signs_what_it_sends(string method, string target, string body, string signature)
    {
        var now = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);
        var request = Client.Sign(
            new ClientCredentials("key", Secret, Passphrase: "words"),
            method,
            target,
            body,
            now.ToUnixTimeMilliseconds()
        );
        Assert.Contains(("OK-ACCESS-KEY", "key"), request.Headers);
        Assert.Contains(("OK-ACCESS-SIGN", signature), request.Headers);
        Assert.Contains(("OK-ACCESS-TIMESTAMP", "2026-01-02T03:04:05.678Z"), request.Headers);
        Assert.Contains(("OK-ACCESS-PASSPHRASE", "words"), request.Headers);
        Assert.Equal(body.Length > 0, request.Headers.Contains(("Content-Type", "application/json")));
    }

    [Fact]
    public void A_time_in_whole_seconds_is_signed_as_it_stands()
    {
        var parts = new SignedParts
        {
            Timestamp = "2026-01-02T03:04:05Z",
            Method = "GET",
            Target = "/api/v5/xlayer/address/information-evm?chainShortName=xlayer&address=0x00000000000000000000000000000000000000aa",
        };
        Assert.Equal("PtLIy74f5/h1Ci6yxalwkDyr0pYbSX3A3JEmltOdIdk=", XLayerProfile.Scheme.Sign(Encoding.UTF8.GetBytes(Secret), parts));
    }
}

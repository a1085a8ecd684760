using System.Globalization;
using Kontor.Gate;
using Kontor.Gate.Signing;

namespace Kontor.Dialects.BinanceWallet.Tests;

/// <summary>Signatures that were computed by another program than this one; the first one was published.</summary>
public sealed class SignatureVectorTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";
    private const string At = "2026-01-02T03:04:05.678Z";
    private const string Address = "0x1111111111111111111111111111111111111111";

    [Theory]
    [InlineData(
        "top-secret",
        "2026-10-09T08:30:00.000Z",
        "GET",
        "/build/api/v1/dex/market/rwa/search?keyword=NVIDIA%20Corp&platformId=ondo",
        "",
        "xBCnLIow/Qnjm0OBkecWLUlzv1b8xw504cP/PPGSmdM="
    )]
    [InlineData(Secret, At, "GET", "/build/api/v1/dex/balance/supported/chain", "", "E5fOlYPKmgyFhb/rp+Pl2Si6MyanLO06h7DqA356srs=")]
    [InlineData(
        Secret,
        At,
        "GET",
        "/build/api/v1/dex/balance/all-token-balances-by-address?address=" + Address + "&chains=1%2C56&pageSize=2",
        "",
        "Peu0Z+LvRP9pmNCEan2Uu9b1uYHBpOvLbdczzET1drc="
    )]
    [InlineData(
        Secret,
        At,
        "POST",
        "/build/api/v1/dex/balance/token-balances-by-address",
        """{"address":"0x1111111111111111111111111111111111111111","tokenContractAddresses":[{"binanceChainId":"56","tokenContractAddress":""}]}""",
        "J1SyU8NnYeV2O7rXIOz3lsx4bmarHfpNWwInJnfS+ag="
    )]
    public void A_client_signs_what_it_sends(string secret, string timestamp, string method, string target, string body, string signature)
    {
        var request = Client.Sign(new ClientCredentials("key", secret), method, target, body, Ms(timestamp));
        Assert.Contains(("X-OC-APIKEY", "key"), request.Headers);
        Assert.Contains(("X-OC-TIMESTAMP", timestamp), request.Headers);
        Assert.Contains(("X-OC-SIGN", signature), request.Headers);
    }

    [Fact]
    public void A_private_key_in_pem_signs_with_ed25519()
    {
        // The key pair of the first test of RFC 8032.
        var pem = Ed25519KeyText.PrivatePem(Convert.FromHexString("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        var request = Client.Sign(new ClientCredentials("key", pem), "GET", "/build/api/v1/dex/balance/supported/chain", "", Ms(At));
        Assert.Contains(
            ("X-OC-SIGN", "o7l3oRkdSNj4U9QDPlDFhd9BCTExrD3MfYqZTYHy2EXENtIT9zSfWro8S7Kos4t3kX6BfFRoaM4AJgml7K+VDg=="),
            request.Headers
        );
    }

    private static long Ms(string timestamp) => DateTimeOffset.Parse(timestamp, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}

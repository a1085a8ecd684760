using System.Security.Cryptography;
using System.Text;
using Kontor.Conformance.Harness;
using Kontor.Dialects.BinanceWallet;
using Kontor.Gate.Signing;

namespace Kontor.Conformance.BinanceWallet;

public sealed class SignatureTests
{
    private const string Chains = BinanceWallet.Chains;

    [Fact]
    public async Task A_request_signed_by_the_platforms_own_hmac_is_accepted()
    {
        await using var session = await BinanceWallet.StartAsync();
        (await session.SendAsync(session.SignedAt(BinanceWallet.Instant(0), "GET", Chains))).Is(Errors.Success);
        foreach (var query in (string[])["?a=1%2C56", "?a=1,56", "?a=x+y", "?a=x%20y", "?"])
            (await session.SendAsync(session.SignedAt(BinanceWallet.Instant(0), "GET", Chains + query))).Is(Errors.Success);
        (await session.SendAsync(session.SignedAt(BinanceWallet.Instant(0), "POST", BinanceWallet.Balances, BinanceWallet.Ask))).Is(
            Errors.Success
        );
    }

    [Fact]
    public async Task A_signature_that_is_missing_unreadable_or_over_something_else_is_an_error()
    {
        await using var session = await BinanceWallet.StartAsync();
        var get = session.Signed("GET", Chains);
        var refused = (await session.SendAsync(get.Without("X-OC-SIGN"))).Is(Errors.SignatureError);
        Assert.Equal("SignatureFilter/40102", refused.Header("X-OC-Blocked-By"));
        (await session.SendAsync(get.With("X-OC-SIGN", " "))).Is(Errors.SignatureError);
        (await session.SendAsync(get.With("X-OC-SIGN", "not base64 at all"))).Is(Errors.SignatureError);
        (await session.SendAsync(get.With("X-OC-SIGN", Convert.ToBase64String(new byte[32])))).Is(Errors.SignatureError);
        (await session.SendAsync(get.With("X-OC-SIGN", Convert.ToBase64String(new byte[64])))).Is(Errors.SignatureError);
        (await session.SendAsync(get with { Target = Chains + "?binanceChainId=56" })).Is(Errors.SignatureError);
        (
            await session.SendAsync(
                session.Signed("POST", BinanceWallet.Balances, BinanceWallet.Ask) with
                {
                    Body = BinanceWallet.Ask + " ",
                }
            )
        ).Is(Errors.SignatureError);
    }

    [Fact]
    public async Task The_signed_path_carries_the_prefix()
    {
        await using var session = await BinanceWallet.StartAsync();
        (await session.SendAsync(session.Signed("GET", Chains["/build".Length..]) with { Target = Chains })).Is(Errors.SignatureError);
    }

    [Fact]
    public async Task A_get_is_signed_without_its_body()
    {
        await using var session = await BinanceWallet.StartAsync();
        (await session.SendAsync(session.Signed("GET", Chains) with { Body = "{}" })).Is(Errors.Success);
    }

    [Fact]
    public async Task An_ed25519_key_signs_with_its_private_half_and_with_nothing_else()
    {
        await using var session = await BinanceWallet.StartAsync();
        var seed = SHA256.HashData("a seed that nobody else has"u8);
        using var key = Ed25519PrivateKey.FromSeed(seed);
        var created = await session.NewKeyAsync(
            await session.NewUserAsync(),
            new { algorithm = "ed25519", publicKey = Ed25519KeyText.PublicPem(key.PublicKey()) }
        );
        Assert.Equal("", created.Secret);
        session.Credentials = created with { Secret = Ed25519KeyText.PrivatePem(seed) };
        (await session.AskAsync()).Is(Errors.Success);
        (await session.AskAsync("POST", BinanceWallet.Balances, BinanceWallet.Ask)).Is(Errors.Success);
        (await session.SendAsync(session.Signed("GET", Chains) with { Target = Chains + "?a=b" })).Is(Errors.SignatureError);
        session.Credentials = created with { Secret = "an HMAC secret" };
        (await session.AskAsync()).Is(Errors.SignatureError);
    }

    [Fact]
    public async Task A_published_ed25519_vector_is_accepted_as_it_stands()
    {
        await using var session = await Session.StartAsync(
            "binance-wallet",
            options =>
                options with
                {
                    Clock = new Server.ClockSetting(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero), IsManual: true),
                }
        );
        session.Credentials = await session.NewKeyAsync(
            await session.NewUserAsync(),
            new { algorithm = "ed25519", publicKey = "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=" }
        );
        var reply = await session.SendBareAsync(
            "GET",
            Chains,
            "",
            ("X-OC-APIKEY", session.Credentials.Key),
            ("X-OC-TIMESTAMP", "2026-01-02T03:04:05.678Z"),
            ("X-OC-SIGN", "o7l3oRkdSNj4U9QDPlDFhd9BCTExrD3MfYqZTYHy2EXENtIT9zSfWro8S7Kos4t3kX6BfFRoaM4AJgml7K+VDg==")
        );
        reply.Is(Errors.Success);
    }

    [Fact]
    public async Task A_published_hmac_vector_is_accepted_as_it_stands()
    {
        await using var session = await Session.StartAsync(
            "binance-wallet",
            options =>
                options with
                {
                    Clock = new Server.ClockSetting(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero), IsManual: true),
                }
        );
        session.Credentials = await session.NewKeyAsync(await session.NewUserAsync(), new { secret = "0123456789abcdef0123456789abcdef" });
        var reply = await session.SendBareAsync(
            "POST",
            BinanceWallet.Balances,
            BinanceWallet.Ask,
            ("X-OC-APIKEY", session.Credentials.Key),
            ("X-OC-TIMESTAMP", "2026-01-02T03:04:05.678Z"),
            ("X-OC-SIGN", "J1SyU8NnYeV2O7rXIOz3lsx4bmarHfpNWwInJnfS+ag=")
        );
        reply.Is(Errors.Success);
        Assert.Equal(44, Encoding.ASCII.GetByteCount(reply.Raw.RequestMessage!.Headers.GetValues("X-OC-SIGN").Single()));
    }
}

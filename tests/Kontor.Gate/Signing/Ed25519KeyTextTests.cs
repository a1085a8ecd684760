using Kontor.Gate.Signing;

namespace Kontor.Gate.Tests.Signing;

public sealed class Ed25519KeyTextTests
{
    private const string PublicHex = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private const string SeedHex = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private const string PublicPem = """
        -----BEGIN PUBLIC KEY-----
        MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
        -----END PUBLIC KEY-----
        """;

    [Fact]
    public void A_public_key_is_read_in_every_form_it_is_passed_around_in()
    {
        var raw = Convert.FromHexString(PublicHex);
        byte[] der = [.. Convert.FromHexString("302a300506032b6570032100"), .. raw];
        Assert.Equal(PublicHex, Read(raw));
        Assert.Equal(PublicHex, Read(der));
        Assert.Equal(PublicHex, Read(PublicPem));
        Assert.Equal(PublicHex, Read(PublicPem.ReplaceLineEndings("\r\n") + "\r\n"));
        Assert.Equal(PublicHex, Read(Convert.ToBase64String(der)));
        Assert.Equal(PublicHex, Read(Convert.ToBase64String(raw)));
        Assert.Equal(PublicPem, Ed25519KeyText.PublicPem(raw).Trim());
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a key")]
    [InlineData("MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo")]
    [InlineData("MCowBQYDK2VuAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")]
    [InlineData("MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHUQ==")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PRIVATE KEY-----")]
    public void Anything_else_is_no_public_key(string text) =>
        Assert.False(Ed25519KeyText.TryReadPublic(text, new byte[Ed25519.PublicKeyLength]));

    [Fact]
    public void A_long_text_is_no_public_key() =>
        Assert.False(Ed25519KeyText.TryReadPublic(new string('A', 100_000), new byte[Ed25519.PublicKeyLength]));

    // openssl genpkey -algorithm ed25519 writes this form; the seed is that of RFC 8032, test 1.
    [Fact]
    public void A_private_key_is_read_from_its_PKCS8_PEM()
    {
        var pem = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
            -----END PRIVATE KEY-----
            """;
        var seed = new byte[Ed25519.SeedLength];
        Assert.True(Ed25519KeyText.TryReadPrivatePem(pem, seed));
        Assert.Equal(SeedHex, Convert.ToHexStringLower(seed));
        Assert.Equal(pem, Ed25519KeyText.PrivatePem(seed).Trim());
        using var key = Ed25519PrivateKey.FromSeed(seed);
        Assert.Equal(PublicHex, Convert.ToHexStringLower(key.PublicKey()));
    }

    [Theory]
    [InlineData(PublicPem)]
    [InlineData("MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g")]
    [InlineData(
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END ENCRYPTED PRIVATE KEY-----"
    )]
    public void Anything_else_is_no_private_key(string text) =>
        Assert.False(Ed25519KeyText.TryReadPrivatePem(text, new byte[Ed25519.SeedLength]));

    private static string Read(byte[] bytes)
    {
        var raw = new byte[Ed25519.PublicKeyLength];
        Assert.True(Ed25519KeyText.TryReadPublic(bytes, raw));
        return Convert.ToHexStringLower(raw);
    }

    private static string Read(string text)
    {
        var raw = new byte[Ed25519.PublicKeyLength];
        Assert.True(Ed25519KeyText.TryReadPublic(text, raw));
        return Convert.ToHexStringLower(raw);
    }
}

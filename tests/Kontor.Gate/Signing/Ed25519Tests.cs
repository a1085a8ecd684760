using Kontor.Gate.Signing;

namespace Kontor.Gate.Tests.Signing;

public sealed class Ed25519Tests
{
    private const int Seed = 8032;

    /// <summary>RFC 8032, section 7.1, tests 1 to 3: seed, public key, message, signature.</summary>
    public static TheoryData<string, string, string, string> Rfc8032 =>
        new()
        {
            {
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                "",
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
            },
            {
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                "72",
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
            },
            {
                "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
                "af82",
                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
            },
        };

    [Theory, MemberData(nameof(Rfc8032))]
    public void The_vectors_of_RFC_8032_hold(string seed, string publicKey, string message, string signature)
    {
        using var secret = Ed25519PrivateKey.FromSeed(Hex(seed));
        Assert.Equal(Hex(publicKey), secret.PublicKey());
        Assert.Equal(Hex(signature), secret.Sign(Hex(message)));
        using var key = Ed25519PublicKey.FromRaw(Hex(publicKey));
        Assert.True(key.Verify(Hex(message), Hex(signature)));
        Assert.True(key.VerifyBase64(Hex(message), Convert.ToBase64String(Hex(signature))));
    }

    [Fact]
    public void Any_flipped_bit_of_message_or_signature_fails()
    {
        var chance = new Random(Seed);
        var seed = new byte[Ed25519.SeedLength];
        chance.NextBytes(seed);
        using var secret = Ed25519PrivateKey.FromSeed(seed);
        using var key = Ed25519PublicKey.FromRaw(secret.PublicKey());
        var message = "2026-01-02T03:04:05.678ZGET/build/api/v1"u8.ToArray();
        var signature = secret.Sign(message);
        for (var bit = 0; bit < 8 * message.Length; bit++)
            Assert.False(key.Verify(Flip(message, bit), signature), $"message bit {bit}");
        for (var bit = 0; bit < 8 * signature.Length; bit++)
        {
            Assert.False(key.Verify(message, Flip(signature, bit)), $"signature bit {bit}");
            Assert.False(key.VerifyBase64(message, Convert.ToBase64String(Flip(signature, bit))), $"signature bit {bit}");
        }

        Assert.True(key.Verify(message, signature));
    }

    [Fact]
    public void A_signature_of_another_length_or_spelling_is_not_valid()
    {
        using var secret = Ed25519PrivateKey.FromSeed(new byte[Ed25519.SeedLength]);
        using var key = Ed25519PublicKey.FromRaw(secret.PublicKey());
        var signature = secret.Sign("text"u8);
        var text = secret.SignBase64("text"u8);
        Assert.Equal(Ed25519.SignatureBase64Length, text.Length);
        Assert.True(key.VerifyBase64("text"u8, text));
        Assert.False(key.Verify("text"u8, signature.AsSpan(0, 63)));
        Assert.False(key.Verify("text"u8, [.. signature, 0]));
        Assert.False(key.Verify("text"u8, []));
        Assert.False(key.VerifyBase64("text"u8, text.TrimEnd('=')));
        Assert.False(key.VerifyBase64("text"u8, text[..40] + " " + text[41..]));
        Assert.False(key.VerifyBase64("text"u8, ""));
        // The last digit before the padding carries four unused bits.
        foreach (var digit in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
            Assert.Equal(digit == text[^3], key.VerifyBase64("text"u8, $"{text[..^3]}{digit}=="));
    }

    [Fact]
    public void Many_threads_verify_with_one_key()
    {
        using var secret = Ed25519PrivateKey.FromSeed(new byte[Ed25519.SeedLength]);
        using var key = Ed25519PublicKey.FromRaw(secret.PublicKey());
        var signature = secret.Sign("text"u8);
        var wrong = Flip(signature, 100);
        var (valid, invalid) = (0, 0);
        Parallel.For(
            0,
            400,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i =>
            {
                if (key.Verify("text"u8, i % 2 == 0 ? signature : wrong))
                    Interlocked.Increment(ref valid);
                else
                    Interlocked.Increment(ref invalid);
            }
        );
        Assert.Equal((200, 200), (valid, invalid));
    }

    [Fact]
    public void Verifying_allocates_nothing_managed()
    {
        using var secret = Ed25519PrivateKey.FromSeed(new byte[Ed25519.SeedLength]);
        using var key = Ed25519PublicKey.FromRaw(secret.PublicKey());
        var text = secret.SignBase64("text"u8);
        var wrong = Convert.ToBase64String(new byte[Ed25519.SignatureLength]);
        var valid = 0;
        var bytes = AllocationBudget.BytesOf(i => valid += key.VerifyBase64("text"u8, i % 2 == 0 ? text : wrong) ? 1 : 0);
        Assert.Equal((0L, 1_000), (bytes, valid));
    }

    [Fact]
    public void A_disposed_key_and_a_key_of_another_length_are_bugs()
    {
        var key = Ed25519PublicKey.FromRaw(Hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        key.Dispose();
        Assert.Throws<ObjectDisposedException>(() => key.Verify("text"u8, new byte[Ed25519.SignatureLength]));
        Assert.Throws<ArgumentException>(() => Ed25519PublicKey.FromRaw(new byte[31]));
        Assert.Throws<ArgumentException>(() => Ed25519PrivateKey.FromSeed(new byte[33]));
    }

    [Fact]
    public void A_machine_without_OpenSSL_3_is_told_what_to_install()
    {
        var missing = Assert.Throws<LibcryptoMissingException>(() =>
            LibcryptoMissingException.ThrowIfMissing("libcrypto-of-no-machine.so.3")
        );
        Assert.Contains("libssl3", missing.Message, StringComparison.Ordinal);
        LibcryptoMissingException.ThrowIfMissing("libcrypto.so.3");
    }

    private static byte[] Flip(byte[] bytes, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }

    private static byte[] Hex(string digits) => Convert.FromHexString(digits);
}

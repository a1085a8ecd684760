using System.Security.Cryptography;
using Kontor.Gate.Signing;

namespace Kontor.Gate.Tests.Signing;

public sealed class HmacSignatureTests
{
    private const int Seed = 20260131;

    [Fact]
    public void Upper_case_hex_is_a_signature_only_where_either_case_is_accepted()
    {
        var (secret, message) = ("key"u8.ToArray(), "text"u8.ToArray());
        var upper = HmacSignature.SignHex(secret, message).ToUpperInvariant();
        Assert.False(HmacSignature.VerifyHex(secret, message, upper, HexCase.Lower));
        Assert.True(HmacSignature.VerifyHex(secret, message, upper, HexCase.Either));
        Assert.True(HmacSignature.VerifyHex(secret, message, upper.ToLowerInvariant(), HexCase.Either));
    }

    [Theory]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("a value of sixty-four characters that is anything but hex digits")]
    [InlineData("éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé")]
    public void Text_that_is_no_hex_signature_is_not_valid(string given)
    {
        Assert.False(HmacSignature.VerifyHex("key"u8, "text"u8, given, HexCase.Lower));
        Assert.False(HmacSignature.VerifyHex("key"u8, "text"u8, given, HexCase.Either));
        Assert.False(HmacSignature.VerifyBase64("key"u8, "text"u8, given));
    }

    [Fact]
    public void Only_the_canonical_spelling_of_a_Base64_signature_is_valid()
    {
        var sign = HmacSignature.SignBase64("key"u8, "text"u8);
        Assert.Equal(HmacSignature.Base64Length, sign.Length);
        Assert.True(HmacSignature.VerifyBase64("key"u8, "text"u8, sign));
        Assert.False(HmacSignature.VerifyBase64("key"u8, "text"u8, sign.TrimEnd('=')));
        Assert.False(HmacSignature.VerifyBase64("key"u8, "text"u8, sign + " "));
        Assert.False(HmacSignature.VerifyBase64("key"u8, "text"u8, " " + sign[..^1]));
        // The last digit before the padding carries two unused bits: a lax decoder takes four spellings for one signature.
        foreach (var digit in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_")
        {
            var spelled = $"{sign[..^2]}{digit}=";
            Assert.Equal(spelled == sign, HmacSignature.VerifyBase64("key"u8, "text"u8, spelled));
        }
    }

    [Fact]
    public void Any_flipped_bit_of_message_secret_or_signature_fails()
    {
        var chance = new Random(Seed);
        for (var round = 0; round < 200; round++)
        {
            var secret = Bytes(chance, 1 + chance.Next(80));
            var message = Bytes(chance, 1 + chance.Next(300));
            var (hex, base64) = (HmacSignature.SignHex(secret, message), HmacSignature.SignBase64(secret, message));
            var hint = $"seed {Seed}, round {round}";
            Assert.True(IsValid(secret, message, hex, base64), hint);
            Assert.False(IsValid(secret, Flip(chance, message), hex, base64), hint);
            Assert.False(IsValid(Flip(chance, secret), message, hex, base64), hint);
            var mac = Flip(chance, HMACSHA256.HashData(secret, message));
            Assert.False(HmacSignature.VerifyHex(secret, message, Convert.ToHexStringLower(mac), HexCase.Either), hint);
            Assert.False(HmacSignature.VerifyBase64(secret, message, Convert.ToBase64String(mac)), hint);
        }
    }

    [Fact]
    public void Any_other_character_anywhere_in_the_signature_fails()
    {
        var hex = HmacSignature.SignHex("key"u8, "text"u8);
        for (var at = 0; at < hex.Length; at++)
        {
            for (var bit = 0; bit < 16; bit++)
            {
                var flipped = hex.ToCharArray();
                flipped[at] ^= (char)(1 << bit);
                Assert.False(HmacSignature.VerifyHex("key"u8, "text"u8, flipped, HexCase.Lower));
            }
        }
    }

    [Fact]
    public void Verifying_allocates_nothing()
    {
        var (secret, message) = ("key"u8.ToArray(), new byte[500]);
        var (hex, base64) = (HmacSignature.SignHex(secret, message), HmacSignature.SignBase64(secret, message));
        var valid = 0;
        var bytes = AllocationBudget.BytesOf(_ =>
        {
            valid += HmacSignature.VerifyHex(secret, message, hex, HexCase.Either) ? 1 : 0;
            valid += HmacSignature.VerifyBase64(secret, message, base64) ? 1 : 0;
        });
        Assert.Equal(0, bytes);
        Assert.Equal(4_000, valid);
    }

    private static bool IsValid(byte[] secret, byte[] message, string hex, string base64)
    {
        var valid = HmacSignature.VerifyHex(secret, message, hex, HexCase.Lower);
        Assert.Equal(valid, HmacSignature.VerifyHex(secret, message, hex, HexCase.Either));
        Assert.Equal(valid, HmacSignature.VerifyBase64(secret, message, base64));
        return valid;
    }

    private static byte[] Flip(Random chance, byte[] bytes)
    {
        var flipped = bytes.ToArray();
        flipped[chance.Next(flipped.Length)] ^= (byte)(1 << chance.Next(8));
        return flipped;
    }

    private static byte[] Bytes(Random chance, int length)
    {
        var bytes = new byte[length];
        chance.NextBytes(bytes);
        return bytes;
    }
}

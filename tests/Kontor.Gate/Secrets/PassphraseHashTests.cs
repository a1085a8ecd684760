using Kontor.Gate.Secrets;
using Kontor.Gate.Tests.Signing;

namespace Kontor.Gate.Tests.Secrets;

public sealed class PassphraseHashTests
{
    private static readonly SecretVault Vault = SecretVault.FromKey(new byte[SecretVault.KeyLength]);
    private readonly PassphraseHash _passphrases = new(Vault);

    [Theory]
    [InlineData("")]
    [InlineData("Correct-Horse 7")]
    [InlineData("пароль 密码 😀")]
    public void The_passphrase_of_a_hash_is_recognised_and_no_other(string passphrase)
    {
        var hash = _passphrases.Hash(passphrase);
        Assert.Equal(PassphraseHash.HashLength, hash.Length);
        Assert.True(_passphrases.Verify(passphrase, hash));
        Assert.False(_passphrases.Verify(passphrase + " ", hash));
        Assert.False(_passphrases.Verify("x" + passphrase, hash));
        Assert.False(_passphrases.Verify("correct-horse 7", hash));
    }

    [Fact]
    public void The_same_passphrase_never_hashes_to_the_same_bytes() =>
        Assert.NotEqual(_passphrases.Hash("passphrase"), _passphrases.Hash("passphrase"));

    [Fact]
    public void Without_the_master_key_the_right_passphrase_proves_nothing()
    {
        using var stranger = SecretVault.Ephemeral();
        Assert.False(new PassphraseHash(stranger).Verify("passphrase", _passphrases.Hash("passphrase")));
    }

    [Fact]
    public void Any_flipped_bit_of_salt_or_hash_fails()
    {
        var hash = _passphrases.Hash("passphrase");
        for (var bit = 8; bit < 8 * hash.Length; bit++)
        {
            var damaged = hash.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(_passphrases.Verify("passphrase", damaged), $"bit {bit}");
        }
    }

    [Fact]
    public void A_stored_hash_of_another_form_is_not_a_wrong_passphrase()
    {
        Assert.Throws<VaultException>(() => _passphrases.Verify("passphrase", []));
        Assert.Throws<VaultException>(() => _passphrases.Verify("passphrase", new byte[PassphraseHash.HashLength]));
    }

    [Fact]
    public void Long_and_broken_text_is_no_passphrase()
    {
        var longest = new string('p', PassphraseHash.PassphraseBytesMax);
        Assert.True(_passphrases.Verify(longest, _passphrases.Hash(longest)));
        Assert.False(_passphrases.Verify(longest + "p", _passphrases.Hash(longest)));
        Assert.False(_passphrases.Verify("a\ud800", _passphrases.Hash("a\ufffd")));
        Assert.Throws<ArgumentException>(() => _passphrases.Hash(longest + "p"));
        Assert.Throws<ArgumentException>(() => _passphrases.Hash("a\ud800"));
    }

    [Fact]
    public void Verifying_allocates_nothing()
    {
        var hash = _passphrases.Hash("passphrase");
        var right = 0;
        var bytes = AllocationBudget.BytesOf(i => right += _passphrases.Verify(i % 2 == 0 ? "passphrase" : "Passphrase", hash) ? 1 : 0);
        Assert.Equal((0L, 1_000), (bytes, right));
    }
}

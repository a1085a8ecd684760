using System.Text;
using Kontor.Gate.Secrets;

namespace Kontor.Gate.Tests.Secrets;

public sealed class SecretVaultTests
{
    private static readonly byte[] MasterKey = [.. Enumerable.Range(0, SecretVault.KeyLength).Select(i => (byte)i)];

    [Theory]
    [InlineData("")]
    [InlineData("demo-secret-01")]
    [InlineData("Geheimnis 秘密")]
    public void A_sealed_secret_opens_for_its_own_key(string secret)
    {
        using var vault = SecretVault.FromKey(MasterKey);
        var box = vault.Seal("bitmart", "k1", Encoding.UTF8.GetBytes(secret));
        Assert.Equal(secret, Encoding.UTF8.GetString(vault.Open("bitmart", "k1", box)));
        // A vault of another process under the same master key.
        using var again = SecretVault.FromKey(MasterKey);
        Assert.Equal(secret, Encoding.UTF8.GetString(again.Open("bitmart", "k1", box)));
    }

    [Fact]
    public void The_same_secret_never_looks_the_same_and_never_shows()
    {
        using var vault = SecretVault.FromKey(MasterKey);
        var first = vault.Seal("bitmart", "k1", "demo-secret-01"u8);
        var second = vault.Seal("bitmart", "k1", "demo-secret-01"u8);
        Assert.NotEqual(first, second);
        Assert.Equal(-1, first.AsSpan().IndexOf("secret"u8));
    }

    [Theory]
    [InlineData("bitmart", "k2")]
    [InlineData("weex", "k1")]
    [InlineData("bitmar", "tk1")]
    [InlineData("bitmartk", "1")]
    public void A_sealed_secret_does_not_open_for_another_key(string dialect, string keyId)
    {
        using var vault = SecretVault.FromKey(MasterKey);
        var box = vault.Seal("bitmart", "k1", "demo-secret-01"u8);
        Assert.Throws<VaultException>(() => vault.Open(dialect, keyId, box));
    }

    [Fact]
    public void A_wrong_master_key_is_named_as_the_reason()
    {
        using var vault = SecretVault.FromKey(MasterKey);
        using var stranger = SecretVault.Ephemeral();
        var box = vault.Seal("bitmart", "k1", "demo-secret-01"u8);
        var wrong = Assert.Throws<VaultException>(() => stranger.Open("bitmart", "k1", box));
        Assert.Contains("another master key", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_flipped_bit_and_any_lost_byte_keeps_it_shut()
    {
        using var vault = SecretVault.FromKey(MasterKey);
        var box = vault.Seal("bitmart", "k1", "demo-secret-01"u8);
        for (var bit = 0; bit < 8 * box.Length; bit++)
        {
            var damaged = box.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<VaultException>(() => vault.Open("bitmart", "k1", damaged));
        }

        for (var length = 0; length < box.Length; length++)
            Assert.Throws<VaultException>(() => vault.Open("bitmart", "k1", box.AsSpan(0, length)));
    }

    [Fact]
    public void Many_threads_seal_and_open_at_once()
    {
        using var vault = SecretVault.FromKey(MasterKey);
        var opened = 0;
        Parallel.For(
            0,
            2_000,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i =>
            {
                var secret = Encoding.UTF8.GetBytes($"secret {i}");
                var box = vault.Seal("weex", $"k{i}", secret);
                if (vault.Open("weex", $"k{i}", box).AsSpan().SequenceEqual(secret))
                    Interlocked.Increment(ref opened);
            }
        );
        Assert.Equal(2_000, opened);
    }

    [Fact]
    public void A_master_key_of_another_length_and_an_endless_secret_are_refused()
    {
        Assert.Throws<VaultException>(() => SecretVault.FromKey(new byte[16]));
        using var vault = SecretVault.Ephemeral();
        Assert.Throws<ArgumentException>(() => vault.Seal("bitmart", "k1", new byte[4_097]));
    }
}

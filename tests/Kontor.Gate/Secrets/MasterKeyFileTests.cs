using System.Runtime.Versioning;
using Kontor.Gate.Secrets;

namespace Kontor.Gate.Tests.Secrets;

[UnsupportedOSPlatform("windows")]
public sealed class MasterKeyFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("kontor-vault-");

    private string KeyPath => Path.Combine(_directory.FullName, "master.key");

    [Fact]
    public void A_missing_file_is_made_for_its_owner_only_and_found_again()
    {
        byte[] box;
        using (var vault = SecretVault.FromFile(KeyPath))
            box = vault.Seal("xlayer", "k1", "secret"u8);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(KeyPath));
        Assert.Equal(["master.key"], _directory.GetFiles().Select(file => file.Name));
        using var again = SecretVault.FromFile(KeyPath);
        Assert.Equal("secret"u8.ToArray(), again.Open("xlayer", "k1", box));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_file_that_others_can_reach_is_refused(UnixFileMode others)
    {
        SecretVault.FromFile(KeyPath).Dispose();
        File.SetUnixFileMode(KeyPath, OwnerOnly | others);
        var refused = Assert.Throws<VaultException>(() => SecretVault.FromFile(KeyPath));
        Assert.Contains("chmod 600", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e")]
    [InlineData("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f00")]
    [InlineData("this is not a master key but it has sixty-four characters, twice.")]
    public void A_file_without_a_whole_key_is_refused_and_left_alone(string content)
    {
        File.WriteAllText(KeyPath, content);
        File.SetUnixFileMode(KeyPath, OwnerOnly);
        Assert.Throws<VaultException>(() => SecretVault.FromFile(KeyPath));
        Assert.Equal(content, File.ReadAllText(KeyPath));
    }

    [Fact]
    public void Of_many_that_start_at_once_one_key_wins_for_all()
    {
        var vaults = new SecretVault[16];
        Parallel.For(0, vaults.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => vaults[i] = SecretVault.FromFile(KeyPath));
        var box = vaults[0].Seal("xlayer", "k1", "secret"u8);
        foreach (var vault in vaults)
        {
            Assert.Equal("secret"u8.ToArray(), vault.Open("xlayer", "k1", box));
            vault.Dispose();
        }
    }

    public void Dispose() => _directory.Delete(recursive: true);
}

using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Kontor.Gate.Secrets;

/// <summary>The master key on disk: 64 hex digits and a line end, so that an operator can move it by hand, readable by its owner only.</summary>
internal static partial class MasterKeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    private const int FileLengthMax = 256;

    internal static byte[] ReadOrCreate(string path)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("The master key file is guarded by Unix file modes.");
        if (!File.Exists(path))
            Create(path);
        using var handle = File.OpenHandle(path);
        // Asked of the open file and not of its name: what was checked is what is read.
        if ((File.GetUnixFileMode(handle) & Others) != UnixFileMode.None)
            throw new VaultException($"'{path}' can be reached by others than its owner. Run: chmod 600 '{path}'");
        return Parse(path, handle);
    }

    private static byte[] Parse(string path, SafeFileHandle handle)
    {
        Span<byte> content = stackalloc byte[FileLengthMax];
        var length = RandomAccess.Read(handle, content, fileOffset: 0);
        var digits = content[..length].TrimEnd("\r\n"u8);
        var key = new byte[SecretVault.KeyLength];
        if (digits.Length != 2 * key.Length || Convert.FromHexString(digits, key, out _, out _) != OperationStatus.Done)
            throw new VaultException($"'{path}' does not hold a master key of {2 * key.Length} hex digits.");
        CryptographicOperations.ZeroMemory(content);
        return key;
    }

    [UnsupportedOSPlatform("windows")]
    private static void Create(string path)
    {
        // Written aside and named when it is whole: a crash leaves no half key behind, and of two processes that start at once one key wins for both.
        var aside = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        };
        using (var file = new FileStream(aside, options))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretVault.KeyLength)) + "\n"));
            file.Flush(flushToDisk: true);
        }

        // A second name is refused where there is one already. Renaming looks first and renames then, and somebody else's key could be lost in
        // between; it remains for file systems that know no second names.
        if (Link(aside, path) != 0 && !File.Exists(path))
            File.Move(aside, path, overwrite: false);
        else
            File.Delete(aside);
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string existing, string added);
}

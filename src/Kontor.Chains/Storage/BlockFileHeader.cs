using Microsoft.Win32.SafeHandles;

namespace Kontor.Chains.Storage;

/// <summary>The first bytes of a file of blocks: what it is, and in which version. Any other beginning means that the file is begun anew.</summary>
internal static class BlockFileHeader
{
    public const int Bytes = 8;

    private static ReadOnlySpan<byte> Magic => "KtrBlk01"u8;

    public static bool IsAtStart(SafeFileHandle file)
    {
        Span<byte> start = stackalloc byte[Bytes];
        return RandomAccess.Read(file, start, 0) == Bytes && start.SequenceEqual(Magic);
    }

    public static void Write(SafeFileHandle file)
    {
        RandomAccess.SetLength(file, 0);
        RandomAccess.Write(file, Magic, 0);
    }
}

using Kontor.World.Chains;
using Kontor.World.Codec;

namespace Kontor.Chains.Storage;

/// <summary>The words of a chain in the binary form of the log.</summary>
internal static class RecordWriterExtensions
{
    public static void WriteHash(this RecordWriter writer, Hash32 hash)
    {
        Span<byte> bytes = stackalloc byte[Hash32.Bytes];
        hash.CopyTo(bytes);
        writer.WriteBytes(bytes);
    }

    public static void WriteAddress(this RecordWriter writer, Address20 address)
    {
        Span<byte> bytes = stackalloc byte[Address20.Bytes];
        address.CopyTo(bytes);
        writer.WriteBytes(bytes);
    }

    /// <summary>Without zeros in front: most numbers on a chain are far below 256 bits.</summary>
    public static void WriteWord(this RecordWriter writer, Word256 word)
    {
        Span<byte> bytes = stackalloc byte[Word256.Bytes];
        word.WriteBigEndian(bytes);
        writer.WriteBytes(bytes.TrimStart((byte)0));
    }
}

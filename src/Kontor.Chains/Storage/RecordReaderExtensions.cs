using Kontor.World.Chains;
using Kontor.World.Codec;

namespace Kontor.Chains.Storage;

/// <summary>Reads what <see cref="RecordWriterExtensions"/> wrote.</summary>
internal static class RecordReaderExtensions
{
    public static Hash32 ReadHash(this ref RecordReader reader) =>
        reader.ReadBytes() is { Length: Hash32.Bytes } bytes ? new Hash32(bytes) : throw new InvalidDataException("A hash has 32 bytes.");

    public static Address20 ReadAddress(this ref RecordReader reader) =>
        reader.ReadBytes() is { Length: Address20.Bytes } bytes
            ? new Address20(bytes)
            : throw new InvalidDataException("An address has 20 bytes.");

    public static Word256 ReadWord(this ref RecordReader reader) =>
        reader.ReadBytes() is { Length: <= Word256.Bytes } bytes
            ? Word256.FromBigEndian(bytes)
            : throw new InvalidDataException("A number has 32 bytes at most.");

    public static int ReadInt(this ref RecordReader reader) =>
        reader.ReadLong() is >= int.MinValue and <= int.MaxValue and var value
            ? (int)value
            : throw new InvalidDataException("A number has 32 bits at most.");
}

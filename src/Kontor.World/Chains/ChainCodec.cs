using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>The basic types of chains in the world's binary form.</summary>
internal static class ChainCodec
{
    public static void WriteAddress(this ref RecordWriter writer, Address20 address)
    {
        Span<byte> bytes = stackalloc byte[Address20.Bytes];
        address.CopyTo(bytes);
        writer.WriteRaw(bytes);
    }

    public static Address20 ReadAddress(this ref RecordReader reader) => new(reader.ReadRaw(Address20.Bytes));

    public static void WriteAddressOrNone(this ref RecordWriter writer, Address20? address)
    {
        writer.WriteBool(address.HasValue);
        if (address is { } present)
            writer.WriteAddress(present);
    }

    public static Address20? ReadAddressOrNone(this ref RecordReader reader) => reader.ReadBool() ? reader.ReadAddress() : null;

    public static void WriteHash(this ref RecordWriter writer, Hash32 hash)
    {
        Span<byte> bytes = stackalloc byte[Hash32.Bytes];
        hash.CopyTo(bytes);
        writer.WriteRaw(bytes);
    }

    public static Hash32 ReadHash(this ref RecordReader reader) => new(reader.ReadRaw(Hash32.Bytes));

    /// <summary>Without leading zero bytes, as most amounts are small.</summary>
    public static void WriteWord(this ref RecordWriter writer, Word256 word)
    {
        Span<byte> bytes = stackalloc byte[Word256.Bytes];
        word.WriteBigEndian(bytes);
        writer.WriteBytes(bytes.TrimStart((byte)0));
    }

    public static Word256 ReadWord(this ref RecordReader reader)
    {
        var bytes = reader.ReadBytes();
        return bytes.Length <= Word256.Bytes
            ? Word256.FromBigEndian(bytes)
            : throw new InvalidDataException($"A number of {bytes.Length} bytes on a chain.");
    }

    public static void Write(this ref RecordWriter writer, EventLog log)
    {
        writer.WriteAddress(log.Address);
        writer.WriteCount(log.Topics.Length);
        foreach (var topic in log.Topics)
            writer.WriteHash(topic);
        writer.WriteBytes(log.Data.Span);
    }

    public static EventLog ReadLog(this ref RecordReader reader)
    {
        var address = reader.ReadAddress();
        var topics = ImmutableArray.CreateBuilder<Hash32>(reader.ReadCount());
        for (var left = topics.Capacity; left > 0; left--)
            topics.Add(reader.ReadHash());
        return new EventLog(address, topics.MoveToImmutable(), reader.ReadBytes().ToArray());
    }

    public static void Write(this ref RecordWriter writer, ValueMove move)
    {
        writer.WriteAddress(move.From);
        writer.WriteAddress(move.To);
        writer.WriteWord(move.Value);
    }

    public static ValueMove ReadMove(this ref RecordReader reader) => new(reader.ReadAddress(), reader.ReadAddress(), reader.ReadWord());
}

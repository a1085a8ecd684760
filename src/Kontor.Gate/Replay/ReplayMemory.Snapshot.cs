using System.Buffers;
using System.Buffers.Binary;

namespace Kontor.Gate.Replay;

public sealed partial class ReplayMemory
{
    private const byte Version = 1;
    private const int EntryLength = 32;
    private const int HeaderLength = 1 + 16 + sizeof(int);

    /// <summary>
    /// Writes the content: version, proof of the key, count, entries. Sorted, so that the same content gives the same bytes. Each subject's
    /// things are taken in one moment; a caller who needs one moment for all subjects saves while nobody calls.
    /// </summary>
    public void Save(IBufferWriter<byte> target)
    {
        var entries = new List<ReplayEntry>(Count);
        foreach (var shard in _shards)
        {
            lock (shard.Gate)
                shard.CopyTo(entries);
        }

        entries.Sort(static (a, b) => (a.ExpiresMs, a.Fingerprint).CompareTo((b.ExpiresMs, b.Fingerprint)));
        var header = target.GetSpan(HeaderLength);
        header[0] = Version;
        BinaryPrimitives.WriteUInt128LittleEndian(header[1..], KeyProof());
        BinaryPrimitives.WriteInt32LittleEndian(header[(HeaderLength - sizeof(int))..], entries.Count);
        target.Advance(HeaderLength);
        foreach (var entry in entries)
            Write(target, entry);
    }

    /// <summary>Takes in what <see cref="Save"/> wrote, but for what has expired since. Only into an empty memory, and under the same key.</summary>
    public void Load(ReadOnlySpan<byte> content, long nowMs)
    {
        if (Count != 0)
            throw new InvalidOperationException("Only an empty memory can be loaded.");
        if (content.Length < HeaderLength || content[0] != Version)
            throw new InvalidDataException("The replay memory is not in a form this version knows.");
        if (BinaryPrimitives.ReadUInt128LittleEndian(content[1..]) != KeyProof())
            throw new InvalidDataException("The replay memory was saved under another key: its fingerprints mean nothing here.");
        var count = BinaryPrimitives.ReadInt32LittleEndian(content[(HeaderLength - sizeof(int))..]);
        var entries = content[HeaderLength..];
        if (count < 0 || entries.Length != (long)count * EntryLength)
            throw new InvalidDataException($"The replay memory names {count} entries and holds {entries.Length} bytes of them.");
        for (; !entries.IsEmpty; entries = entries[EntryLength..])
            Take(Read(entries), nowMs);
    }

    private void Take(in ReplayEntry entry, long nowMs)
    {
        if (entry.ExpiresMs < nowMs)
            return;
        var shard = ShardOf(entry.Subject);
        lock (shard.Gate)
        {
            if (shard.Contains(entry.Fingerprint))
                throw new InvalidDataException("The replay memory holds one entry twice.");
            // Leaving out what does not fit would forget it early.
            if (!TryReserve(1))
                throw new InvalidDataException($"The replay memory holds more than {Capacity} entries that have not expired.");
            shard.Put(entry);
        }
    }

    private UInt128 KeyProof()
    {
        var hash = new SipHash128(_key0, _key1);
        hash.Append("kontor replay memory"u8);
        return hash.Finish();
    }

    private static void Write(IBufferWriter<byte> target, in ReplayEntry entry)
    {
        var bytes = target.GetSpan(EntryLength);
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, entry.Fingerprint);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], entry.Subject);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], entry.ExpiresMs);
        target.Advance(EntryLength);
    }

    private static ReplayEntry Read(ReadOnlySpan<byte> bytes) =>
        new(
            BinaryPrimitives.ReadUInt128LittleEndian(bytes),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..])
        );
}

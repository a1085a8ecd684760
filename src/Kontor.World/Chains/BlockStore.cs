using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>All blocks of a chain in two arrays, 40 bytes each: everything else about an empty block is computed from those.</summary>
public sealed class BlockStore
{
    private readonly byte[] _stateRoot;
    private byte[] _hashes = new byte[64 * Keccak256.HashBytes];
    private long[] _timesMs = new long[64];

    internal BlockStore(byte[] stateRoot) => _stateRoot = stateRoot;

    public int Count { get; private set; }

    /// <summary>The height of the newest block.</summary>
    public long Tip => Count - 1;

    public BlockRecord? Find(long height) => height >= 0 && height < Count ? Describe((int)height) : null;

    public BlockRecord? FindByHash(string hash)
    {
        Span<byte> sought = stackalloc byte[Keccak256.HashBytes];
        if (!Hex.TryParse(hash, sought))
            return null;
        for (var height = Count - 1; height >= 0; height--)
        {
            if (HashAt(height).SequenceEqual(sought))
                return Describe(height);
        }
        return null;
    }

    public ImmutableArray<BlockRecord> NewestFirst(int skip, int max)
    {
        var page = ImmutableArray.CreateBuilder<BlockRecord>();
        for (var height = Count - 1 - Math.Max(0, skip); height >= 0 && page.Count < max; height--)
            page.Add(Describe(height));
        return page.ToImmutable();
    }

    internal void Mine(long nowMs)
    {
        // A block is never older than its parent, whatever instant the genesis was given.
        var timeMs = Count == 0 ? nowMs : Math.Max(nowMs, _timesMs[Count - 1]);
        Append(HeaderAt(Count, timeMs).Hash(), timeMs);
    }

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteCount(Count);
        for (var height = 0; height < Count; height++)
            writer.WriteLong(_timesMs[height]);
        writer.WriteBytes(_hashes.AsSpan(0, Count * Keccak256.HashBytes));
    }

    internal void Load(ref RecordReader reader)
    {
        var times = new long[reader.ReadCount()];
        for (var height = 0; height < times.Length; height++)
            times[height] = reader.ReadLong();
        var hashes = reader.ReadBytes();
        if (hashes.Length != times.Length * Keccak256.HashBytes)
            throw new InvalidDataException("A chain has not one hash for each block.");
        (_timesMs, _hashes, Count) = (times, hashes.ToArray(), times.Length);
    }

    /// <summary>Computes the newest blocks again. All of them would take seconds on a long chain.</summary>
    internal bool IsLinked(int depth)
    {
        for (var height = Math.Max(0, Count - depth); height < Count; height++)
        {
            if (!HeaderAt(height, _timesMs[height]).Hash().AsSpan().SequenceEqual(HashAt(height)))
                return false;
        }
        return true;
    }

    private ReadOnlySpan<byte> HashAt(int height) => _hashes.AsSpan(height * Keccak256.HashBytes, Keccak256.HashBytes);

    private BlockHeader HeaderAt(int height, long timeMs) =>
        new()
        {
            Height = height,
            ParentHash = height == 0 ? new byte[Keccak256.HashBytes] : HashAt(height - 1).ToArray(),
            StateRoot = _stateRoot,
            TimeS = timeMs / 1000,
        };

    private BlockRecord Describe(int height)
    {
        var header = HeaderAt(height, _timesMs[height]);
        return new BlockRecord
        {
            Height = height,
            Hash = Hex.Of(HashAt(height)),
            ParentHash = Hex.Of(header.ParentHash.Span),
            StateRoot = Hex.Of(_stateRoot),
            TimeMs = _timesMs[height],
            TransactionCount = 0,
            // A block is the list of its header, its transactions and its uncles.
            SizeBytes = header.Encode().Length + 2 + 3,
            GasUsed = 0,
            GasLimit = BlockHeader.GasLimit,
        };
    }

    private void Append(ReadOnlySpan<byte> hash, long timeMs)
    {
        if (Count == _timesMs.Length || _hashes.Length == Count * Keccak256.HashBytes)
        {
            Array.Resize(ref _timesMs, Math.Max(64, Count * 2));
            Array.Resize(ref _hashes, Math.Max(64, Count * 2) * Keccak256.HashBytes);
        }
        hash.CopyTo(_hashes.AsSpan(Count * Keccak256.HashBytes));
        _timesMs[Count] = timeMs;
        Count++;
    }
}

internal static class Hex
{
    public static string Of(ReadOnlySpan<byte> bytes) => "0x" + Convert.ToHexStringLower(bytes);

    /// <summary>Reads exactly as many bytes as the target has, from text that begins with 0x.</summary>
    public static bool TryParse(string text, Span<byte> target) =>
        text.Length == 2 + target.Length * 2
        && text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
        && Convert.FromHexString(text.AsSpan(2), target, out _, out _) == System.Buffers.OperationStatus.Done;
}

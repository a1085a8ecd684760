namespace Kontor.Gate.Origin;

/// <summary>
/// Reads a MaxMind DB 2.0 file: a binary tree over address bits whose leaves name values in a data section. The whole file is held in
/// memory rather than mapped: a mapped file that is cut short while it is open ends the process with a signal nobody can catch.
/// Safe for any number of threads. Damage shows as <see cref="MmdbException"/> and as nothing else.
/// </summary>
public sealed class MmdbReader
{
    private const int NotFound = -1;
    private const int V4Depth = 96;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly int _dataStart;
    private readonly int _dataLength;
    private readonly uint _v4Root;

    public MmdbReader(ReadOnlyMemory<byte> file)
    {
        _file = file;
        Metadata = MmdbMetadata.Read(file.Span, out var metadataStart);
        _dataStart = Metadata.TreeBytes + MmdbMetadata.Separator;
        _dataLength = metadataStart - _dataStart;
        _v4Root = FindV4Root();
    }

    public MmdbMetadata Metadata { get; }

    public static MmdbReader Open(string path) => new(File.ReadAllBytes(path));

    /// <summary>The value stored for an address, or null.</summary>
    public object? Find(IpKey address) => FindOffset(address) is var offset and not NotFound ? Decode(offset) : null;

    /// <summary>The place in the data section where the value of an address begins, or -1. Addresses of one record share it.</summary>
    public int FindOffset(IpKey address)
    {
        if (Metadata.IpVersion == 4 && !address.IsV4)
            return NotFound;
        var nodes = (uint)Metadata.NodeCount;
        // Mapped IPv4 addresses stand at the front of an IPv6 tree, under 96 zero bits, and not where the mapping would put them.
        var record = address.IsV4 ? _v4Root : 0;
        for (var bit = address.IsV4 ? 31 : 127; bit >= 0 && record < nodes; bit--)
            record = Child(record, (int)(address.Value >> bit) & 1);
        if (record == nodes)
            return NotFound;
        if (record < nodes)
            throw new MmdbException("The database is damaged: its tree goes on beyond the last bit of an address.");
        // A record counts from the end of the tree, separator included.
        var offset = (long)record - nodes - MmdbMetadata.Separator;
        return offset >= 0 && offset < _dataLength
            ? (int)offset
            : throw new MmdbException($"The database is damaged: a leaf names offset {offset} of {_dataLength} bytes of data.");
    }

    /// <summary>Decodes the value at a place that <see cref="FindOffset"/> returned.</summary>
    public object Decode(int offset) => new MmdbDecoder(_file.Span.Slice(_dataStart, _dataLength)).Decode(offset);

    private uint FindV4Root()
    {
        if (Metadata.IpVersion == 4)
            return 0;
        var record = 0U;
        for (var depth = 0; depth < V4Depth && record < (uint)Metadata.NodeCount; depth++)
            record = Child(record, 0);
        return record;
    }

    private uint Child(uint node, int side)
    {
        var tree = _file.Span;
        switch (Metadata.RecordBits)
        {
            case 24:
                var at = (int)(node * 6) + (side * 3);
                return ((uint)tree[at] << 16) | ((uint)tree[at + 1] << 8) | tree[at + 2];
            case 28:
                // The byte in the middle holds the upper four bits of both.
                at = (int)(node * 7);
                var low = at + (side * 4);
                var high = side == 0 ? tree[at + 3] >> 4 : tree[at + 3] & 0x0F;
                return ((uint)high << 24) | ((uint)tree[low] << 16) | ((uint)tree[low + 1] << 8) | tree[low + 2];
            default:
                at = (int)(node * 8) + (side * 4);
                return ((uint)tree[at] << 24) | ((uint)tree[at + 1] << 16) | ((uint)tree[at + 2] << 8) | tree[at + 3];
        }
    }
}

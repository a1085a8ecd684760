namespace Kontor.Gate.Origin;

/// <summary>What a database says about itself, at the end of the file.</summary>
public sealed record MmdbMetadata(string DatabaseType, int NodeCount, int RecordBits, int IpVersion, DateTimeOffset Built)
{
    /// <summary>The format promises the marker within the last 128 KiB.</summary>
    private const int SearchMax = 128 * 1024;

    /// <summary>Zero bytes between the tree and the data.</summary>
    internal const int Separator = 16;

    /// <summary>The bytes that the search tree takes: two records per node.</summary>
    public int TreeBytes => NodeCount * (RecordBits / 4);

    internal static MmdbMetadata Read(ReadOnlySpan<byte> file, out int metadataStart)
    {
        var tailStart = Math.Max(0, file.Length - SearchMax);
        Span<byte> marker = [0xAB, 0xCD, 0xEF, .. "MaxMind.com"u8];
        var at = file[tailStart..].LastIndexOf(marker);
        if (at < 0)
            throw new MmdbException("Not a MaxMind DB file: its metadata marker is missing.");
        metadataStart = tailStart + at;
        var section = file[(metadataStart + marker.Length)..];
        if (new MmdbDecoder(section).Decode(0) is not Dictionary<string, object> map)
            throw new MmdbException("The database is damaged: its metadata is not a map.");
        if (Number(map, "binary_format_major_version") is var version and not 2)
            throw new MmdbException($"A database of format version {version}; this build reads version 2.");
        var read = new MmdbMetadata(
            map.GetValueOrDefault("database_type") as string ?? throw Missing("database_type"),
            (int)Math.Min(Number(map, "node_count"), int.MaxValue),
            (int)Math.Min(Number(map, "record_size"), int.MaxValue),
            (int)Math.Min(Number(map, "ip_version"), int.MaxValue),
            Epoch(map)
        );
        read.Check(metadataStart);
        return read;
    }

    private void Check(int metadataStart)
    {
        if (RecordBits is not (24 or 28 or 32))
            throw new MmdbException($"The database is damaged: records of {RecordBits} bits.");
        if (IpVersion is not (4 or 6))
            throw new MmdbException($"The database is damaged: IP version {IpVersion}.");
        if (((long)NodeCount * (RecordBits / 4)) + Separator > metadataStart)
            throw new MmdbException($"The database is damaged: {NodeCount} nodes do not fit into the file.");
    }

    private static ulong Number(Dictionary<string, object> map, string name) =>
        map.GetValueOrDefault(name) as ulong? ?? throw Missing(name);

    // Seconds beyond what a calendar holds are damage; clamping them keeps the reader from throwing something unclear.
    private static DateTimeOffset Epoch(Dictionary<string, object> map) =>
        DateTimeOffset.FromUnixTimeSeconds(
            map.GetValueOrDefault("build_epoch") is ulong seconds ? (long)Math.Min(seconds, 253_402_300_799UL) : 0
        );

    private static MmdbException Missing(string name) => new($"The database is damaged: its metadata has no usable '{name}'.");
}

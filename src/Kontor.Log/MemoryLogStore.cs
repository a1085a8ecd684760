using Kontor.World.Log;

namespace Kontor.Log;

/// <summary>What outlives a writer of a <see cref="MemoryLog"/>, as a directory outlives a process.</summary>
internal sealed class MemoryLogStore
{
    public List<byte[]> Records { get; } = [];

    /// <summary>The position of the first of <see cref="Records"/>.</summary>
    public long Begin { get; set; }

    public long Epoch { get; set; }

    public LogSnapshot? Snapshot { get; set; }
}

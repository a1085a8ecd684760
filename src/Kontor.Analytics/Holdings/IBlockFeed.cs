using Kontor.World.Chains;

namespace Kontor.Analytics.Holdings;

/// <summary>The blocks of one chain, whichever kind it is of.</summary>
internal interface IBlockFeed
{
    /// <summary>By its name in the world.</summary>
    string Chain { get; }

    /// <summary>Waits until what the chain had when this was called can be read, if waiting helps.</summary>
    ValueTask PrepareAsync(CancellationToken stop);

    /// <summary>Whether a block was not undone.</summary>
    bool IsStillThere(long height, Hash32 hash);

    /// <summary>The height of the oldest block; nothing while there is none.</summary>
    long? FirstHeight { get; }

    /// <summary>Blocks in order from a height on: as many as it suits the feed to read at once, and none above the tip.</summary>
    ValueTask<IReadOnlyList<BlockNews>> ReadAsync(long fromHeight, CancellationToken stop);
}

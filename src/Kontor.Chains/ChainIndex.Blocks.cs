using Kontor.Chains.Model;
using Kontor.Chains.Queries;
using Kontor.Chains.Rows;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains;

public sealed partial class ChainIndex
{
    /// <summary>The newest block; nothing while there is none.</summary>
    public ChainHead? Head
    {
        get
        {
            using var reading = Read();
            Describe(out var published);
            var newest = published.Counts.Blocks - 1;
            return newest < 0 ? null : new ChainHead(published.Height, _tables.BlockHashes[newest], _tables.Blocks[newest].TimeMs);
        }
    }

    /// <summary>The height of the oldest block.</summary>
    public long FirstHeight => Volatile.Read(ref _published).FirstHeight;

    public Hash32? HashAt(long height)
    {
        using var reading = Read();
        Describe(out var published);
        return IsIn(height, published) ? _tables.BlockHashes[(int)(height - published.FirstHeight)] : null;
    }

    public BlockView? FindBlock(long height)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        return IsIn(height, published) ? describer.Block((int)(height - published.FirstHeight)) : null;
    }

    public BlockView? FindBlock(Hash32 hash)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var block = _tables.BlockHashes.Find(hash);
        return block >= 0 && block < published.Counts.Blocks ? describer.Block(block) : null;
    }

    public Page<BlockView> Blocks(HeightRange range, PageRequest page)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var (low, high) = BlocksIn(range, published);
        return Contiguous(low, high, page, published, describer, static (describer, row) => describer.Block(row));
    }

    /// <summary>The newest block that is not younger than an instant; nothing where all are.</summary>
    public BlockView? FindBlockAt(long timeMs)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var count = BlocksUpTo(timeMs, published);
        return count == 0 ? null : describer.Block(count - 1);
    }

    /// <summary>The blocks made from one instant to another, both included. Empty ranges end below where they begin.</summary>
    public HeightRange HeightsBetween(long firstMs, long lastMs)
    {
        using var reading = Read();
        Describe(out var published);
        var before = firstMs == long.MinValue ? 0 : BlocksUpTo(firstMs - 1, published);
        return new HeightRange(published.FirstHeight + before, published.FirstHeight + BlocksUpTo(lastMs, published) - 1);
    }

    private int BlocksUpTo(long timeMs, Published published)
    {
        var (low, high) = (0, published.Counts.Blocks);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (_tables.Blocks[middle].TimeMs <= timeMs)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static bool IsIn(long height, Published published) =>
        height >= published.FirstHeight && height - published.FirstHeight < published.Counts.Blocks;

    private static (int Low, int High) BlocksIn(HeightRange range, Published published)
    {
        var low = Math.Clamp(range.First, published.FirstHeight, published.Height + 1) - published.FirstHeight;
        var high = Math.Clamp(range.Last, published.FirstHeight - 1, published.Height) - published.FirstHeight + 1;
        return ((int)low, (int)Math.Max(low, high));
    }

    /// <summary>How much there was before the first block of a range, and after its last one.</summary>
    private (Counts Low, Counts High) RowsIn(HeightRange range, Published published)
    {
        var (low, high) = BlocksIn(range, published);
        return low >= high ? default : (low == 0 ? default : _tables.CountsBefore(low), _tables.CountsBefore(high));
    }

    private static Page<T> Contiguous<T>(
        int low,
        int high,
        PageRequest page,
        Published published,
        Describer describer,
        Func<Describer, int, T> describe
    )
    {
        var total = high - low;
        if (page.Offset < 0 || page.Offset >= total || page.Max <= 0)
            return new Page<T>(published.Height, total, []);
        Span<int> rows = new int[Math.Min(page.Max, total - page.Offset)];
        for (var at = 0; at < rows.Length; at++)
            rows[at] = high - 1 - (int)page.Offset - at;
        return new Page<T>(published.Height, total, describer.All(rows, describe));
    }
}

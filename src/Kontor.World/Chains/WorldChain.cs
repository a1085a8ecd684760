using Kontor.World.State;
using Kontor.World.Time;

namespace Kontor.World.Chains;

/// <summary>A blockchain of the world, of whichever kind: what it is called, how it makes blocks, and how it rewrites them.</summary>
public abstract class WorldChain
{
    private protected WorldChain(int index, ChainRecord record) => (Index, Record) = (index, record);

    /// <summary>The number of the chain among those of its kind.</summary>
    public int Index { get; }

    public ChainRecord Record { get; }
    public ChainSettings Settings { get; internal set; } = new();
    public string Name => Record.Name;

    /// <summary>Blocks, the genesis included.</summary>
    public abstract long BlockCount { get; }

    public long TipHeight => BlockCount - 1;

    /// <summary>How many blocks can be undone: never the one that the others stand on.</summary>
    internal abstract int UndoableCount { get; }

    internal abstract long TipMs { get; }

    /// <summary>How often blocks were undone.</summary>
    internal int Forks { get; set; }

    /// <summary>When the clock makes the next block; 0 when it makes none.</summary>
    internal long NextBlockMs { get; set; }

    /// <summary>What the clock calls it by, beside its number.</summary>
    internal abstract DueKind Due { get; }

    /// <summary>Whether there is something that a next block could take in.</summary>
    internal abstract bool HasReady { get; }

    internal abstract BlockRecord TipRecord();

    /// <summary>Adds a block of another time than now. Whoever follows the chain hears of it now all the same.</summary>
    internal abstract void MineAt(WorldState state, long blockMs, long nowMs);

    /// <summary>Undoes the newest blocks. Their transactions wait again, or are forgotten.</summary>
    internal abstract void Rewind(WorldState state, int depth, bool keepsTransactions, long nowMs);

    /// <summary>Lives through a past up to an instant, in so many blocks.</summary>
    internal abstract void Grow(WorldState state, ulong seed, long untilMs, int blocks, long nowMs);
}

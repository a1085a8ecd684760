using Kontor.Chains.Rows;
using Kontor.World.Chains;

namespace Kontor.Chains.Queries;

/// <summary>What the readers see: everything up to these counts, and nothing else.</summary>
internal sealed record Published(Counts Counts, long FirstHeight, Hash32 FirstParent)
{
    public long Height => FirstHeight + Counts.Blocks - 1;
}

/// <summary>As long as this stands, no block is taken back (and, where the rankings are read, none is added to them).</summary>
internal readonly ref struct Reading
{
    private readonly ReaderWriterLockSlim _gate;
    private readonly ReaderWriterLockSlim? _rankings;

    public Reading(ReaderWriterLockSlim gate, ReaderWriterLockSlim? rankings)
    {
        gate.EnterReadLock();
        rankings?.EnterReadLock();
        (_gate, _rankings) = (gate, rankings);
    }

    public void Dispose()
    {
        _rankings?.ExitReadLock();
        _gate.ExitReadLock();
    }
}

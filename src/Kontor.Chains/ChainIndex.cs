using System.Collections.Concurrent;
using Kontor.Chains.Model;
using Kontor.Chains.Queries;
using Kontor.Chains.Rows;
using Kontor.Chains.Writing;
using Kontor.World.Chains;

namespace Kontor.Chains;

/// <summary>
/// Everything that can be asked about a chain, derived from its blocks. One thread writes; any number read, each answer as of one height.
/// Rows are only ever appended, and a reader looks at none beyond the counts that were published with the last block, so reading and appending
/// do not wait for each other. Two things need a lock: taking blocks back, which all readers keep out, and the rankings and moving sums, which are
/// changed in place at the end of each block.
/// </summary>
public sealed partial class ChainIndex : IDisposable
{
    private readonly Tables _tables = new();
    private readonly Rankings _rankings;
    private readonly Balances _balances;
    private readonly BlockCheck _check;
    private readonly BlockWriter _writer;
    private readonly BlockEraser _eraser;
    private readonly RecentTransfers _recentTransfers;
    private readonly RecentCalls _recentCalls;
    private readonly ChainIndexOptions _options;
    private readonly ConcurrentDictionary<Address20, TokenFact> _facts = new();
    private readonly Lock _writing = new();
    private readonly ReaderWriterLockSlim _rewindGate = new();
    private readonly ReaderWriterLockSlim _rankingGate = new();
    private Published _published = new(default, 0, default);

    public ChainIndex(ChainIndexOptions options)
    {
        _options = options;
        _rankings = new Rankings(_tables);
        _balances = new Balances(_tables, _rankings);
        _check = new BlockCheck(_tables);
        _writer = new BlockWriter(_tables, _balances, options.LargeValueMin);
        _eraser = new BlockEraser(_tables, _balances, _rankings);
        _recentTransfers = new RecentTransfers(_tables);
        _recentCalls = new RecentCalls(_tables);
    }

    /// <summary>
    /// Adds the next block, and answers false where it is not the next: another height, or another parent. The first block may have any height.
    /// </summary>
    /// <exception cref="InvalidDataException">The block contradicts itself; nothing was changed.</exception>
    public bool Append(ChainBlock block)
    {
        lock (_writing)
        {
            var before = _published;
            var number = before.Counts.Blocks;
            if (number > 0 && (block.Height != before.Height + 1 || block.ParentHash != _tables.BlockHashes[number - 1]))
                return false;
            _check.Check(block);
            _writer.Write(block);
            _rankingGate.EnterWriteLock();
            try
            {
                Settle(block, before);
            }
            finally
            {
                _rankingGate.ExitWriteLock();
            }
            return true;
        }
    }

    /// <summary>Takes back every block above a height. Readers wait until it is done.</summary>
    public void Rewind(long height)
    {
        lock (_writing)
        {
            if (_published.Height <= height)
                return;
            _rewindGate.EnterWriteLock();
            try
            {
                Erase((int)Math.Max(0, height - _published.FirstHeight + 1));
            }
            finally
            {
                _rewindGate.ExitWriteLock();
            }
        }
    }

    /// <summary>Notes what a token says about itself. It is not taken back with blocks.</summary>
    public void Learn(TokenFact fact) => _facts[fact.Contract] = fact;

    public TokenFact? FactOf(Address20 contract) => _facts.GetValueOrDefault(contract);

    /// <summary>What the rows, lists and rankings take in memory.</summary>
    public long MemoryBytes
    {
        get
        {
            using var reading = ReadRankings();
            return _tables.Bytes + _rankings.Bytes;
        }
    }

    public void Dispose()
    {
        _rewindGate.Dispose();
        _rankingGate.Dispose();
    }

    private void Settle(ChainBlock block, Published before)
    {
        var number = before.Counts.Blocks;
        _balances.Settle(number);
        _recentTransfers.Advance(before.Counts.Transfers, block.TimeMs);
        _recentCalls.Advance(before.Counts.Transactions, block.TimeMs);
        var counts = _tables.Count();
        _tables.Blocks[number].End = counts;
        var isFirst = number == 0;
        Volatile.Write(
            ref _published,
            new Published(counts, isFirst ? block.Height : before.FirstHeight, isFirst ? block.ParentHash : before.FirstParent)
        );
    }

    private void Erase(int blocksKept)
    {
        var kept = _tables.CountsBefore(blocksKept);
        var headMs = blocksKept == 0 ? 0 : _tables.Blocks[blocksKept - 1].TimeMs;
        _recentTransfers.Retreat(kept.Transfers, headMs);
        _recentCalls.Retreat(kept.Transactions, headMs);
        while (_tables.Blocks.Count > blocksKept)
            _eraser.EraseNewest();
        var before = _published;
        var isEmpty = blocksKept == 0;
        Volatile.Write(
            ref _published,
            new Published(_tables.Count(), isEmpty ? 0 : before.FirstHeight, isEmpty ? default : before.FirstParent)
        );
    }

    private Reading Read() => new(_rewindGate, null);

    private Reading ReadRankings() => new(_rewindGate, _rankingGate);

    private Describer Describe(out Published published)
    {
        published = Volatile.Read(ref _published);
        return new Describer(_tables, published);
    }
}

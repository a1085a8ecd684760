using System.Collections.Immutable;
using Kontor.Chains.Model;

namespace Kontor.Chains.Following;

/// <summary>
/// Keeps an index at the head of a source: appends what is new, goes back to the common ancestor where the chain has changed its mind, and tries
/// again, ever more patiently, where the chain cannot be reached. It is the one writer of its index.
/// </summary>
public sealed class ChainFollower(IChainSource source, ChainIndex index, FollowerOptions options)
{
    private readonly TokenAsker _tokens = new(source, index);
    private FollowerState _state = new FollowerState.Starting();
    private PendingSnapshot _pending = new([]);
    private TimeSpan _backOff = options.BackOffMin;
    private bool _hasBeenAtHead;

    // An array wrapped in a struct cannot be published in one go, a reference can.
    private sealed record PendingSnapshot(ImmutableArray<PendingTransaction> Transactions);

    public FollowerState State => Volatile.Read(ref _state);

    /// <summary>Whether the index was complete at least once. Later it is behind by little, and before by who knows how much.</summary>
    public bool HasBeenAtHead => Volatile.Read(ref _hasBeenAtHead);

    /// <summary>What waited for a block when the chain was last looked at.</summary>
    public ImmutableArray<PendingTransaction> Pending => Volatile.Read(ref _pending).Transactions;

    /// <summary>Follows until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                if (await TryRoundAsync(stop) is { } fault)
                    await BackOffAsync(fault, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // This is how it is told.
        }
    }

    private async Task<Exception?> TryRoundAsync(CancellationToken stop)
    {
        try
        {
            stop.ThrowIfCancellationRequested();
            await RoundAsync(stop);
            return null;
        }
        catch (Exception fault) when (fault is ChainSourceUnavailableException or ChainSourceBrokenException or InvalidDataException)
        {
            return fault;
        }
    }

    private async Task RoundAsync(CancellationToken stop)
    {
        var head = await source.HeadAsync(stop);
        if (await AdvanceAsync(head, stop))
        {
            _backOff = options.BackOffMin;
            return;
        }
        await _tokens.AskAsync(stop);
        Volatile.Write(ref _pending, new PendingSnapshot([.. await source.PendingAsync(stop)]));
        _backOff = options.BackOffMin;
        Volatile.Write(ref _hasBeenAtHead, true);
        Show(new FollowerState.AtHead(index.Head?.Height ?? -1));
        await source.WaitForNewsAsync(stop);
    }

    /// <summary>Takes one batch of blocks, or goes back to where both chains agree. False when there was nothing to do.</summary>
    private async Task<bool> AdvanceAsync(ChainHead head, CancellationToken stop)
    {
        var known = index.Head;
        var next = known is { } newest ? newest.Height + 1 : options.FirstHeight;
        IReadOnlyList<ChainBlock> blocks = head.Height < next ? [] : await source.ReadAsync(next, options.BatchBlocks, stop);
        if (blocks.Count == 0)
            return known is { } indexed && await GoBackAsync(indexed, stop);
        ShowProgress(next, head.Height);
        foreach (var block in blocks)
        {
            stop.ThrowIfCancellationRequested();
            if (index.Append(block))
                continue;
            if (index.Head is { } stuck && !await GoBackAsync(stuck, stop))
                throw new ChainSourceUnavailableException(
                    $"Block {block.Height} does not follow block {stuck.Height}, which still stands."
                );
            return true;
        }
        return true;
    }

    /// <summary>Takes back the blocks that the source no longer has. False when it still has the newest.</summary>
    private async Task<bool> GoBackAsync(ChainHead newest, CancellationToken stop)
    {
        var ancestor = await AncestorAsync(newest.Height, stop);
        if (ancestor == newest.Height)
            return false;
        index.Rewind(ancestor);
        _tokens.StartOver();
        return true;
    }

    /// <summary>The highest block that both have; one below the first where they have none. Reorganisations are short, so the search begins at the head.</summary>
    private async Task<long> AncestorAsync(long newest, CancellationToken stop)
    {
        var first = index.FirstHeight;
        var (same, different) = (newest, newest + 1);
        for (var step = 1L; same >= first && !await IsSameAsync(same, stop); step *= 2)
            (same, different) = (same - step, same);
        same = Math.Max(same, first - 1);
        while (different - same > 1)
        {
            var middle = same + ((different - same) / 2);
            if (await IsSameAsync(middle, stop))
                same = middle;
            else
                different = middle;
        }
        return same;
    }

    private async ValueTask<bool> IsSameAsync(long height, CancellationToken stop) =>
        await source.HashAtAsync(height, stop) is { } hash && hash == index.HashAt(height);

    private void ShowProgress(long next, long head)
    {
        if (_state is FollowerState.AtHead && head - next < options.BatchBlocks)
            return;
        Show(new FollowerState.Backfilling(next - options.FirstHeight, head - options.FirstHeight + 1));
    }

    private async Task BackOffAsync(Exception fault, CancellationToken stop)
    {
        var since = _state is FollowerState.Unreachable unreachable ? unreachable.SinceMs : options.NowMs();
        Show(new FollowerState.Unreachable(since, fault.Message));
        var wait = _backOff;
        _backOff = wait * 2 < options.BackOffMax ? wait * 2 : options.BackOffMax;
        await options.Delay(wait, stop);
    }

    private void Show(FollowerState state) => Volatile.Write(ref _state, state);
}

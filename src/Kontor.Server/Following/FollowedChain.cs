using Kontor.Chains;
using Kontor.Chains.Following;
using Kontor.Chains.Model;
using Kontor.Chains.Serving;
using Kontor.Chains.Storage;
using Kontor.World.Chains;

namespace Kontor.Server.Following;

/// <summary>One followed chain: the node, the file with what was read from it, the index, and who keeps them together.</summary>
public sealed class FollowedChain : IServedChain, IDisposable
{
    private readonly FollowSetting _setting;
    private readonly NodeChainSource _source;
    private readonly TimeProvider _clock;
    private readonly string? _path;
    private volatile ChainFollower? _follower;
    private volatile KeptChainSource? _kept;
    private volatile string _cannotOpen = "";

    /// <param name="directory">Where blocks are kept, or null to keep none.</param>
    public FollowedChain(FollowSetting setting, ChainIdentity identity, string? directory, TimeProvider clock)
    {
        _setting = setting;
        _clock = clock;
        _source = new NodeChainSource(identity, setting.Node, clock);
        _path = directory is null ? null : Path.Combine(directory, "chains", setting.Chain, "blocks");
    }

    public string Name => _setting.Chain;

    public ChainIdentity Identity => _source.Chain;

    public ChainIndex Index { get; } = new(new ChainIndexOptions());

    public NodeFacts Node => _source.Facts;

    public FollowerState State => _follower?.State ?? new FollowerState.Starting();

    /// <summary>What waited for a block when the node was last asked.</summary>
    public IReadOnlyList<PendingTransaction> Pending => _follower?.Pending ?? [];

    /// <summary>What a node has is indexed when it comes; nobody waits for it here.</summary>
    public ValueTask<bool> IsReadyAsync(CancellationToken stop) =>
        new(_follower is { HasBeenAtHead: true, State: not FollowerState.Unreachable });

    public ValueTask<ReadOnlyMemory<byte>> CodeAsync(Address20 address, CancellationToken stop) => _source.CodeAsync(address, stop);

    public ValueTask<Hash32> StorageAsync(Address20 contract, Hash32 slot, CancellationToken stop) =>
        _source.StorageAsync(contract, slot, stop);

    /// <summary>Blocks that were read back from disk at the start.</summary>
    public int BlocksRestored { get; private set; }

    /// <summary>Why blocks are not kept any more; empty as long as they are.</summary>
    public string StoreFault => _kept?.Fault ?? _cannotOpen;

    /// <summary>How many blocks the node has above the index, or nothing while nobody can know.</summary>
    public long? Lag =>
        State switch
        {
            FollowerState.Backfilling(var done, var total) => total - done,
            FollowerState.AtHead => 0,
            _ => null,
        };

    /// <summary>Reads what was kept, then follows until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var file = OpenFile(stop);
        BlocksRestored = file?.Count ?? 0;
        _kept = file is null ? null : new KeptChainSource(_source, file);
        var options = new FollowerOptions
        {
            FirstHeight = _setting.FirstHeight,
            BatchBlocks = _setting.Node.BlocksMax,
            BackOffMin = TimeSpan.FromMilliseconds(_setting.RetryFirstMs),
            BackOffMax = TimeSpan.FromMilliseconds(_setting.RetryMaxMs),
            Delay = (pause, token) => Task.Delay(pause, _clock, token),
            NowMs = () => _clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        var follower = new ChainFollower(_kept ?? (IChainSource)_source, Index, options);
        _follower = follower;
        await follower.RunAsync(stop);
    }

    public void Dispose()
    {
        _source.Dispose();
        Index.Dispose();
    }

    /// <summary>Null where blocks are not to be kept, or cannot be: that is no reason not to follow.</summary>
    private ChainBlockFile? OpenFile(CancellationToken stop)
    {
        try
        {
            return _path is null ? null : ChainBlockFile.Open(_path, _setting.FirstHeight, block => TryTake(block, stop));
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            _cannotOpen = cannot.Message;
            return null;
        }
    }

    private bool TryTake(ChainBlock block, CancellationToken stop)
    {
        // Whoever stops while a long file is read must not have the rest of it cut off.
        stop.ThrowIfCancellationRequested();
        try
        {
            return Index.Append(block);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}

using Kontor.Chains.Following;
using Kontor.Chains.Model;
using Kontor.Chains.Sources;
using Kontor.World;
using Kontor.World.Chains;

namespace Kontor.Chains.Serving;

/// <summary>
/// A chain of the world with the index that follows it. Whoever has seen a block made is answered with that block: a caller waits until the
/// index has what the chain had when the call came.
/// </summary>
public sealed class IndexedChain : IServedChain, IAsyncDisposable
{
    /// <summary>So long a call waits for the index. One that is further behind than that is being built.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly LiveWorld _world;
    private readonly TimeProvider _time;
    private readonly WorldChainSource _source;
    private readonly ChainFollower _follower;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _following;

    /// <param name="time">Of this machine: how long calls wait has nothing to do with the world's time.</param>
    public IndexedChain(LiveWorld world, string name, TimeProvider time)
    {
        (_world, _time) = (world, time);
        _source = new WorldChainSource(world, name);
        var options = new FollowerOptions
        {
            Delay = (pause, token) => Task.Delay(pause, time, token),
            NowMs = () => time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        _follower = new ChainFollower(_source, Index, options);
        // A long past takes a while to be indexed, and nobody who starts a venue waits for it here.
        _following = Task.Run(() => _follower.RunAsync(_stop.Token));
    }

    public ChainIdentity Identity => _source.Chain;

    public ChainIndex Index { get; } = new(new ChainIndexOptions());

    public IReadOnlyList<PendingTransaction> Pending => _follower.Pending;

    public FollowerState State => _follower.State;

    public async ValueTask<bool> IsReadyAsync(CancellationToken stop)
    {
        // A follower ends by being told to, or by a fault that nobody foresaw: that is this call's fault too.
        if (_following.IsFaulted)
            await _following;
        var wanted = _world.Chains.Find(Identity.Name)!.Version;
        if (_source.Taken is { } taken && taken.Version >= wanted)
            return true;
        using var patience = new CancellationTokenSource(s_patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            await _source.WaitUntilTakenAsync(wanted, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // An index that was complete once is behind by little.
            return _source.Taken is not null;
        }
    }

    public ValueTask<ReadOnlyMemory<byte>> CodeAsync(Address20 address, CancellationToken stop) => _source.CodeAsync(address, stop);

    /// <summary>The world runs its contracts itself; none of them has storage of its own.</summary>
    public ValueTask<Hash32> StorageAsync(Address20 contract, Hash32 slot, CancellationToken stop) => new(Hash32.Zero);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following;
        _stop.Dispose();
        Index.Dispose();
    }
}

using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Following;

/// <summary>A chain that a test grows, reorganises and unplugs as it likes.</summary>
internal sealed class ScriptedSource : IChainSource, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _news = new(0);
    private readonly SemaphoreSlim _idle = new(0);
    private List<ChainBlock> _blocks = [];

    public ChainIdentity Chain { get; } = new("test", 7, "Test", "TEST", "TST", 18);

    /// <summary>Not reachable, as long as there is a reason.</summary>
    public string? Trouble { get; set; }

    public List<PendingTransaction> Waiting { get; } = [];

    public Dictionary<Address20, TokenFact> Tokens { get; } = [];

    public List<Address20> Asked { get; } = [];

    public Action<long> BeforeRead { get; set; } = _ => { };

    public IReadOnlyList<ChainBlock> Blocks => _blocks;

    public void Set(IEnumerable<ChainBlock> blocks) => _blocks = [.. blocks];

    /// <summary>Tells the follower that there is something new, and waits until it has looked at all of it.</summary>
    public async Task AnnounceAsync()
    {
        _news.Release();
        await UntilIdleAsync();
    }

    public async Task UntilIdleAsync() => Assert.True(await _idle.WaitAsync(Patience), "The follower never came to rest.");

    public ValueTask<ChainHead> HeadAsync(CancellationToken stop)
    {
        Reach();
        return _blocks.Count == 0
            ? new(new ChainHead(-1, default, 0))
            : new(new ChainHead(_blocks[^1].Height, _blocks[^1].Hash, _blocks[^1].TimeMs));
    }

    public ValueTask<Hash32?> HashAtAsync(long height, CancellationToken stop)
    {
        Reach();
        return new(_blocks.Find(block => block.Height == height)?.Hash);
    }

    public ValueTask<IReadOnlyList<ChainBlock>> ReadAsync(long fromHeight, int max, CancellationToken stop)
    {
        Reach();
        BeforeRead(fromHeight);
        return new([.. _blocks.Where(block => block.Height >= fromHeight).Take(max)]);
    }

    public ValueTask<IReadOnlyList<PendingTransaction>> PendingAsync(CancellationToken stop)
    {
        Reach();
        return new([.. Waiting]);
    }

    public ValueTask<TokenFact?> TokenAsync(Address20 contract, CancellationToken stop)
    {
        Reach();
        Asked.Add(contract);
        return new(Tokens.GetValueOrDefault(contract));
    }

    public ValueTask<ReadOnlyMemory<byte>> CodeAsync(Address20 address, CancellationToken stop)
    {
        Reach();
        return new(ReadOnlyMemory<byte>.Empty);
    }

    public async ValueTask WaitForNewsAsync(CancellationToken stop)
    {
        _idle.Release();
        await _news.WaitAsync(stop);
    }

    public void Dispose()
    {
        _news.Dispose();
        _idle.Dispose();
    }

    private void Reach()
    {
        if (Trouble is { } trouble)
            throw new ChainSourceUnavailableException(trouble);
    }
}

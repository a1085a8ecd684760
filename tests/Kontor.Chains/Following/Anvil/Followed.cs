using Kontor.Chains.Following;

namespace Kontor.Chains.Tests.Following.Anvil;

/// <summary>An index that follows a node, and a way to wait until it has come where a test wants it.</summary>
internal sealed class Followed : IAsyncDisposable
{
    private const int PollMs = 10;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _stop = new();
    private readonly NodeChainSource _source;
    private readonly Task _running;

    private Followed(Uri url)
    {
        _source = new NodeChainSource(AnvilTown.Chain, new NodeOptions { Url = url, PollMs = PollMs }, TimeProvider.System);
        var options = new FollowerOptions
        {
            Delay = Task.Delay,
            NowMs = () => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
            BackOffMin = TimeSpan.FromMilliseconds(PollMs),
            BackOffMax = TimeSpan.FromMilliseconds(PollMs),
        };
        Follower = new ChainFollower(_source, Index, options);
        _running = Follower.RunAsync(_stop.Token);
    }

    public ChainIndex Index { get; } = new(new ChainIndexOptions());

    public ChainFollower Follower { get; }

    public static Followed At(Uri url) => new(url);

    public FollowerState State => Follower.State;

    public async Task UntilAsync(Func<ChainIndex, Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!await holds(Index))
        {
            if (_running.IsFaulted)
                await _running;
            Assert.False(patience.IsCancellationRequested, $"The follower never came there: {State}, {Index.Head}.");
            await Task.Delay(PollMs, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _source.Dispose();
        Index.Dispose();
        _stop.Dispose();
    }
}

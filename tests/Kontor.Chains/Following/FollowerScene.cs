using System.Threading.Channels;
using Kontor.Chains.Following;
using Kontor.Chains.Model;
using Kontor.Chains.Tests.Indexing;

namespace Kontor.Chains.Tests.Following;

/// <summary>A follower, what it follows, and a hand on its clock.</summary>
internal sealed class FollowerScene : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<(TimeSpan Wait, TaskCompletionSource Over)> _waits = Channel.CreateUnbounded<(
        TimeSpan,
        TaskCompletionSource
    )>();
    private readonly RandomChain _chain;
    private readonly Dictionary<ChainBlock, Story> _stories = [];
    private Task _running = Task.CompletedTask;

    public FollowerScene(int seed, int batchBlocks = 10)
    {
        _chain = new RandomChain(seed, 4);
        Follower = new ChainFollower(
            Source,
            Index,
            new FollowerOptions
            {
                FirstHeight = 100,
                BatchBlocks = batchBlocks,
                BackOffMin = TimeSpan.FromSeconds(1),
                BackOffMax = TimeSpan.FromSeconds(5),
                Delay = DelayAsync,
                NowMs = () => NowMs,
            }
        );
    }

    public ScriptedSource Source { get; } = new();

    public ChainIndex Index { get; } = new(new ChainIndexOptions { LargeValueMin = Comparison.LargeValueMin });

    public ChainFollower Follower { get; }

    public long NowMs { get; set; } = 5_000;

    public void Start() => _running = Follower.RunAsync(_stop.Token);

    /// <summary>Ends when the follower has stopped; fails when it did not stop in order.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(Patience);
    }

    public void Grow(int blocks)
    {
        for (; blocks > 0; blocks--)
        {
            var story = _chain.Next(Source.Blocks.Count == 0 ? null : Source.Blocks[^1]);
            _stories.Add(story.Block, story);
            Source.Set(Source.Blocks.Append(story.Block));
        }
    }

    public void Drop(int blocks) => Source.Set(Source.Blocks.SkipLast(blocks));

    /// <summary>Waits until the follower wants to wait, lets it, and says how long it wanted to.</summary>
    public async Task<TimeSpan> LetItWaitAsync()
    {
        var (wait, over) = await _waits.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        over.SetResult();
        return wait;
    }

    /// <summary>Waits until the follower wants to wait, and leaves it waiting.</summary>
    public async Task UntilItWaitsAsync() => await _waits.Reader.WaitToReadAsync().AsTask().WaitAsync(Patience);

    public void AssertSame()
    {
        var naive = new NaiveChain();
        foreach (var block in Source.Blocks)
            naive.Append(_stories[block]);
        Assert.Equal(Source.Blocks.Select(block => block.Hash), Source.Blocks.Select(block => Index.HashAt(block.Height) ?? default));
        Assert.Equal(naive.AllTransfers(), Index.Transfers(Views.HeightRange.All, new Views.PageRequest(0, 100_000)).Rows);
        Assert.Equal(Source.Blocks.Count, Index.Counts.Blocks);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Index.Dispose();
        Source.Dispose();
        _stop.Dispose();
    }

    private async Task DelayAsync(TimeSpan wait, CancellationToken stop)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waits.Writer.TryWrite((wait, over));
        await over.Task.WaitAsync(stop);
    }
}

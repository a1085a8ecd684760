using Kontor.Analytics.Briefings;
using Kontor.Analytics.Holdings;
using Kontor.Analytics.Markets;
using Kontor.Analytics.Moods;
using Kontor.Analytics.Signals;
using Kontor.Chains.Serving;
using Kontor.World;

namespace Kontor.Analytics;

/// <summary>
/// Follows what the houses trade and what the chains move, and keeps everything that can be asked about it up to date: a trade or a block changes
/// what it touches, and no question goes back through history. It has a thread of its own beside the world's, and what it says is a fold of
/// what happened in the order in which it happened: the same world leads to the same figures, messages and episodes, also after a restart.
/// </summary>
public sealed class Analyst : IAsyncDisposable
{
    /// <summary>So long a question waits for what happened before it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>As long as nobody asks, what happens is taken in from time to time: orders need this machine more.</summary>
    private static readonly TimeSpan s_rest = TimeSpan.FromMilliseconds(100);

    private readonly LiveWorld _world;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _following;
    private long _taken = -1;
    private long _gridMs = -1;
    private TaskCompletionSource _taking = NewSignal();
    private TaskCompletionSource _asking = NewSignal();

    /// <param name="time">Of this machine: how long questions wait has nothing to do with the world's time.</param>
    public Analyst(LiveWorld world, IServedChains chains, TimeProvider time)
    {
        (_world, _time) = (world, time);
        Markets = new MarketBooks(world, time);
        Capital = new Capital(Markets, world.Facts);
        Holdings = new HoldingBooks(world, chains, Markets);
        Sentiment = new Sentiment(world.Posts);
        Briefings = new BriefingDesk(Markets, Holdings);
        Signals = new SignalBoard(Markets, Holdings);
        _following = Task.Run(FollowAsync);
    }

    /// <summary>What was traded.</summary>
    public MarketBooks Markets { get; }

    /// <summary>What tokens are worth as a whole.</summary>
    public Capital Capital { get; }

    /// <summary>What was moved on chains, who holds it and what it has cost him.</summary>
    public HoldingBooks Holdings { get; }

    /// <summary>What people think of tokens.</summary>
    public Sentiment Sentiment { get; }

    /// <summary>What there is to say about the market as a whole.</summary>
    public BriefingDesk Briefings { get; }

    /// <summary>What of that was remarkable.</summary>
    public SignalBoard Signals { get; }

    /// <summary>The last instant of the grid that figures were made for: what "updated" means.</summary>
    public long GridMs => Volatile.Read(ref _gridMs);

    /// <summary>Whether everything that happened before this call is counted. False when that takes too long, or cannot be known.</summary>
    public async ValueTask<bool> IsReadyAsync(CancellationToken stop)
    {
        // Whoever follows ends by being told to, or by a fault that nobody foresaw: that is this call's fault too.
        if (_following.IsFaulted)
            await _following;
        var (wanted, wantedMs) = (_world.Commands, Grid.At(_world.Clock.NowMs));
        if (HasTaken(wanted, wantedMs))
            return true;
        using var patience = new CancellationTokenSource(s_patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            while (true)
            {
                // Read first: a signal that comes between the two is then not missed.
                var taking = Volatile.Read(ref _taking);
                if (HasTaken(wanted, wantedMs))
                    return true;
                Volatile.Read(ref _asking).TrySetResult();
                await taking.Task.WaitAsync(either.Token);
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }

    private bool HasTaken(long commands, long gridMs) => Volatile.Read(ref _taken) >= commands && GridMs >= gridMs;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following;
        _stop.Dispose();
    }

    private async Task FollowAsync()
    {
        try
        {
            while (true)
            {
                var seen = _world.Commands;
                await PassAsync(_stop.Token);
                Volatile.Write(ref _taken, seen);
                Interlocked.Exchange(ref _taking, NewSignal()).SetResult();
                await WaitForNewsAsync(seen);
                await RestAsync();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // This is how it is told.
        }
    }

    /// <summary>Until something happens, or the next instant of the grid comes without it: then there are figures of nothing having happened.</summary>
    private async Task WaitForNewsAsync(long seen)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var first = await Task.WhenAny(_world.WaitForCommandsAsync(seen, either.Token), NextGridAsync(either.Token));
        await either.CancelAsync();
        await first;
    }

    /// <summary>For a while, unless somebody asks or there is an instant of the grid to be looked at: whoever listens is to hear of it at once.</summary>
    private async Task RestAsync()
    {
        using var rested = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        await Task.WhenAny(_asking.Task, NextGridAsync(rested.Token), Task.Delay(s_rest, _time, rested.Token));
        await rested.CancelAsync();
        _stop.Token.ThrowIfCancellationRequested();
        // Only here it is replaced, so whoever asks from now on ends the next rest.
        Volatile.Write(ref _asking, NewSignal());
    }

    private Task NextGridAsync(CancellationToken stop) => _world.Clock.WaitUntilAsync(GridMs + Grid.StepMs, stop);

    /// <summary>
    /// Takes in what is new, in the order of time: what was moved before an instant of the grid is known when that instant's figures are made,
    /// and what was moved after it is not.
    /// </summary>
    private async Task PassAsync(CancellationToken stop)
    {
        var nowMs = _world.Clock.NowMs;
        await Markets.ReadAsync(nowMs, stop);
        var newest = Grid.At(nowMs);
        for (var gridMs = await FirstGridAsync(newest, stop); gridMs <= newest; gridMs += Grid.StepMs)
        {
            stop.ThrowIfCancellationRequested();
            await Holdings.ReadBeforeAsync(gridMs, stop);
            Briefings.Evaluate(gridMs);
            Signals.Evaluate(gridMs);
            Volatile.Write(ref _gridMs, gridMs);
        }
        // Lists show everything up to now. What was moved meanwhile at a later instant than the next one must not be seen before that one's figures are made.
        await Holdings.ReadBeforeAsync(newest + Grid.StepMs, stop);
    }

    /// <summary>The instant after the last one. In the beginning, the first at which there is anything to say.</summary>
    private async ValueTask<long> FirstGridAsync(long newest, CancellationToken stop)
    {
        if (_gridMs >= 0)
            return _gridMs + Grid.StepMs;
        var firstMs = Math.Min(Markets.FirstMs ?? newest, await Holdings.FirstMsAsync(stop) ?? newest);
        return Grid.At(firstMs) + Grid.StepMs > newest ? newest : Grid.At(firstMs) + Grid.StepMs;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

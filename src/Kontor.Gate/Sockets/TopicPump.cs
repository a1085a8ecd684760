namespace Kontor.Gate.Sockets;

/// <summary>
/// Lets the polled topics look, on one thread of its own: after every batch of the world, and when a cadence has run out. It runs while
/// there is a topic to look at, and the world's loop never waits for it.
/// </summary>
internal sealed class TopicPump(GateServices gate)
{
    private readonly Lock _gate = new();
    private PolledTopic[] _topics = [];
    private bool _isRunning;

    public void Add(PolledTopic topic)
    {
        lock (_gate)
        {
            _topics = [.. _topics, topic];
            if (_isRunning)
                return;
            _isRunning = true;
        }

        _ = Task.Run(RunAsync);
    }

    public void Remove(PolledTopic topic)
    {
        lock (_gate)
            _topics = [.. _topics.Where(one => one != topic)];
    }

    private async Task RunAsync()
    {
        var world = gate.World;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(gate.Stopping, world.Ended);
        try
        {
            while (!TryRest())
            {
                // Noted before looking: what happens meanwhile is looked at again.
                var seen = world.Commands;
                await WaitAsync(seen, LookAll(), over.Token);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The venue, or the world, has ended: nothing will ever be new again.
        }
    }

    private long LookAll()
    {
        var (nowMs, isPaced) = (gate.Clock.NowMs, !gate.Clock.IsManual);
        var nextMs = PolledTopic.NotDue;
        foreach (var topic in Volatile.Read(ref _topics))
        {
            try
            {
                nextMs = Math.Min(nextMs, topic.Poll(nowMs, isPaced));
            }
            catch (Exception fault)
            {
                // A topic that cannot be shown must not keep the others from being shown; those who have it are told, and so is the log.
                topic.Fail(fault);
            }
        }

        return nextMs;
    }

    private async Task WaitAsync(long seen, long nextMs, CancellationToken stop)
    {
        var clock = gate.Clock;
        // In real time: it spares the machine, and must not stand still when somebody freezes the clock meanwhile.
        if (!clock.IsManual)
            await Task.Delay(gate.Options.Sockets.RoundMs, stop);
        if (nextMs == PolledTopic.NotDue)
        {
            await gate.World.WaitForCommandsAsync(seen, stop);
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var first = await Task.WhenAny(gate.World.WaitForCommandsAsync(seen, either.Token), clock.WaitUntilAsync(nextMs, either.Token));
        await either.CancelAsync();
        await first;
    }

    /// <summary>Answers whether there is nothing left to look at.</summary>
    private bool TryRest()
    {
        lock (_gate)
        {
            _isRunning = _topics.Length > 0;
            return !_isRunning;
        }
    }
}

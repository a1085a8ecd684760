using System.Buffers;
using System.IO.Pipelines;
using Kontor.World.Time;

namespace Kontor.Dialects.ValueScan.Streams;

/// <summary>
/// One event stream: it is confirmed, then its reader is told what is announced as soon as it is, and a heartbeat follows every twenty seconds of
/// the world's time. Nothing is queued for a reader but the frame that is on its way to him: what comes next waits in the log that all have in
/// common. Who has not taken a frame within the time of a heartbeat is cut off, and so is who is so far behind that the log has forgotten what
/// would be next.
/// </summary>
internal sealed class EventStream(WorldClock clock, IFeed feed, PipeWriter output)
{
    public const int HeartbeatMs = 20_000;

    private long _dueMs;
    private long _positionMs;

    public async Task<StreamEnd> RunAsync(Subscription wanted, long startMs, CancellationToken stop)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            (_dueMs, _positionMs) = (startMs + HeartbeatMs, wanted.BeginMs(feed));
            return await SendAllAsync(wanted, waiting.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // This is how a stream ends that nothing is wrong with.
            return StreamEnd.Over;
        }
        finally
        {
            // One of the two is still being waited for.
            await waiting.CancelAsync();
        }
    }

    private async Task<StreamEnd> SendAllAsync(Subscription wanted, CancellationToken stop)
    {
        var end = await SendAsync(Frames.Connected(_positionMs), stop);
        var news = feed.WaitAfterAsync(_positionMs, stop);
        var beat = clock.WaitUntilAsync(_dueMs, stop);
        while (end is null)
        {
            await await Task.WhenAny(news, beat);
            // Both are looked at each time: a clock in a hurry must not leave the news waiting for ever.
            if (news.IsCompleted)
            {
                end = await TellAsync(wanted, stop);
                news = feed.WaitAfterAsync(_positionMs, stop);
            }

            if (end is null && beat.IsCompleted)
            {
                end = await BeatAsync(stop);
                beat = clock.WaitUntilAsync(_dueMs, stop);
            }
        }

        return end.Value;
    }

    /// <summary>Null when all went out and the stream goes on.</summary>
    private async ValueTask<StreamEnd?> TellAsync(Subscription wanted, CancellationToken stop)
    {
        var frames = await feed.ReadAfterAsync(_positionMs, stop);
        // Looked at after reading: whatever is forgotten from here on has been read.
        if (feed.ForgottenMs > _positionMs)
            return StreamEnd.TooSlow;
        foreach (var frame in frames)
        {
            _positionMs = frame.TimeMs;
            if (wanted.Wants(frame) && await SendAsync(frame.Bytes, stop) is { } end)
                return end;
        }

        return null;
    }

    private async ValueTask<StreamEnd?> BeatAsync(CancellationToken stop)
    {
        _dueMs = NextAfter(_dueMs, clock.NowMs);
        return await SendAsync(Frames.Comment, stop) ?? await SendAsync(Frames.Heartbeat, stop);
    }

    /// <summary>A clock that jumps over several heartbeats at once gives one: a jump of a year must not become a year's worth of them.</summary>
    private static long NextAfter(long dueMs, long nowMs) => dueMs + (((nowMs - dueMs) / HeartbeatMs) + 1) * HeartbeatMs;

    /// <summary>Null when the frame is on its way and the stream goes on.</summary>
    private async ValueTask<StreamEnd?> SendAsync(ReadOnlyMemory<byte> frame, CancellationToken stop)
    {
        output.Write(frame.Span);
        var flush = output.FlushAsync(stop);
        var flushed = flush.IsCompleted ? await flush : await InTimeAsync(flush.AsTask(), clock.NowMs + HeartbeatMs, stop);
        if (flushed is null)
            return StreamEnd.TooSlow;
        return flushed.Value.IsCompleted ? StreamEnd.Over : null;
    }

    private async Task<FlushResult?> InTimeAsync(Task<FlushResult> flush, long deadlineMs, CancellationToken stop)
    {
        using var flushed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var deadline = clock.WaitUntilAsync(deadlineMs, flushed.Token);
        if (await Task.WhenAny(flush, deadline) == flush)
        {
            await flushed.CancelAsync();
            return await flush;
        }

        await deadline;
        return null;
    }
}

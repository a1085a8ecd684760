using System.Buffers;
using System.IO.Pipelines;
using Kontor.World.Time;

namespace Kontor.Dialects.ValueScan.Streams;

internal enum StreamEnd : byte
{
    /// <summary>The reader has left, or the venue stops.</summary>
    Over,

    /// <summary>The reader had not taken one frame when the next was due.</summary>
    TooSlow,
}

/// <summary>
/// One event stream: it is confirmed, and then a heartbeat follows every twenty seconds of the world's time. At most one frame waits for a
/// reader: who has not taken it when the next is due is cut off, because whatever else could be done would grow with every slow reader.
/// </summary>
internal sealed class EventStream(WorldClock clock, PipeWriter output)
{
    public const int HeartbeatMs = 20_000;

    public async Task<StreamEnd> RunAsync(long startMs, CancellationToken stop)
    {
        try
        {
            var dueMs = startMs + HeartbeatMs;
            var end = await SendAsync(Frames.Connected, dueMs, stop);
            while (end is null)
            {
                await clock.WaitUntilAsync(dueMs, stop);
                dueMs = NextAfter(dueMs, clock.NowMs);
                end = await SendAsync(Frames.Comment, dueMs, stop) ?? await SendAsync(Frames.Heartbeat, dueMs, stop);
            }

            return end.Value;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // This is how a stream ends that nothing is wrong with.
            return StreamEnd.Over;
        }
    }

    /// <summary>A clock that jumps over several heartbeats at once gives one: a jump of a year must not become a year's worth of them.</summary>
    private static long NextAfter(long dueMs, long nowMs) => dueMs + (((nowMs - dueMs) / HeartbeatMs) + 1) * HeartbeatMs;

    /// <summary>Null when the frame is on its way and the stream goes on.</summary>
    private async ValueTask<StreamEnd?> SendAsync(ReadOnlyMemory<byte> frame, long deadlineMs, CancellationToken stop)
    {
        output.Write(frame.Span);
        var flush = output.FlushAsync(stop);
        var flushed = flush.IsCompleted ? await flush : await InTimeAsync(flush.AsTask(), deadlineMs, stop);
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

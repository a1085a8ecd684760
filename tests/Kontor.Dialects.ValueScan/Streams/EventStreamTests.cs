using System.IO.Pipelines;
using Kontor.Dialects.ValueScan.Streams;
using static Kontor.Dialects.ValueScan.Tests.Streams.StreamScene;

namespace Kontor.Dialects.ValueScan.Tests.Streams;

/// <summary>How one stream is confirmed, how it beats and how it ends.</summary>
public sealed class EventStreamTests
{
    [Fact]
    public async Task A_stream_is_confirmed_and_then_beats_every_twenty_seconds_of_the_worlds_clock()
    {
        await using var scene = new StreamScene();
        var pipe = new Pipe();
        var run = scene.Run(pipe);
        await ReadAsync(pipe, Connected(0));
        await scene.AdvanceAsync(19_999);
        Assert.False(pipe.Reader.TryRead(out _));
        await scene.AdvanceAsync(1);
        await ReadAsync(pipe, Heartbeat);
        await scene.AdvanceAsync(20_000);
        await ReadAsync(pipe, Heartbeat);
        await scene.StopAsync();
        Assert.Equal(StreamEnd.Over, await run.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_clock_that_jumps_gives_one_heartbeat_and_the_next_one_is_in_step_again()
    {
        await using var scene = new StreamScene();
        var pipe = new Pipe();
        _ = scene.Run(pipe);
        await ReadAsync(pipe, Connected(0));
        await scene.AdvanceAsync(365L * 86_400_000 + 5_000);
        await ReadAsync(pipe, Heartbeat);
        await scene.AdvanceAsync(14_999);
        Assert.False(pipe.Reader.TryRead(out _));
        await scene.AdvanceAsync(1);
        await ReadAsync(pipe, Heartbeat);
    }

    [Fact]
    public async Task A_reader_that_has_not_taken_a_frame_when_the_next_is_due_is_cut()
    {
        await using var scene = new StreamScene();
        var pipe = Narrow;
        var run = scene.Run(pipe);
        Assert.False(run.IsCompleted);
        await scene.AdvanceAsync(20_000);
        Assert.Equal(StreamEnd.TooSlow, await run.WaitAsync(Patience));
        await pipe.Writer.CompleteAsync();
        Assert.Equal(Connected(0), Text((await pipe.Reader.ReadAsync()).Buffer));
    }

    [Fact]
    public async Task A_reader_that_is_slow_but_in_time_loses_nothing()
    {
        await using var scene = new StreamScene();
        var pipe = Narrow;
        _ = scene.Run(pipe);
        await scene.AdvanceAsync(19_999);
        await ReadAsync(pipe, Connected(0));
        await scene.AdvanceAsync(1);
        await ReadAsync(pipe, Heartbeat);
    }

    [Fact]
    public async Task A_stream_whose_reader_has_left_is_over()
    {
        await using var scene = new StreamScene();
        var pipe = new Pipe();
        var run = scene.Run(pipe);
        await ReadAsync(pipe, Connected(0));
        await pipe.Reader.CompleteAsync();
        await scene.AdvanceAsync(20_000);
        Assert.Equal(StreamEnd.Over, await run.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_venue_that_stops_does_not_wait_for_a_slow_reader()
    {
        await using var scene = new StreamScene();
        var run = scene.Run(Narrow);
        await scene.StopAsync();
        Assert.Equal(StreamEnd.Over, await run.WaitAsync(Patience));
    }
}

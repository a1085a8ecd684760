using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Kontor.Dialects.ValueScan.Streams;
using Kontor.Log;
using Kontor.World;
using Kontor.World.Time;

namespace Kontor.Dialects.ValueScan.Tests.Streams;

/// <summary>One stream over a pipe, with a world whose clock the test moves.</summary>
public sealed class EventStreamTests : IAsyncLifetime, IDisposable
{
    private const long StartMs = 1_767_323_045_000;
    private const string Connected = "event: connected\ndata: subscribed\n\n";
    private const string Heartbeat = ": heartbeat\n\nevent: heartbeat\ndata: ping\n\n";

    /// <summary>Never asserted on: it only turns a test that hangs into one that fails.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly LiveWorld _world = LiveWorld.Open(new WorldOptions { ManualStartMs = StartMs }, new MemoryLog());
    private readonly CancellationTokenSource _stop = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _world.DisposeAsync();
    }

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task A_stream_is_confirmed_and_then_beats_every_twenty_seconds_of_the_worlds_clock()
    {
        var pipe = new Pipe();
        var run = Run(pipe);
        await ReadAsync(pipe, Connected);
        await AdvanceAsync(19_999);
        Assert.False(pipe.Reader.TryRead(out _));
        await AdvanceAsync(1);
        await ReadAsync(pipe, Heartbeat);
        await AdvanceAsync(20_000);
        await ReadAsync(pipe, Heartbeat);
        await _stop.CancelAsync();
        Assert.Equal(StreamEnd.Over, await run.WaitAsync(s_patience));
    }

    [Fact]
    public async Task A_clock_that_jumps_gives_one_heartbeat_and_the_next_one_is_in_step_again()
    {
        var pipe = new Pipe();
        _ = Run(pipe);
        await ReadAsync(pipe, Connected);
        await AdvanceAsync(365L * 86_400_000 + 5_000);
        await ReadAsync(pipe, Heartbeat);
        await AdvanceAsync(14_999);
        Assert.False(pipe.Reader.TryRead(out _));
        await AdvanceAsync(1);
        await ReadAsync(pipe, Heartbeat);
    }

    [Fact]
    public async Task A_reader_that_has_not_taken_a_frame_when_the_next_is_due_is_cut()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 8, resumeWriterThreshold: 4));
        var run = Run(pipe);
        Assert.False(run.IsCompleted);
        await AdvanceAsync(20_000);
        Assert.Equal(StreamEnd.TooSlow, await run.WaitAsync(s_patience));
        await pipe.Writer.CompleteAsync();
        Assert.Equal(Connected, Text((await pipe.Reader.ReadAsync()).Buffer));
    }

    [Fact]
    public async Task A_reader_that_is_slow_but_in_time_loses_nothing()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 8, resumeWriterThreshold: 4));
        _ = Run(pipe);
        await AdvanceAsync(19_999);
        await ReadAsync(pipe, Connected);
        await AdvanceAsync(1);
        await ReadAsync(pipe, Heartbeat);
    }

    [Fact]
    public async Task A_stream_whose_reader_has_left_is_over()
    {
        var pipe = new Pipe();
        var run = Run(pipe);
        await ReadAsync(pipe, Connected);
        await pipe.Reader.CompleteAsync();
        await AdvanceAsync(20_000);
        Assert.Equal(StreamEnd.Over, await run.WaitAsync(s_patience));
    }

    [Fact]
    public async Task A_venue_that_stops_does_not_wait_for_a_slow_reader()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 8, resumeWriterThreshold: 4));
        var run = Run(pipe);
        await _stop.CancelAsync();
        Assert.Equal(StreamEnd.Over, await run.WaitAsync(s_patience));
    }

    private Task<StreamEnd> Run(Pipe pipe) => new EventStream(_world.Clock, pipe.Writer).RunAsync(StartMs, _stop.Token);

    private async Task AdvanceAsync(long ms) => Assert.True((await _world.ExecuteAsync(new AdvanceClock(ms))).Value.IsOk);

    private static async Task ReadAsync(Pipe pipe, string expected)
    {
        var text = "";
        while (text.Length < expected.Length)
        {
            var read = await pipe.Reader.ReadAsync().AsTask().WaitAsync(s_patience);
            text += Text(read.Buffer);
            pipe.Reader.AdvanceTo(read.Buffer.End);
        }

        Assert.Equal(expected, text);
    }

    private static string Text(ReadOnlySequence<byte> bytes) => Encoding.UTF8.GetString(bytes);
}

using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Kontor.Analytics.Announcements;
using Kontor.Dialects.ValueScan.Streams;
using Kontor.Log;
using Kontor.World;
using Kontor.World.Time;

namespace Kontor.Dialects.ValueScan.Tests.Streams;

/// <summary>Streams over pipes, with a world whose clock the test moves and a log that says what the test says.</summary>
internal sealed class StreamScene : IAsyncDisposable
{
    public const long StartMs = 1_767_323_045_000;
    public const string Heartbeat = ": heartbeat\n\nevent: heartbeat\ndata: ping\n\n";

    /// <summary>Never asserted on: it only turns a test that hangs into one that fails.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly LiveWorld _world = LiveWorld.Open(new WorldOptions { ManualStartMs = StartMs }, new MemoryLog());
    private readonly CancellationTokenSource _stop = new();

    /// <param name="keptMax">So much of what is said is kept.</param>
    public StreamScene(int keptMax = 100) => Feed = Word.Feed(Log = new AnnouncementLog<Word>(keptMax));

    public AnnouncementLog<Word> Log { get; }
    public Feed<Word> Feed { get; }

    /// <summary>A pipe that is full with the first frame.</summary>
    public static Pipe Narrow => new(new PipeOptions(pauseWriterThreshold: 8, resumeWriterThreshold: 4));

    public static string Connected(long positionMs) => $"event: connected\ndata: subscribed\nid: {positionMs}\n\n";

    public Task<StreamEnd> Run(Pipe pipe, long? afterMs = null, params long[] tokens) =>
        Run(Feed, pipe, new Subscription(tokens, afterMs), _stop.Token);

    public Task<StreamEnd> Run(IFeed feed, Pipe pipe, Subscription wanted, CancellationToken stop) =>
        new EventStream(_world.Clock, feed, pipe.Writer).RunAsync(wanted, StartMs, stop);

    public void Say(params IEnumerable<long> times) => Log.Say([.. times.Select(timeMs => new Word(timeMs))]);

    public async Task AdvanceAsync(long ms) => Assert.True((await _world.ExecuteAsync(new AdvanceClock(ms))).Value.IsOk);

    public Task StopAsync() => _stop.CancelAsync();

    /// <summary>Reads exactly this, and what comes later stays where it is.</summary>
    public static async Task ReadAsync(Pipe pipe, string expected)
    {
        var text = "";
        while (text.Length < expected.Length)
        {
            var read = await pipe.Reader.ReadAsync().AsTask().WaitAsync(Patience);
            var part = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, expected.Length - text.Length));
            text += Text(part);
            pipe.Reader.AdvanceTo(part.End);
            Assert.StartsWith(text, expected, StringComparison.Ordinal);
        }

        Assert.Equal(expected, text);
    }

    public static string Text(ReadOnlySequence<byte> bytes) => Encoding.UTF8.GetString(bytes);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _world.DisposeAsync();
        _stop.Dispose();
    }
}

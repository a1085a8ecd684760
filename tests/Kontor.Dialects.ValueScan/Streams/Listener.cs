using System.IO.Pipelines;
using Kontor.Dialects.ValueScan.Streams;

namespace Kontor.Dialects.ValueScan.Tests.Streams;

/// <summary>
/// A client that loses its connection with everything that was on its way, and comes back with the id it read last. It knows nothing but what it reads.
/// </summary>
internal sealed class Listener(StreamScene scene) : IAsyncDisposable
{
    private Pipe _pipe = new();
    private Task<StreamEnd> _run = Task.FromResult(StreamEnd.Over);
    private CancellationTokenSource _stop = new();
    private string _unread = "";
    private long? _last;

    /// <summary>Every word, as it was heard.</summary>
    public List<long> Heard { get; } = [];

    /// <summary>What a stream said to have forgotten: everything after the first and up to the second.</summary>
    public List<(long AfterMs, long UpToMs)> Gaps { get; } = [];

    /// <summary>What it has heard, or knows that it will not hear.</summary>
    public long LastMs => _last ?? -1;

    public bool IsOpen => !_run.IsCompleted;

    public void Connect()
    {
        (_pipe, _stop, _unread) = (new Pipe(new PipeOptions(pauseWriterThreshold: 200, resumeWriterThreshold: 100)), new(), "");
        _run = scene.Run(scene.Feed, _pipe, new Subscription([], _last), _stop.Token);
    }

    public async Task DisconnectAsync()
    {
        await _stop.CancelAsync();
        await _run.WaitAsync(StreamScene.Patience);
        _stop.Dispose();
    }

    public async ValueTask DisposeAsync() => await DisconnectAsync();

    /// <summary>Reads at most so many frames of what is there.</summary>
    public void Read(int max)
    {
        if (_pipe.Reader.TryRead(out var read))
            Take(read);
        Understand(max);
    }

    /// <summary>Reads until it knows of everything up to a time, and connects anew whenever it is cut.</summary>
    public async Task CatchUpAsync(long untilMs)
    {
        while (LastMs < untilMs)
        {
            if (!IsOpen)
                Connect();
            var reading = _pipe.Reader.ReadAsync().AsTask();
            if (await Task.WhenAny(reading, _run).WaitAsync(StreamScene.Patience) == reading)
                Take(await reading);
            else
                _pipe.Reader.CancelPendingRead();
            Understand(int.MaxValue);
        }
    }

    private void Take(ReadResult read)
    {
        _unread += StreamScene.Text(read.Buffer);
        _pipe.Reader.AdvanceTo(read.Buffer.End);
    }

    private void Understand(int max)
    {
        for (var count = 0; count < max; count++)
        {
            var end = _unread.IndexOf("\n\n", StringComparison.Ordinal);
            if (end < 0)
                return;
            Understand(_unread[..end].Split('\n'));
            _unread = _unread[(end + 2)..];
        }
    }

    private void Understand(string[] lines)
    {
        if (lines.FirstOrDefault(line => line.StartsWith("id: ", StringComparison.Ordinal)) is not { } line)
            return;
        var id = long.Parse(line["id: ".Length..]);
        if (lines[0] == "event: word")
            Heard.Add(id);
        else if (_last is { } last && id > last)
            Gaps.Add((last, id));
        else if (_last is null)
            Gaps.Add((-1, id));
        _last = id;
    }
}

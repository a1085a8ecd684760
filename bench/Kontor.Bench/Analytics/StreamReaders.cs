using System.Diagnostics;
using System.Threading.Channels;
using Kontor.Bench.Http;
using Kontor.Dialects.ValueScan;
using Kontor.Server;

namespace Kontor.Bench.Analytics;

/// <summary>Readers of the stream of briefings. Each notes when something arrived.</summary>
internal sealed class StreamReaders : IDisposable
{
    private const string Stream = "/stream/market/subscribe";
    private const string Heartbeat = "event: heartbeat";
    private const string Briefing = "event: market";

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = int.MaxValue });
    private readonly CancellationTokenSource _gone = new();
    private readonly Channel<long> _beats = Channel.CreateUnbounded<long>();
    private readonly Channel<long> _briefings = Channel.CreateUnbounded<long>();
    private int _count;

    private StreamReaders() => _http.Timeout = Timeout.InfiniteTimeSpan;

    public static async Task<StreamReaders> OpenAsync(string venue, int count, long nowMs)
    {
        var readers = new StreamReaders();
        while (readers._count < count)
            await readers.OpenOneAsync(venue, nowMs);
        return readers;
    }

    /// <summary>When everybody has got a heartbeat.</summary>
    public async Task BeatAsync()
    {
        for (var reader = 0; reader < _count; reader++)
            await _beats.Reader.ReadAsync();
    }

    /// <summary>When the next briefing reached each of them.</summary>
    public async IAsyncEnumerable<long> BriefingAsync()
    {
        for (var reader = 0; reader < _count; reader++)
            yield return await _briefings.Reader.ReadAsync();
    }

    public void Dispose()
    {
        _gone.Cancel();
        _http.Dispose();
        _gone.Dispose();
    }

    private async Task OpenOneAsync(string venue, long nowMs)
    {
        var caller = DemoCredentials.Of(KontorOptions.DefaultSeed, "valuescan");
        using var request = Requests.ToMessage(Client.Sign(caller, "GET", Stream, "", nowMs));
        request.RequestUri = new Uri(venue + request.RequestUri);
        var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _gone.Token);
        answer.EnsureSuccessStatusCode();
        var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(_gone.Token));
        while (await lines.ReadLineAsync(_gone.Token) is not "data: subscribed") { }
        _count++;
        _ = ListenAsync(lines);
    }

    private async Task ListenAsync(StreamReader lines)
    {
        using var own = lines;
        try
        {
            while (await lines.ReadLineAsync(_gone.Token) is { } line)
            {
                if (line == Heartbeat)
                    _beats.Writer.TryWrite(Stopwatch.GetTimestamp());
                else if (line == Briefing)
                    _briefings.Writer.TryWrite(Stopwatch.GetTimestamp());
            }
            throw new IOException("A stream ended.");
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Whoever waits for it hears of it.
            _beats.Writer.TryComplete(end);
            _briefings.Writer.TryComplete(end);
        }
    }
}

using System.Diagnostics;
using System.Text;

namespace Kontor.Bench.Http;

/// <summary>Puts one question over HTTP many times, and notes how long each answer took.</summary>
/// <param name="next">The question as it is put next: signed, and with other arguments each time. One caller at a time asks for it.</param>
/// <param name="isAnswer">Anything else is a mistake of the benchmark.</param>
internal sealed class HttpQuestion(HttpClient http, Func<HttpRequestMessage> next, Func<ReadOnlySpan<byte>, bool> isAnswer)
{
    private readonly Lock _lock = new();

    /// <summary>First by one caller, one answer after the other, then as often by some at once.</summary>
    public async Task<HttpFigures> MeasureAsync(int rounds, int callers)
    {
        await AskAsync(rounds / 10);
        var alone = await AskAsync(rounds);
        var start = Stopwatch.GetTimestamp();
        var together = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => AskAsync(rounds / callers)));
        var rate = rounds / callers * callers / Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new HttpFigures(Sorted(alone), Sorted([.. together.SelectMany(ticks => ticks)]), rate);
    }

    private async Task<long[]> AskAsync(int times)
    {
        var ticks = new long[Math.Max(times, 1)];
        for (var round = 0; round < ticks.Length; round++)
        {
            using var request = Next();
            var start = Stopwatch.GetTimestamp();
            using var response = await http.SendAsync(request);
            var body = await response.Content.ReadAsByteArrayAsync();
            ticks[round] = Stopwatch.GetTimestamp() - start;
            if (!response.IsSuccessStatusCode || !isAnswer(body))
                throw new InvalidOperationException($"{request.RequestUri}: {Encoding.UTF8.GetString(body)}");
        }
        return ticks;
    }

    private HttpRequestMessage Next()
    {
        lock (_lock)
            return next();
    }

    private static long[] Sorted(long[] ticks)
    {
        Array.Sort(ticks);
        return ticks;
    }
}

/// <summary>How long answers took, the shortest first, in ticks of the stopwatch; and how many there were in a second when some asked at once.</summary>
internal sealed record HttpFigures(long[] Alone, long[] Together, double PerSecond)
{
    public static string[] Columns(int callers) => ["p50", "p99", "max", $"p50 of {callers}", $"p99 of {callers}", "requests/s"];

    public string[] Cells =>
        [Text(Alone, 0.5), Text(Alone, 0.99), Text(Alone, 1), Text(Together, 0.5), Text(Together, 0.99), $"{PerSecond:N0}"];

    private static string Text(long[] ticks, double part) =>
        $"{Stopwatch.GetElapsedTime(0, ticks[Math.Min((int)(ticks.Length * part), ticks.Length - 1)]).TotalMilliseconds:0.00} ms";
}

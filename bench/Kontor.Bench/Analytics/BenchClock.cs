using System.Net.Http.Json;

namespace Kontor.Bench.Analytics;

/// <summary>The clock of a venue in another process, which stands still until this moves it.</summary>
internal sealed class BenchClock(HttpClient http)
{
    public long NowMs { get; private set; } = VenueProcess.Start.ToUnixTimeMilliseconds();

    public async Task AdvanceAsync(long ms)
    {
        using var answer = await http.PostAsJsonAsync("/_kontor/clock", new { advanceMs = ms });
        answer.EnsureSuccessStatusCode();
        NowMs += ms;
    }
}

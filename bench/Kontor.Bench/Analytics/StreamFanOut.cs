using System.Diagnostics;
using System.Globalization;
using Kontor.Bench.Http;
using Kontor.Bench.Loop;
using Kontor.Bench.Trading;
using Kontor.Server;

namespace Kontor.Bench.Analytics;

/// <summary>
/// Many event streams of one venue in a process of its own. Every half hour of its time there is a briefing: each figure is the time from moving
/// the clock to the event's arrival at a reader.
/// </summary>
internal static class StreamFanOut
{
    private const long HalfHourMs = 1_800_000;

    public static async Task<BenchTable> MeasureAsync(bool isQuick)
    {
        var (streams, briefings) = isQuick ? (50, 5) : (1_000, 100);
        var directory = Directory.CreateTempSubdirectory("kontor-bench-");
        try
        {
            using var venue = await VenueProcess.StartAsync(directory.FullName, "--memory");
            using var http = new HttpClient { BaseAddress = new Uri(venue.Address) };
            await TradeAsync(http);
            var clock = new BenchClock(http);
            // What comes into being with the first streams belongs to none of them.
            using (var first = await StreamReaders.OpenAsync(venue.Address, 10, clock.NowMs))
                await RunAsync(clock, first, 2);
            var before = venue.MemoryBytes;
            using var readers = await StreamReaders.OpenAsync(venue.Address, streams, clock.NowMs);
            var (all, last) = await RunAsync(clock, readers, briefings);
            return Table(streams, briefings, venue.MemoryBytes - before, all, last);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<(Histogram All, Histogram Last)> RunAsync(BenchClock clock, StreamReaders readers, int briefings)
    {
        var (all, last) = (new Histogram(), new Histogram());
        for (var briefing = 0; briefing < briefings; briefing++)
        {
            // Just before it first: the heartbeats of so much time are not to stand in its way.
            await clock.AdvanceAsync(HalfHourMs - 1 - (clock.NowMs % HalfHourMs));
            await readers.BeatAsync();
            var sent = Stopwatch.GetTimestamp();
            await clock.AdvanceAsync(1);
            var latest = 0L;
            await foreach (var arrived in readers.BriefingAsync())
            {
                all.Add(arrived - sent);
                latest = Math.Max(latest, arrived - sent);
            }
            last.Add(latest);
        }
        return (all, last);
    }

    /// <summary>Without a price there is nothing to say about a market.</summary>
    private static async Task TradeAsync(HttpClient http)
    {
        var trader = DemoCredentials.Of(KontorOptions.DefaultSeed, "bitmart");
        foreach (var isBuy in (bool[])[false, true])
        {
            using var order = Requests.ToMessage(TradingCase.BitMart.Sign(trader, isBuy, "40000", "0.001"));
            using var answer = await http.SendAsync(order);
            answer.EnsureSuccessStatusCode();
        }
    }

    private static BenchTable Table(int streams, int briefings, long bytes, Histogram all, Histogram last) =>
        new(
            $"{streams:N0} event streams of one venue; {briefings} briefings one after the other. Readers and venue share {Environment.ProcessorCount} cores. Memory is what the venue's process "
                + "has grown by with its streams, through all of the briefings.",
            ["streams", "memory", "a stream", "a reader p50", "a reader p99", "the last one p50", "the last one p99"],
            [
                [
                    $"{streams:N0}",
                    $"{bytes / 1_000_000.0:N1} MB",
                    $"{bytes / 1_000.0 / streams:N1} kB",
                    Milliseconds(all.At(0.5)),
                    Milliseconds(all.At(0.99)),
                    Milliseconds(last.At(0.5)),
                    Milliseconds(last.At(0.99)),
                ],
            ]
        );

    private static string Milliseconds(TimeSpan time) => $"{time.TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture)} ms";
}

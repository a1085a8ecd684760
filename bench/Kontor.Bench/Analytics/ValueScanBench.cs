using System.Diagnostics;
using Kontor.Bench.Loop;
using Kontor.Gate;
using Kontor.Server;

namespace Kontor.Bench.Analytics;

/// <summary>What it costs to know everything about a year of trades: when a venue starts, with every trade, with every question, with every stream.</summary>
public static class ValueScanBench
{
    public static Task<string> RunAsync(bool isQuick) =>
        isQuick ? RunAsync(days: 20, rounds: 50, trades: 200, isQuick) : RunAsync(days: 365, rounds: 2_000, trades: 20_000, isQuick);

    private static async Task<string> RunAsync(int days, int rounds, int trades, bool isQuick)
    {
        var year = new TradedYear(days);
        await year.PassAsync();
        string read,
            updates,
            served;
        await using (var venue = await year.OpenVenueAsync())
        {
            read = await ReadAsync(venue, year, days);
            updates = (await UpdatesAsync(venue, year, trades)).ToMarkdown();
            using var http = new AnalyticsOverHttp(venue, days, rounds);
            served = (await http.RowsAsync()).ToMarkdown();
        }
        var streams = (await StreamFanOut.MeasureAsync(isQuick)).ToMarkdown();
        return $"{read}\n\n{updates}\n\n{served}\n\n{streams}";
    }

    /// <summary>The first question waits until all of the year is read, as every venue reads it when it starts.</summary>
    private static async Task<string> ReadAsync(VenueHost venue, TradedYear year, int days)
    {
        var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        while (!await venue.Analyst.IsReadyAsync(CancellationToken.None)) { }
        var (time, processor) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - used);
        return $"A venue that starts on {days} days of the past, {year.Trades:N0} trades and {days * TradedYear.InstantsPerDay:N0} instants of the grid, knows everything {time.TotalSeconds:0.0} s after "
            + $"it could answer ({processor.TotalSeconds:0.0} s of processor time).";
    }

    private static async Task<BenchTable> UpdatesAsync(VenueHost venue, TradedYear year, int trades)
    {
        return new BenchTable(
            $"{trades:N0} trades, one after the other. A question after a trade waits until the trade is in all figures that change between two instants of the grid; one after an instant, "
                + "until all figures, signals and briefings are made anew. The time is from the trade's answer to the analyst's; processor time is of all threads, without what the same trades cost "
                + "when nobody asks.",
            ["after each trade", "p50", "p99", "processor time per trade"],
            [
                await UpdateAsync("a question", trades, _ => Task.CompletedTask),
                await UpdateAsync("an instant of the grid and a question", trades / 10, TradedYear.AdvanceAsync),
            ]
        );

        async Task<string[]> UpdateAsync(string name, int rounds, Func<World.LiveWorld, Task> between)
        {
            var used = Environment.CpuUsage.TotalTime;
            for (var round = 0; round < rounds; round++)
                await year.TradeAsync(venue.World);
            var trading = Environment.CpuUsage.TotalTime - used;
            while (!await venue.Analyst.IsReadyAsync(CancellationToken.None)) { }
            var waited = new Histogram();
            used = Environment.CpuUsage.TotalTime;
            for (var round = 0; round < rounds; round++)
            {
                await year.TradeAsync(venue.World);
                await between(venue.World);
                var start = Stopwatch.GetTimestamp();
                if (!await venue.Analyst.IsReadyAsync(CancellationToken.None))
                    throw new InvalidOperationException("The analyst does not keep up.");
                waited.Add(Stopwatch.GetTimestamp() - start);
            }
            var updating = Environment.CpuUsage.TotalTime - used - trading;
            return [name, Microseconds(waited.At(0.5)), Microseconds(waited.At(0.99)), Microseconds(updating / rounds)];
        }
    }

    private static string Microseconds(TimeSpan time) => $"{time.TotalMicroseconds:N0} µs";
}

using System.Diagnostics;

namespace Kontor.Bench.Engine;

/// <summary>Commands per second of one core, from the books alone to everything that a command costs, and a peer on the same stream.</summary>
public static class EngineBench
{
    private const int OrdersOpen = 1_000;
    private const long SpreadTicks = 400;
    private const int OrdersOpenDeep = 100_000;
    private const long SpreadTicksDeep = 16_000;

    /// <summary>Each does more than the one before. Add a row here for every part that a command passes.</summary>
    private static readonly EngineRow[] s_rows =
    [
        new("matching alone", 1_024, 1, stream => new MatchingEngine(stream.OrdersMax, stream.OrdersPlaced)),
        new("with ledger", 1_024, 1, SpotEngine.Start),
        new("with ledger and positions", 1_024, 1, PerpetualEngine.Start),
    ];

    public static async Task<string> RunAsync(bool isQuick)
    {
        var (commandsCount, rounds) = isQuick ? (100_000, 1) : (1_000_000, 5);
        var busy = EngineStream.Make(commandsCount, OrdersOpen, SpreadTicks);
        var deep = EngineStream.Make(commandsCount, OrdersOpenDeep, SpreadTicksDeep);
        List<string[]> rows = [];
        foreach (var row in s_rows)
        {
            rows.Add(Cells(row.Name, OrdersOpen, EngineMeasure.Of(row, busy, rounds)));
            rows.Add(Cells(row.Name, OrdersOpenDeep, EngineMeasure.Of(row, deep, rounds)));
        }
        if (NodePeer.Directory() is { } peer)
            rows.Add(Cells(NodePeer.Name, OrdersOpen, await NodePeer.MeasureAsync(peer, busy, rounds)));
        return new BenchTable(
            Traffic(commandsCount, rounds),
            ["engine", "orders open", "commands/s", "p50", "p99", "p99.9", "allocated per command"],
            rows
        ).ToMarkdown();
    }

    private static string Traffic(int commandsCount, int rounds) =>
        $"One book on one thread, {commandsCount:N0} commands: 9 % limit orders that rest, 3 % immediate-or-cancel, 6 % cancels, 82 % moves to another "
        + $"price and size, every one of them for an order that is open; about {OrdersOpen:N0} orders rest within {SpreadTicks} ticks on either side, "
        + $"or {OrdersOpenDeep:N0} within {SpreadTicksDeep:N0}. Commands/s is the middle of {rounds} rounds after one that warms up. Latency is of one "
        + $"command, in a round of its own, and has the reading of the clock in it ({ClockNanos():0} ns here). All engines must end with the same lots "
        + "traded and the same orders open, or nothing is printed. nodejs-order-book runs in Node.js on the same stream: limit(), limit() with "
        + "IOC, cancel() and modify(), which like a move takes the order out and places it anew. All four could be mapped; self-trade prevention "
        + "could not, because modify() switches it off, so it is off for everyone. It numbers its orders by strings and allocates its "
        + "answers; that is how it is used.";

    private static string[] Cells(string name, int ordersOpen, EngineMeasure measure) =>
        [
            name,
            $"{ordersOpen:N0}",
            $"{measure.PerSecond:N0}",
            Time(measure.P50Nanos),
            Time(measure.P99Nanos),
            Time(measure.P999Nanos),
            double.IsNaN(measure.BytesPerCommand) ? "not measured" : $"{measure.BytesPerCommand:0.##} B",
        ];

    private static string Time(double nanos) => nanos < 10_000 ? $"{nanos:N0} ns" : $"{nanos / 1_000:N0} µs";

    private static double ClockNanos()
    {
        const int readings = 1_000_000;
        var start = Stopwatch.GetTimestamp();
        for (var reading = 0; reading < readings; reading++)
            Stopwatch.GetTimestamp();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / readings;
    }
}

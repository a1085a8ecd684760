using System.Globalization;
using Kontor.Bench.Gate;
using Kontor.Gate;
using Kontor.Server;

namespace Kontor.Bench.Trading;

/// <summary>
/// A client's view of the whole house: signed orders end to end, with and without a disk under the world; the public book while they are
/// matched; and one book pushed to a thousand subscribers.
/// </summary>
public static class TradingBench
{
    private const int Seconds = 5;
    private static readonly int[] s_connections = [1, 16, 64];

    public static async Task<string> RunAsync(TradingCase trading, bool isQuick)
    {
        var directory = Directory.CreateTempSubdirectory("kontor-bench-trading-").FullName;
        try
        {
            var seconds = isQuick ? 1 : Seconds;
            var orders = await OrdersAsync(trading, directory, seconds);
            var fanOut = await FanOutAsync(trading, directory, isQuick);
            return $"{orders.ToMarkdown()}\n\n{fanOut.ToMarkdown()}";
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<BenchTable> OrdersAsync(TradingCase trading, string directory, int seconds)
    {
        var rows = new List<IReadOnlyList<string>>();
        var bare = await BareAsync(trading, directory, seconds, rows);
        foreach (var (name, world) in Worlds(directory))
        {
            using var venue = await VenueProcess.StartAsync(directory, world);
            var pool = await OrderPool.WriteAsync(trading, venue.Address, directory);
            await Wrk.RunAsync(venue.Address, pool, seconds);
            foreach (var connections in s_connections)
            {
                var result = await Wrk.RunAsync(venue.Address, pool, seconds, connections: connections);
                rows.Add(Row($"submit order, {name}", connections, result, bare[connections]));
            }
            rows.Add(await DepthUnderLoadAsync(trading, directory, venue.Address, pool, seconds));
        }
        return new BenchTable(Traffic(seconds), ["what", "connections", "requests/s", "p50", "p99", "/ one HMAC"], rows);
    }

    private static (string Name, string[] World)[] Worlds(string directory) =>
        [("durable", ["--data", Path.Combine(directory, "data")]), ("in memory", ["--memory"])];

    /// <summary>The same requests at an endpoint that checks one HMAC and does nothing: what HTTP and the load generator leave to win.</summary>
    private static async Task<Dictionary<int, double>> BareAsync(
        TradingCase trading,
        string directory,
        int seconds,
        List<IReadOnlyList<string>> rows
    )
    {
        var credentials = DemoCredentials.Of(KontorOptions.DefaultSeed, trading.Dialect);
        var pool = Path.Combine(directory, "bare.requests");
        RequestPool.Write(pool, [RequestPool.Text(GateBench.SignBare(credentials), null)]);
        using var hmac = await Child.StartReadyAsync(
            "dotnet",
            Path.Combine(AppContext.BaseDirectory, "Kontor.Bench.dll"),
            "target",
            "110",
            "4",
            "hmac",
            credentials.Secret
        );
        await Wrk.RunAsync(hmac.Address, pool, seconds);
        var perSecond = new Dictionary<int, double>();
        foreach (var connections in s_connections)
        {
            var result = await Wrk.RunAsync(hmac.Address, pool, seconds, connections: connections);
            perSecond[connections] = result.PerSecond;
            rows.Add(Row("one HMAC, constant answer", connections, result, result.PerSecond));
        }
        return perSecond;
    }

    /// <summary>The book is asked for while 16 connections trade in it.</summary>
    private static async Task<IReadOnlyList<string>> DepthUnderLoadAsync(
        TradingCase trading,
        string directory,
        string address,
        string orders,
        int seconds
    )
    {
        const int readers = 16;
        var pool = Path.Combine(directory, "depth.requests");
        RequestPool.Write(pool, [$"GET {trading.Depth} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"]);
        var traders = Wrk.RunAsync(address, orders, seconds + 1, connections: 16);
        var result = await Wrk.RunAsync(address, pool, seconds, connections: readers);
        var traded = await traders;
        return
        [
            $"public book, while {traded.PerSecond.ToString("N0", CultureInfo.InvariantCulture)} orders/s are taken",
            $"{readers}",
            result.PerSecond.ToString("N0", CultureInfo.InvariantCulture),
            Milliseconds(result.P50),
            Milliseconds(result.P99),
            "",
        ];
    }

    private static async Task<BenchTable> FanOutAsync(TradingCase trading, string directory, bool isQuick)
    {
        using var venue = await VenueProcess.StartAsync(directory, "--memory");
        return await FanOut.MeasureAsync(trading, venue.Address, isQuick);
    }

    private static IReadOnlyList<string> Row(string what, int connections, WrkResult result, double bare) =>
        [
            what,
            $"{connections}",
            result.PerSecond.ToString("N0", CultureInfo.InvariantCulture),
            Milliseconds(result.P50),
            Milliseconds(result.P99),
            (result.PerSecond / bare).ToString("0.00", CultureInfo.InvariantCulture),
        ];

    private static string Milliseconds(TimeSpan time) => $"{time.TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture)} ms";

    private static string Traffic(int seconds) =>
        $"Signed limit orders of two users over kept connections on loopback, every second one filled at once (gate, holds, match, ledger, log, answer); wrk, {seconds} s each after as long a warm-up. "
        + $"The load generator and the venue share {Environment.ProcessorCount} cores. \"durable\" answers when the record is flushed to disk; one flush serves all orders that wait, so connections raise the rate. "
        + "The last column compares with an endpoint in the same run that checks one HMAC and answers a constant.";
}

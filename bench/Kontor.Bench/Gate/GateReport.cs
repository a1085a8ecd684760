using System.Globalization;

namespace Kontor.Bench.Gate;

/// <summary>Puts the targets side by side.</summary>
public static class GateReport
{
    public static BenchTable Throughput(IReadOnlyList<GateTarget> targets, string traffic)
    {
        double PerSecond(string name) => targets.Single(target => target.Name.StartsWith(name, StringComparison.Ordinal)).Median.PerSecond;
        var (bare, hmac, nginx) = (PerSecond("a "), PerSecond("b "), PerSecond("d "));
        return new BenchTable(
            traffic,
            [
                "target",
                "answer bytes",
                "requests/s",
                "p50",
                "p99",
                "/ a",
                "/ b",
                "/ d",
                "half load requests/s",
                "half load p50",
                "half load p99",
            ],
            [
                .. targets.Select(target =>
                    (string[])
                        [
                            target.Name,
                            $"{target.AnswerBytes}",
                            Count(target.Median.PerSecond),
                            Time(target.Median.P50),
                            Time(target.Median.P99),
                            Ratio(target.Median.PerSecond / bare),
                            Ratio(target.Median.PerSecond / hmac),
                            Ratio(target.Median.PerSecond / nginx),
                            Count(target.HalfLoad!.PerSecond),
                            Time(target.HalfLoad.P50),
                            Time(target.HalfLoad.P99),
                        ]
                ),
            ]
        );
    }

    private static string Count(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Ratio(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Time(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.00} ms");
}

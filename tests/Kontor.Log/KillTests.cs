using System.Diagnostics;
using Kontor.Log.Victim;
using Xunit.Abstractions;

namespace Kontor.Log.Tests;

public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 60;
    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Killed_again_and_again_no_acknowledged_record_is_lost_and_none_is_invented()
    {
        const int seed = 9;
        var random = new Random(seed);
        var torn = 0;
        var end = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            var acknowledged = RunAndKill(linesMin: random.Next(1, 40), atLeast: end);
            using var log = FileLog.Open(_directory.Path);
            var where = $"seed {seed}, round {round}";
            // The batch that was under way may be there, whole, although nobody was told: an answer can always be lost.
            Assert.True(log.End >= acknowledged, $"Lost: {acknowledged} acknowledged, {log.End} there: {where}");
            Assert.True(
                log.End <= acknowledged + VictimRecord.BatchMax,
                $"Invented: {acknowledged} acknowledged, {log.End} there: {where}"
            );
            log.AssertHolds(0, [.. Enumerable.Range(0, (int)log.End).Select(i => VictimRecord.Of(i))]);
            if (log.LoadSnapshot() is { } snapshot)
                Assert.True(snapshot.Content.Span.SequenceEqual(VictimRecord.Of(snapshot.Position)), $"Another snapshot: {where}");
            torn += log.Recovery.TornBytes > 0 ? 1 : 0;
            end = log.End;
            // Every other time this opening dies as well.
            if (round % 2 == 0)
                log.Abandon();
        }
        output.WriteLine($"{Rounds} kills, {end} records, {torn} torn tails, seed {seed}");
    }

    /// <returns>How many records the victim had acknowledged when it died.</returns>
    private long RunAndKill(int linesMin, long atLeast)
    {
        var victim = Path.Combine(AppContext.BaseDirectory, "Kontor.Log.Victim.dll");
        var start = new ProcessStartInfo("dotnet", [victim, _directory.Path]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var acknowledged = atLeast;
        for (var lines = 0; lines < linesMin; lines++)
            acknowledged = long.Parse(process.StandardOutput.ReadLine() ?? throw new EndOfStreamException("The victim died by itself."));
        process.Kill(); // SIGKILL
        // What it had said before it died counts as well; a line that was cut off in the middle is no acknowledgement.
        var rest = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        foreach (var line in rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            acknowledged = long.Parse(line);
        return acknowledged;
    }
}

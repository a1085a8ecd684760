using System.Runtime.InteropServices;
using Kontor.World.History;

namespace Kontor.World.Tests.History;

/// <summary>A row with fields of every width that real rows have.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct SampleRow(long Owner, long TimeMs, byte Kind, Int128 Amount, int Number) : IHistoryRow
{
    public static SampleRow Of(long owner, long timeMs, int number) =>
        new(owner, timeMs, (byte)(number % 7), Int128.MinValue + number, number);
}

/// <summary>A seeded flow of rows and its slow twin: a list.</summary>
public sealed class SampleFlow(int seed, int owners)
{
    private readonly Random _random = new(seed);
    private long _nowMs = 1_000;

    public List<SampleRow> Rows { get; } = [];

    public override string ToString() => $"seed {seed}, {owners} owners, {Rows.Count} rows";

    public long AnyOwner() => 1 + (long)(owners * Math.Pow(_random.NextDouble(), 3));

    public long AnyTimeMs() => _random.NextInt64(990, _nowMs + 10);

    public SampleRow Next()
    {
        // Often several rows of one instant, sometimes a long pause.
        _nowMs += _random.Next(10) switch
        {
            < 5 => 0,
            < 9 => _random.Next(1, 4),
            _ => _random.Next(50),
        };
        var row = SampleRow.Of(AnyOwner(), _nowMs, Rows.Count + 1);
        Rows.Add(row);
        return row;
    }

    public IEnumerable<HistoryEntry<SampleRow>> NewestFirst(long owner, HistoryRange range)
    {
        for (var id = Rows.Count; id > 0; id--)
        {
            var row = Rows[id - 1];
            if (row.Owner == owner && row.TimeMs >= range.FromMs && row.TimeMs <= range.ToMs && id < range.BeforeId)
                yield return new HistoryEntry<SampleRow>(id, row);
        }
    }
}

public static class Walks
{
    public static List<HistoryEntry<SampleRow>> ToList(this HistoryWalk<SampleRow> walk)
    {
        var rows = new List<HistoryEntry<SampleRow>>();
        foreach (var entry in walk)
            rows.Add(entry);
        return rows;
    }
}

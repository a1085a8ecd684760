using System.Collections.Immutable;
using Kontor.World.Commands;
using Kontor.World.History;
using Kontor.World.State;
using Kontor.World.Time;

namespace Kontor.World;

/// <summary>How to open a world. What is marked as kept for life counts only when the log is new.</summary>
public sealed record WorldOptions
{
    /// <summary>Kept for life: where all chance in the world comes from.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Kept for life: a manual clock that starts here. Null is a real clock.</summary>
    public long? ManualStartMs { get; init; }

    /// <summary>Kept for life: the trading houses of the world.</summary>
    public ImmutableArray<string> Exchanges { get; init; } = ["bitmart", "weex"];

    /// <summary>Kept for life: how many lines of credit statements stay in memory.</summary>
    public int StatementLinesMax { get; init; } = 200_000;

    /// <summary>Commands and reads that may wait; whoever comes later is told that the world is busy.</summary>
    public int QueueMax { get; init; } = 65_536;

    /// <summary>
    /// Commands that share one durable append. A batch is what waits at the moment, so a higher bound delays nobody while few are waiting;
    /// when thousands are, one flush for all of them is what makes the log keep up.
    /// </summary>
    public int BatchMax { get; init; } = 2_048;

    /// <summary>Records between two snapshots.</summary>
    public long SnapshotEvery { get; init; } = 200_000;

    /// <summary>
    /// Where the rows of all histories go; the world's to dispose, as its log is. Null remembers only what is hot: older rows, and all
    /// rows from before a restart's snapshot, are forgotten.
    /// </summary>
    public IHistoryStore? History { get; init; }

    /// <summary>Rows that any one history keeps in memory, at most; rounded up to a power of two.</summary>
    public int HistoryHotMax { get; init; } = HistoryStream.HotMaxDefault;

    /// <summary>Histories beside the world's own, for commands that are not its own either.</summary>
    internal ImmutableArray<Func<HistoryStream>> Histories { get; init; } = [];

    /// <summary>The only way in which a world learns the system's time.</summary>
    public TimeProvider SystemTime { get; init; } = TimeProvider.System;

    public CommandTable Commands { get; init; } = CommandTable.Core;

    /// <summary>Registers who runs the due items that commands outside the core ask for.</summary>
    public Action<ScheduleState>? MoreDueKinds { get; init; }

    /// <summary>What else is saved with every snapshot.</summary>
    public ImmutableArray<ISnapshotPart> SnapshotParts { get; init; } = [];

    /// <summary>All mistakes at once, before anything is touched.</summary>
    internal void Validate()
    {
        var mistakes = new List<string>();
        Check(QueueMax is >= 1 and <= 1 << 24, "QueueMax is 1 to 16777216");
        Check(BatchMax is >= 1 and <= 1 << 16, "BatchMax is 1 to 65536");
        Check(SnapshotEvery >= 1, "SnapshotEvery is at least 1");
        Check(StatementLinesMax is >= 1 and <= 1 << 24, "StatementLinesMax is 1 to 16777216");
        Check(HistoryHotMax is >= 1 and <= HistoryStream.HotMaxLimit, "HistoryHotMax is 1 to 16777216");
        Check(ManualStartMs is null or (>= 0 and <= Bounds.InstantMaxMs), "ManualStartMs is an instant from 1970 to 9999");
        Check(Exchanges.Length <= Bounds.ExchangesMax && Exchanges.All(Bounds.IsName), "Exchanges are at most 16 names");
        Check(Exchanges.Distinct(StringComparer.Ordinal).Count() == Exchanges.Length, "Exchanges have different names");
        var parts = SnapshotParts.Select(part => part.Name).ToArray();
        Check(parts.Distinct(StringComparer.Ordinal).Count() == parts.Length, "SnapshotParts have different names");
        if (mistakes.Count > 0)
            throw new ArgumentException($"The world's options are wrong: {string.Join("; ", mistakes)}.");

        void Check(bool isRight, string rule)
        {
            if (!isRight)
                mistakes.Add(rule);
        }
    }

    internal Genesis ToGenesis() =>
        new()
        {
            Seed = Seed,
            ManualStartMs = ManualStartMs,
            Exchanges = Exchanges,
            StatementLinesMax = StatementLinesMax,
        };
}

using System.Buffers;

namespace Kontor.Gate.Limits;

/// <summary>One rule applied to many subjects, each with its own window and its own lock. The number of subjects is bounded.</summary>
public sealed class LimitTable
{
    public const int SubjectsMaxDefault = 65_536;
    private const byte Format = 1;

    private readonly SubjectTable<Track> _table;

    public LimitTable(LimitRule rule, int subjectsMax = SubjectsMaxDefault, FullTablePolicy policy = FullTablePolicy.RefuseNew)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rule.Limit);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rule.WindowMs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(subjectsMax);
        Rule = rule;
        _table = new SubjectTable<Track>(subjectsMax, policy, subject => new Track(subject, rule));
    }

    public LimitRule Rule { get; }

    public int SubjectCount => _table.Count;

    /// <summary>Takes the weight for a subject. A newcomer to a table full of busy subjects is told to wait a whole window.</summary>
    public bool TryTake(UInt128 subject, long nowMs, int weight, out WindowReading reading)
    {
        using var held = _table.Enter(subject, nowMs);
        if (held.Track is { } track)
            return track.Window.TryTake(nowMs, weight, out reading);
        reading = new WindowReading(Rule.Limit, Rule.Limit, Rule.WindowMs, Rule.WindowMs, nowMs);
        return false;
    }

    /// <summary>Takes back what the reading admitted.</summary>
    public void Refund(UInt128 subject, in WindowReading reading, int weight)
    {
        using var held = _table.Find(subject);
        held.Track?.Window.Refund(reading.AtMs, weight);
    }

    /// <summary>How full a subject's window is, without taking anything and without remembering a new subject.</summary>
    public WindowReading Read(UInt128 subject, long nowMs)
    {
        using var held = _table.Find(subject);
        return held.Track?.Window.Read(nowMs) ?? new WindowReading(Rule.Limit, 0, 0, Rule.WindowMs, nowMs);
    }

    /// <summary>Forgets what a subject has used: the operator's pardon.</summary>
    public void Reset(UInt128 subject)
    {
        using var held = _table.Find(subject);
        held.Track?.Window.Clear();
    }

    public void Save(IBufferWriter<byte> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var tracks = _table.Sorted();
        SnapshotWriter.Byte(target, Format);
        SnapshotWriter.Int(target, tracks.Length);
        foreach (var track in tracks)
        {
            SnapshotWriter.Wide(target, track.Subject);
            lock (track.Gate)
                track.Window.Save(target);
        }
    }

    /// <summary>Replaces the content by a saved one; returns how many bytes it took.</summary>
    public int Load(ReadOnlySpan<byte> saved)
    {
        var reader = new SnapshotReader(saved);
        reader.Expect(Format);
        var tracks = new List<Track>();
        for (var left = reader.Count(); left > 0; left--)
        {
            var track = new Track(reader.Wide(), Rule);
            track.Window.Load(ref reader);
            tracks.Add(track);
        }

        _table.Restore(tracks);
        return reader.Position;
    }

    private sealed class Track(UInt128 subject, LimitRule rule) : SubjectTrack(subject)
    {
        public SlidingWindow Window { get; } = new(rule.Limit, rule.WindowMs, rule.CountsRefused);

        public override long IdleFromMs => Window.EmptyFromMs;
    }
}

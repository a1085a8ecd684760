namespace Kontor.Log.Files;

/// <summary>Reads a whole directory and judges it. Opening and checking a log share this, so that they can never disagree.</summary>
internal sealed class LogInspection
{
    private readonly string _directory;
    private readonly List<SegmentReport> _segments = [];
    private readonly List<SnapshotReport> _snapshots = [];
    private readonly List<string> _notes = [];
    private long _epoch;
    private SegmentScan? _last;
    private TornTail? _torn;
    private LogDamage? _damage;

    private LogInspection(string directory) => _directory = directory;

    public LogHead? Head { get; private set; }

    public LogReport Report =>
        new(_directory, Math.Max(_epoch, EpochLast), Head?.IsClean ?? true, Begin, End, _segments, _snapshots, _torn, _damage, _notes);

    private long Begin => _segments.Count == 0 ? 0 : _segments[0].First;

    private long End => _segments.Count == 0 ? 0 : _segments[^1].End;

    private long EpochLast => _segments.Count == 0 ? 0 : _segments[^1].EpochLast;

    public static LogInspection Run(string directory)
    {
        var inspection = new LogInspection(directory);
        inspection.ReadHead();
        inspection.ReadSegments();
        inspection.CheckReach();
        inspection.ReadSnapshots();
        inspection.CheckBegin();
        inspection.NoteUnfinished();
        return inspection;
    }

    private void ReadHead()
    {
        var path = PathOf(LogFiles.Head);
        if (!File.Exists(path))
        {
            // The head is the first file that a log gets, and nothing ever removes it.
            if (LogFiles.Segments(_directory).Length > 0 || LogFiles.Snapshots(_directory).Length > 0)
                Damaged(LogFiles.Head, 0, "the file is missing although there are segments or snapshots");
            return;
        }
        using var file = LogFiles.OpenRead(path);
        Head = HeadFile.Read(file, out var wholeCopies);
        _epoch = Head?.Epoch ?? 0;
        if (Head is null)
            Damaged(LogFiles.Head, 0, "neither of its two copies is whole");
        else if (wholeCopies == 1 && Head.Value.Serial > 0)
        {
            _notes.Add("One of the two copies in the file head is not whole; the other one is used.");
            // The copy that is lost may have held the next epoch, and no epoch may be taken twice.
            _epoch++;
        }
        if (Head is { IsClean: false })
            _notes.Add("The last writer did not close the log in order.");
    }

    private void ReadSegments()
    {
        var firsts = LogFiles.Segments(_directory);
        foreach (var first in firsts)
            ReadSegment(first, isLast: first == firsts[^1]);
    }

    private void ReadSegment(long first, bool isLast)
    {
        var name = LogFiles.Segment(first);
        using var file = LogFiles.OpenRead(PathOf(name));
        var scan = _last = SegmentScan.Run(file, isLast);
        if (scan.IsDamaged)
            Damaged(name, scan.BadOffset, scan.What!);
        else if (scan.Header.First != first)
            Damaged(name, 0, $"the segment's header says that it begins at record {scan.Header.First}");
        else if (_segments.Count > 0 && End != first)
            Damaged(name, 0, $"the segment before it ends at record {End}, so records or a segment are missing");
        else if (_segments.Count > 0 && scan.Header.Epoch < EpochLast)
            Damaged(name, 0, $"the segment was begun in epoch {scan.Header.Epoch}, after one of epoch {EpochLast}");
        else if (scan.What is not null)
            _torn = new TornTail(PathOf(name), scan.WholeBytes, scan.Bytes - scan.WholeBytes);
        _segments.Add(new SegmentReport(name, first, scan.End, scan.Bytes, scan.Header.Epoch, scan.EpochLast));
    }

    /// <summary>A tail that the head knows to have been acknowledged was not torn off by a crash.</summary>
    private void CheckReach()
    {
        if (Head is not { } head)
            return;
        // From its second write on, the head is only ever written after the segment that it names.
        if (head.Serial > 0 && _segments.TrueForAll(s => s.First < head.SegmentFirst))
            Damaged(LogFiles.Segment(head.SegmentFirst), 0, "the segment is missing");
        else if (End < head.ReachesTo && _last is { } last)
            Damaged(
                _segments[^1].Name,
                last.BadOffset,
                $"{last.What ?? "the file ends"}, and the records from {End} to {head.ReachesTo} had been acknowledged"
            );
        if (_damage is not null)
            _torn = null;
    }

    private void ReadSnapshots()
    {
        foreach (var position in LogFiles.Snapshots(_directory))
        {
            var snapshot = SnapshotStore.Inspect(_directory, position);
            _snapshots.Add(snapshot);
            if (snapshot.Problem is { } problem)
                _notes.Add($"{snapshot.Name} is broken and not used: {problem}.");
            else if (position > End)
                Damaged(snapshot.Name, 0, $"the snapshot covers the records before {position}, but the log ends at {End}");
        }
    }

    private void CheckBegin()
    {
        if (Begin == 0 || _snapshots.Exists(s => s.Problem is null && s.Position >= Begin))
            return;
        var what = $"the records before {Begin} are gone and no whole snapshot covers them";
        Damaged(_snapshots.Count > 0 ? _snapshots[^1].Name : _segments[0].Name, 0, what);
    }

    private void NoteUnfinished()
    {
        foreach (var path in LogFiles.Unfinished(_directory))
            _notes.Add($"{Path.GetFileName(path)} was never finished and is not used.");
    }

    private void Damaged(string name, long offset, string what) => _damage ??= new LogDamage(PathOf(name), offset, what);

    private string PathOf(string name) => Path.Combine(_directory, name);
}

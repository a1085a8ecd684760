using System.Buffers;
using System.Collections.Concurrent;

namespace Kontor.Gate.Limits;

/// <summary>
/// Subjects that are refused until a given time. Asking takes no lock. The list is bounded: expired bans leave first, and when all
/// are running the one that ends soonest makes room for one that ends later.
/// </summary>
public sealed class BanList
{
    public const int SubjectsMaxDefault = 65_536;
    private const byte Format = 1;

    private readonly ConcurrentDictionary<UInt128, long> _untilMs = new();

    // One entry per banned subject, by the end it had when it was put here. A ban is only made longer in place, so the entry may be
    // too early, never too late; it is put right when it comes to the head.
    private readonly PriorityQueue<UInt128, long> _byEnd = new();
    private readonly Lock _writing = new();
    private readonly int _subjectsMax;

    public BanList(int subjectsMax = SubjectsMaxDefault)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(subjectsMax);
        _subjectsMax = subjectsMax;
    }

    /// <summary>How many subjects are remembered, ended bans that were not cleared away yet included.</summary>
    public int Count
    {
        get
        {
            lock (_writing)
                return _byEnd.Count;
        }
    }

    /// <summary>Bans until the given time; a ban that runs longer already stays. False when a full list holds only longer ones.</summary>
    public bool Ban(UInt128 subject, long untilMs)
    {
        lock (_writing)
        {
            if (_untilMs.TryGetValue(subject, out var running))
            {
                _untilMs[subject] = Math.Max(running, untilMs);
                return true;
            }

            if (_byEnd.Count >= _subjectsMax && !MakeRoom(untilMs))
                return false;
            _untilMs[subject] = untilMs;
            _byEnd.Enqueue(subject, untilMs);
            return true;
        }
    }

    public bool IsBanned(UInt128 subject, long nowMs, out long remainingMs)
    {
        remainingMs = _untilMs.TryGetValue(subject, out var untilMs) && untilMs > nowMs ? untilMs - nowMs : 0;
        return remainingMs > 0;
    }

    /// <summary>Ends a ban: the operator's pardon.</summary>
    public void Lift(UInt128 subject)
    {
        lock (_writing)
        {
            // Kept as a ban that has ended, so that the entry in the heap stays the only one of this subject.
            if (_untilMs.ContainsKey(subject))
                _untilMs[subject] = long.MinValue;
        }
    }

    public void Save(IBufferWriter<byte> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var bans = _untilMs.ToArray();
        Array.Sort(bans, static (left, right) => left.Key.CompareTo(right.Key));
        SnapshotWriter.Byte(target, Format);
        SnapshotWriter.Int(target, bans.Length);
        foreach (var (subject, untilMs) in bans)
        {
            SnapshotWriter.Wide(target, subject);
            SnapshotWriter.Long(target, untilMs);
        }
    }

    /// <summary>Replaces the content by a saved one; returns how many bytes it took.</summary>
    public int Load(ReadOnlySpan<byte> saved)
    {
        var reader = new SnapshotReader(saved);
        reader.Expect(Format);
        var bans = new List<(UInt128 Subject, long UntilMs)>();
        for (var left = reader.Count(); left > 0; left--)
            bans.Add((reader.Wide(), reader.Long()));
        lock (_writing)
        {
            _untilMs.Clear();
            _byEnd.Clear();
            foreach (var (subject, untilMs) in bans)
                Ban(subject, untilMs);
        }

        return reader.Position;
    }

    private bool MakeRoom(long untilMs)
    {
        while (_byEnd.TryPeek(out var subject, out var endMs))
        {
            var runsUntilMs = _untilMs[subject];
            if (runsUntilMs > endMs)
            {
                _byEnd.DequeueEnqueue(subject, runsUntilMs);
                continue;
            }

            if (runsUntilMs >= untilMs)
                return false;
            _byEnd.Dequeue();
            _untilMs.TryRemove(subject, out _);
            return true;
        }

        return true;
    }
}

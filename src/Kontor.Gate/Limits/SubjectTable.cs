using System.Collections.Concurrent;

namespace Kontor.Gate.Limits;

/// <summary>What happens to a new subject when every place in a table is taken by a busy one.</summary>
public enum FullTablePolicy : byte
{
    /// <summary>Newcomers wait. Those who are counted keep their exact counts.</summary>
    RefuseNew,

    /// <summary>The one that would be idle first makes room, and its count is forgotten.</summary>
    EvictSoonestIdle,
}

/// <summary>
/// A bounded table of tracks. A known subject is found without a table lock and without allocation. Room is made by dropping tracks
/// that are idle: they wait in a heap by the time at which they were last known to become idle, and since use only moves that time
/// later, the head of the heap tells exactly whether anybody is idle. Each use of a track costs at most one step of that heap, ever.
/// </summary>
internal sealed class SubjectTable<T>(int subjectsMax, FullTablePolicy policy, Func<UInt128, T> create)
    where T : SubjectTrack
{
    private readonly ConcurrentDictionary<UInt128, T> _tracks = new();
    private readonly PriorityQueue<T, long> _byIdle = new();
    private readonly Lock _creation = new();

    /// <summary>How many subjects are tracked.</summary>
    public int Count
    {
        get
        {
            lock (_creation)
                return _byIdle.Count;
        }
    }

    /// <summary>The subject's track with its gate held, made when it is new. Never call it while holding a track of this table.</summary>
    public HeldTrack<T> Enter(UInt128 subject, long nowMs)
    {
        while (true)
        {
            if (_tracks.TryGetValue(subject, out var known))
            {
                known.Gate.Enter();
                if (!known.IsEvicted)
                    return new HeldTrack<T>(known);
                known.Gate.Exit();
            }
            else
            {
                lock (_creation)
                {
                    if (_tracks.ContainsKey(subject))
                        continue;
                    if (_byIdle.Count >= subjectsMax && !MakeRoom(nowMs))
                        return default;
                    // The gate is taken before anybody can find the track, so it is not dropped as idle before its first use.
                    var track = create(subject);
                    track.Gate.Enter();
                    Keep(track, nowMs);
                    return new HeldTrack<T>(track);
                }
            }
        }
    }

    /// <summary>The subject's track with its gate held, if there is one.</summary>
    public HeldTrack<T> Find(UInt128 subject)
    {
        while (_tracks.TryGetValue(subject, out var known))
        {
            known.Gate.Enter();
            if (!known.IsEvicted)
                return new HeldTrack<T>(known);
            known.Gate.Exit();
        }

        return default;
    }

    /// <summary>All tracks in the order of their subjects, so that the same content is always saved as the same bytes.</summary>
    public T[] Sorted()
    {
        lock (_creation)
        {
            var all = new T[_byIdle.Count];
            var next = 0;
            foreach (var (track, _) in _byIdle.UnorderedItems)
                all[next++] = track;
            Array.Sort(all, static (left, right) => left.Subject.CompareTo(right.Subject));
            return all;
        }
    }

    /// <summary>Replaces the content by saved tracks. Where the bound was lowered since, those that stay busy longest are kept.</summary>
    public void Restore(List<T> saved)
    {
        lock (_creation)
        {
            _tracks.Clear();
            _byIdle.Clear();
            foreach (var track in saved.OrderByDescending(track => track.IdleFromMs).ThenBy(track => track.Subject).Take(subjectsMax))
            {
                if (_tracks.ContainsKey(track.Subject))
                    throw new InvalidDataException("A saved table names a subject twice.");
                Keep(track, track.IdleFromMs);
            }
        }
    }

    private void Keep(T track, long idleFromMs)
    {
        _tracks[track.Subject] = track;
        _byIdle.Enqueue(track, idleFromMs);
    }

    private bool MakeRoom(long nowMs)
    {
        while (_byIdle.TryPeek(out var track, out var checkMs))
        {
            if (checkMs > nowMs && policy == FullTablePolicy.RefuseNew)
                return false;
            lock (track.Gate)
            {
                var idleFromMs = track.IdleFromMs;
                if (idleFromMs <= nowMs || (policy == FullTablePolicy.EvictSoonestIdle && idleFromMs <= checkMs))
                {
                    _byIdle.Dequeue();
                    track.IsEvicted = true;
                    _tracks.TryRemove(track.Subject, out _);
                    return true;
                }

                // Used since it was last looked at: it waits again, until the time at which it can be idle now.
                _byIdle.DequeueEnqueue(track, idleFromMs);
            }
        }

        return false;
    }
}

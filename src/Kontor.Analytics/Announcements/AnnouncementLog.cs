using System.Collections.Immutable;
using Kontor.World;

namespace Kontor.Analytics.Announcements;

/// <summary>
/// What was announced, in the order of time; of all that, the newest. One thread says, and everybody may listen from any thread. Where somebody
/// stands is a time and nothing else, so listening can go on where it was left, after a lost connection as well as after a restart.
/// </summary>
public sealed class AnnouncementLog<T>
    where T : class, IAnnouncement
{
    private readonly Lock _lock = new();
    private readonly T[] _kept;
    private long _count;
    private long _newestMs = -1;
    private long _forgottenMs = -1;
    private TaskCompletionSource _saying = NewSignal();

    /// <param name="max">So many are kept.</param>
    internal AnnouncementLog(int max) => _kept = new T[max];

    /// <summary>When the newest was said; less than any time when nothing was.</summary>
    public long NewestMs => Volatile.Read(ref _newestMs);

    /// <summary>When the newest of what is forgotten was said; less than any time when nothing is. All that was said after it can be read.</summary>
    public long ForgottenMs => Volatile.Read(ref _forgottenMs);

    /// <summary>Whether nothing was forgotten that was said after a time.</summary>
    public bool ReachesBackTo(long timeMs) => ForgottenMs <= timeMs;

    /// <summary>What was said after a time, the oldest first, and of that the first so many.</summary>
    public ImmutableArray<T> ReadAfter(long timeMs, int max)
    {
        lock (_lock)
        {
            var first = FirstAfter(timeMs);
            var found = ImmutableArray.CreateBuilder<T>((int)Math.Min(max, _count - first));
            for (var number = first; number < _count && found.Count < max; number++)
                found.Add(this[number]);
            return found.DrainToImmutable();
        }
    }

    /// <summary>Ends when something has been said after a time.</summary>
    public async Task WaitAfterAsync(long timeMs, CancellationToken stop)
    {
        while (true)
        {
            // Read first: what is said between the two is then not missed.
            var saying = Volatile.Read(ref _saying);
            if (NewestMs > timeMs)
                return;
            await saying.Task.WaitAsync(stop);
        }
    }

    /// <summary>Says all that there is to say at one instant.</summary>
    internal void Say(IReadOnlyList<T> news)
    {
        if (news.Count == 0)
            return;
        lock (_lock)
        {
            foreach (var one in news)
                Keep(one);
        }
        Interlocked.Exchange(ref _saying, NewSignal()).SetResult();
    }

    private T this[long number] => _kept[number % _kept.Length];

    private void Keep(T one)
    {
        Invariant.Holds(one.TimeMs > _newestMs);
        if (_count >= _kept.Length)
            Volatile.Write(ref _forgottenMs, this[_count].TimeMs);
        _kept[_count % _kept.Length] = one;
        _count++;
        Volatile.Write(ref _newestMs, one.TimeMs);
    }

    private long FirstAfter(long timeMs)
    {
        var (low, high) = (Math.Max(0, _count - _kept.Length), _count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (this[middle].TimeMs > timeMs)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

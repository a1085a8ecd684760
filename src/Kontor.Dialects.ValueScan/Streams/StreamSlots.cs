using System.Collections.Concurrent;

namespace Kontor.Dialects.ValueScan.Streams;

/// <summary>How many streams are open, by key and together. Both have a bound.</summary>
internal sealed class StreamSlots(int perKeyMax, int max)
{
    private readonly ConcurrentDictionary<long, int> _open = new();
    private int _all;

    public int Open => Volatile.Read(ref _all);

    public bool TryEnter(long key)
    {
        if (Interlocked.Increment(ref _all) > max)
        {
            Interlocked.Decrement(ref _all);
            return false;
        }

        while (true)
        {
            var open = _open.GetOrAdd(key, 0);
            if (open >= perKeyMax)
            {
                Interlocked.Decrement(ref _all);
                return false;
            }

            if (_open.TryUpdate(key, open + 1, open))
                return true;
        }
    }

    public void Leave(long key)
    {
        while (true)
        {
            var open = _open[key];
            // A key without streams is forgotten, so that the table holds open streams only.
            if (open == 1 ? _open.TryRemove(KeyValuePair.Create(key, 1)) : _open.TryUpdate(key, open - 1, open))
                break;
        }

        Interlocked.Decrement(ref _all);
    }
}

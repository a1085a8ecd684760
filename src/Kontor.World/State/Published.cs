using System.Collections;

namespace Kontor.World.State;

/// <summary>A list with one writer and any number of readers that take no lock. Entries may be replaced, never removed.</summary>
internal sealed class Published<T> : IEnumerable<T>
    where T : class
{
    private T[] _entries = new T[16];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    // The count is read first: the array is then at least as new, and every counted entry is in it.
    public T? this[long index] => index >= 0 && index < Count ? Volatile.Read(ref Volatile.Read(ref _entries)[index]) : null;

    public void Put(int index, T entry)
    {
        Invariant.Holds(index <= _count);
        if (index == _entries.Length)
        {
            var grown = new T[_entries.Length * 2];
            _entries.CopyTo(grown, 0);
            Volatile.Write(ref _entries, grown);
        }
        Volatile.Write(ref _entries[index], entry);
        if (index == _count)
            Volatile.Write(ref _count, index + 1);
    }

    /// <summary>The entries there were when the enumeration began, each in its newest form.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        var count = Count;
        for (var index = 0; index < count; index++)
            yield return this[index]!;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

namespace Kontor.Simulation;

/// <summary>The newest things somebody has seen, to come back to by chance.</summary>
internal sealed class Remembered<T>(Random chance, int max = 64)
{
    private readonly List<T> _things = [];

    public int Count => _things.Count;

    public void Add(T thing)
    {
        if (_things.Count == max)
            _things.RemoveAt(0);
        _things.Add(thing);
    }

    public bool TryPick(out T thing)
    {
        var isThere = _things.Count > 0;
        thing = isThere ? _things[chance.Next(_things.Count)] : default!;
        return isThere;
    }

    /// <summary>Picks something and forgets it.</summary>
    public bool TryTake(out T thing)
    {
        thing = default!;
        if (_things.Count == 0)
            return false;
        var index = chance.Next(_things.Count);
        thing = _things[index];
        _things.RemoveAt(index);
        return true;
    }
}

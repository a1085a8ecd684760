namespace Kontor.World.Matching;

/// <summary>Triggers that wait on one side of the price: the one that is reached first is on top, and any of them can be taken out.</summary>
internal sealed class TriggerHeap(bool rises)
{
    internal readonly record struct Waiting(long Price, long Sequence, long Id);

    // Where each one lies in the heap, so that taking one out is not a search. It is only ever asked, never walked through.
    private readonly Dictionary<long, int> _places = [];
    private Waiting[] _heap = new Waiting[16];

    public int Count { get; private set; }

    public Waiting First => _heap[0];

    public bool IsReached(long price) => Count > 0 && (rises ? price >= _heap[0].Price : price <= _heap[0].Price);

    public bool Contains(long id) => _places.ContainsKey(id);

    public void Add(Waiting waiting)
    {
        if (Count == _heap.Length)
            Array.Resize(ref _heap, Count * 2);
        _places.Add(waiting.Id, Count);
        _heap[Count] = waiting;
        Rise(Count++);
    }

    public bool Remove(long id)
    {
        if (!_places.Remove(id, out var place))
            return false;
        Count--;
        if (place == Count)
            return true;
        _heap[place] = _heap[Count];
        _places[_heap[place].Id] = place;
        Rise(place);
        Sink(_places[_heap[place].Id]);
        return true;
    }

    /// <summary>All of them in the order in which they were added.</summary>
    public Waiting[] ToArray()
    {
        var all = _heap[..Count];
        Array.Sort(all, static (left, right) => left.Sequence.CompareTo(right.Sequence));
        return all;
    }

    public void Check(string name, long nextSequence, ICollection<string> broken)
    {
        if (_places.Count != Count)
            broken.Add($"{name}: {Count} triggers wait and {_places.Count} have a place");
        for (var place = 0; place < Count; place++)
        {
            if (_places.GetValueOrDefault(_heap[place].Id, -1) != place || _heap[place].Sequence >= nextSequence)
                broken.Add($"{name}: trigger {_heap[place].Id} does not belong where it is");
            if (place > 0 && IsBefore(_heap[place], _heap[(place - 1) / 2]))
                broken.Add($"{name}: trigger {_heap[place].Id} is reached before the one above it");
        }
    }

    private bool IsBefore(in Waiting left, in Waiting right)
    {
        if (left.Price != right.Price)
            return rises ? left.Price < right.Price : left.Price > right.Price;
        return left.Sequence < right.Sequence;
    }

    private void Rise(int place)
    {
        while (place > 0 && IsBefore(_heap[place], _heap[(place - 1) / 2]))
        {
            Swap(place, (place - 1) / 2);
            place = (place - 1) / 2;
        }
    }

    private void Sink(int place)
    {
        while (true)
        {
            var first = place;
            for (var child = 2 * place + 1; child <= 2 * place + 2 && child < Count; child++)
            {
                if (IsBefore(_heap[child], _heap[first]))
                    first = child;
            }
            if (first == place)
                return;
            Swap(place, first);
            place = first;
        }
    }

    private void Swap(int left, int right)
    {
        (_heap[left], _heap[right]) = (_heap[right], _heap[left]);
        _places[_heap[left].Id] = left;
        _places[_heap[right].Id] = right;
    }
}

using Kontor.World.Matching;

namespace Kontor.World.Spot;

/// <summary>Lists of slots, one for each owner, newest first. A slot is in at most one of them.</summary>
internal sealed class OpenLists
{
    private const int None = OrderPool.None;

    private struct Head
    {
        /// <summary>Plus one, so that nothing at all is an empty list.</summary>
        public int FirstPlusOne;
        public int Count;
    }

    private struct Link
    {
        public int Next;
        public int Previous;
    }

    private Head[] _heads = new Head[64];
    private Link[] _links = new Link[64];

    /// <summary>Slots in all lists.</summary>
    public int Total { get; private set; }

    public int FirstOf(int owner) => owner < _heads.Length ? _heads[owner].FirstPlusOne - 1 : None;

    public int CountOf(int owner) => owner < _heads.Length ? _heads[owner].Count : 0;

    public int After(int slot) => _links[slot].Next;

    public void Push(int owner, int slot)
    {
        if (owner >= _heads.Length)
            Array.Resize(ref _heads, Math.Max(owner + 1, _heads.Length * 2));
        if (slot >= _links.Length)
            Array.Resize(ref _links, Math.Max(slot + 1, _links.Length * 2));
        ref var head = ref _heads[owner];
        var first = head.FirstPlusOne - 1;
        _links[slot] = new Link { Next = first, Previous = None };
        if (first != None)
            _links[first].Previous = slot;
        head.FirstPlusOne = slot + 1;
        head.Count++;
        Total++;
    }

    public void Remove(int owner, int slot)
    {
        var (next, previous) = (_links[slot].Next, _links[slot].Previous);
        if (next != None)
            _links[next].Previous = previous;
        if (previous != None)
            _links[previous].Next = next;
        else
            _heads[owner].FirstPlusOne = next + 1;
        _heads[owner].Count--;
        Total--;
        Invariant.Holds(_heads[owner].Count >= 0);
    }

    /// <summary>For checks: a slot's neighbours know it, or it is the first of its owner's list.</summary>
    public bool Holds(int owner, int slot)
    {
        var (next, previous) = (_links[slot].Next, _links[slot].Previous);
        return (previous == None ? FirstOf(owner) == slot : _links[previous].Next == slot)
            && (next == None || _links[next].Previous == slot);
    }
}

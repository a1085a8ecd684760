using Kontor.World.Matching;

namespace Kontor.World.Spot;

/// <summary>
/// What is open at an exchange, orders or triggers: found by number, by the name its owner gave it, and by its owner, newest first. The
/// rows lie in slots; the lists run through them, so that coming and going allocates nothing.
/// </summary>
internal sealed class OpenTable<TRow>
    where TRow : unmanaged
{
    private const int None = OrderPool.None;

    private readonly record struct NameKey(long User, ClientOrderId Name);

    private readonly Dictionary<long, int> _byId = [];
    private readonly Dictionary<NameKey, int> _byName = [];
    private readonly OpenLists _ofUser = new();
    private readonly OpenLists _ofSeat = new();
    private TRow[] _rows = new TRow[64];
    private int[] _seats = new int[64];

    public int Count => _byId.Count;

    public ref TRow this[int slot] => ref _rows[slot];

    public int SeatAt(int slot) => _seats[slot];

    public int Find(long id) => _byId.TryGetValue(id, out var slot) ? slot : None;

    public int Find(long user, in ClientOrderId name) => _byName.TryGetValue(new(user, name), out var slot) ? slot : None;

    public int NewestOf(long user) => _ofUser.FirstOf((int)user);

    public int OlderOf(int slot) => _ofUser.After(slot);

    public int NewestAt(int seat) => seat == SeatTable.None ? None : _ofSeat.FirstOf(seat);

    public int OlderAt(int slot) => _ofSeat.After(slot);

    public int CountAt(int seat) => seat == SeatTable.None ? 0 : _ofSeat.CountOf(seat);

    public int CountOf(long user) => _ofUser.CountOf((int)user);

    /// <summary>Rows are added in the order of their numbers: that is what makes the lists run from new to old.</summary>
    public void Add(int slot, in TRow row, in OpenKey key, int seat)
    {
        if (slot >= _rows.Length)
        {
            var length = Math.Max(slot + 1, _rows.Length * 2);
            Array.Resize(ref _rows, length);
            Array.Resize(ref _seats, length);
        }
        _rows[slot] = row;
        _seats[slot] = seat;
        _byId.Add(key.Id, slot);
        if (!key.Name.IsEmpty)
            _byName.Add(new(key.User, key.Name), slot);
        _ofUser.Push((int)key.User, slot);
        _ofSeat.Push(seat, slot);
    }

    public void Remove(int slot, in OpenKey key)
    {
        _byId.Remove(key.Id);
        if (!key.Name.IsEmpty)
            _byName.Remove(new(key.User, key.Name));
        _ofUser.Remove((int)key.User, slot);
        _ofSeat.Remove(_seats[slot], slot);
    }

    /// <summary>All slots in the order of the numbers of their rows.</summary>
    public int[] SlotsById()
    {
        var (ids, slots) = (new long[_byId.Count], new int[_byId.Count]);
        _byId.Keys.CopyTo(ids, 0);
        _byId.Values.CopyTo(slots, 0);
        Array.Sort(ids, slots);
        return slots;
    }

    /// <summary>Says whether every row is in exactly the lists of its owner.</summary>
    internal void Check(string name, Func<int, OpenKey> keyAt, ICollection<string> broken)
    {
        var named = 0;
        foreach (var slot in SlotsById())
        {
            var key = keyAt(slot);
            named += key.Name.IsEmpty ? 0 : 1;
            if (Find(key.Id) != slot || (!key.Name.IsEmpty && Find(key.User, key.Name) != slot))
                broken.Add($"{name}: {key.Id} is not found by its number or name");
            if (!_ofUser.Holds((int)key.User, slot) || !_ofSeat.Holds(_seats[slot], slot))
                broken.Add($"{name}: {key.Id} is not in the lists of its owner");
        }
        if (named != _byName.Count || _ofUser.Total != Count || _ofSeat.Total != Count)
            broken.Add(
                $"{name}: {Count} are open, {_ofUser.Total} and {_ofSeat.Total} are listed, {_byName.Count} of {named} names are known"
            );
    }
}

/// <summary>What something open is found by.</summary>
internal readonly record struct OpenKey(long Id, long User, ClientOrderId Name);

using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

/// <summary>
/// The open orders of one exchange's contracts: found by number, by the name their owner gave them, and by seat, newest first. The rows lie
/// beside those of the pool; the lists run through them, so that coming and going allocates nothing.
/// </summary>
internal sealed class OpenOrders
{
    private const int None = OrderPool.None;

    private readonly record struct NameKey(long User, ClientOrderId Name);

    private struct Link
    {
        public int Older;
        public int Newer;
    }

    private readonly Dictionary<long, int> _byId = [];
    private readonly Dictionary<NameKey, int> _byName = [];
    private PerpetualOrderRow[] _rows = new PerpetualOrderRow[64];
    private Seat?[] _seats = new Seat?[64];
    private Link[] _links = new Link[64];

    public int Count => _byId.Count;

    public int Named => _byName.Count;

    public ref PerpetualOrderRow this[int slot] => ref _rows[slot];

    public Seat SeatOf(int slot) => _seats[slot]!;

    public int Find(long id) => _byId.TryGetValue(id, out var slot) ? slot : None;

    public int Find(long user, in ClientOrderId name) => _byName.TryGetValue(new(user, name), out var slot) ? slot : None;

    public int OlderOf(int slot) => _links[slot].Older;

    /// <summary>Orders are added in the order of their numbers: that is what makes the lists run from new to old.</summary>
    public void Add(int slot, in PerpetualOrderRow row, Seat seat)
    {
        if (slot >= _rows.Length)
        {
            var length = Math.Max(slot + 1, _rows.Length * 2);
            Array.Resize(ref _rows, length);
            Array.Resize(ref _seats, length);
            Array.Resize(ref _links, length);
        }
        _rows[slot] = row;
        _seats[slot] = seat;
        _byId.Add(row.Id, slot);
        if (!row.ClientId.IsEmpty)
            _byName.Add(new(row.User, row.ClientId), slot);
        _links[slot] = new Link { Older = seat.NewestOrder, Newer = None };
        if (seat.NewestOrder != None)
            _links[seat.NewestOrder].Newer = slot;
        seat.NewestOrder = slot;
        seat.OrdersCount++;
    }

    public void Remove(int slot)
    {
        ref readonly var row = ref _rows[slot];
        var seat = SeatOf(slot);
        _byId.Remove(row.Id);
        if (!row.ClientId.IsEmpty)
            _byName.Remove(new(row.User, row.ClientId));
        var link = _links[slot];
        if (link.Older != None)
            _links[link.Older].Newer = link.Newer;
        if (link.Newer != None)
            _links[link.Newer].Older = link.Older;
        else
            seat.NewestOrder = link.Older;
        seat.OrdersCount--;
        _seats[slot] = null;
    }

    /// <summary>In the order of their numbers.</summary>
    public int[] SlotsById()
    {
        var (ids, slots) = (new long[Count], new int[Count]);
        _byId.Keys.CopyTo(ids, 0);
        _byId.Values.CopyTo(slots, 0);
        Array.Sort(ids, slots);
        return slots;
    }
}

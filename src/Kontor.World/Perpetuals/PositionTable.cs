using System.Runtime.InteropServices;
using Kontor.World.Codec;

namespace Kontor.World.Perpetuals;

/// <summary>The open positions of one exchange, in one array of structs, with the seats that hold them.</summary>
internal sealed class PositionTable
{
    public const int None = -1;

    private readonly Dictionary<long, int> _slotOfId = [];
    private PositionRow[] _rows = new PositionRow[64];
    private Seat?[] _seats = new Seat?[64];
    private int[] _free = new int[64];
    private int _freeCount;
    private int _used;

    /// <summary>The number of the position that is opened next. All smaller ones that are not open are closed.</summary>
    public long NextId { get; private set; } = 1;

    public int Count => _slotOfId.Count;

    public ref PositionRow this[int slot] => ref _rows[slot];

    public Seat SeatOf(int slot) => _seats[slot]!;

    public int Find(long id) => _slotOfId.TryGetValue(id, out var slot) ? slot : None;

    /// <summary>Such a number was given, and its position is over.</summary>
    public bool IsClosed(long id) => id > 0 && id < NextId && !_slotOfId.ContainsKey(id);

    public int Open(Seat seat, PositionSide side, long nowMs)
    {
        var row = new PositionRow
        {
            Id = NextId++,
            User = seat.Trader.User,
            OpenedMs = nowMs,
            UpdatedMs = nowMs,
            Contract = seat.Contract.Index,
            Leverage = seat.LeverageOf(seat.MarginMode, side),
            Side = side,
            MarginMode = seat.MarginMode,
        };
        return Put(seat, row);
    }

    public void Close(int slot)
    {
        var seat = SeatOf(slot);
        ref readonly var row = ref _rows[slot];
        _slotOfId.Remove(row.Id);
        seat.Put(row.Side, None);
        if (!seat.HasPositions)
            seat.Account.Holding.Remove(seat);
        _rows[slot] = default;
        _seats[slot] = null;
        if (_freeCount == _free.Length)
            Array.Resize(ref _free, _freeCount * 2);
        _free[_freeCount++] = slot;
    }

    /// <summary>In the order of their numbers.</summary>
    public int[] SlotsById()
    {
        var (ids, slots) = (new long[Count], new int[Count]);
        _slotOfId.Keys.CopyTo(ids, 0);
        _slotOfId.Values.CopyTo(slots, 0);
        Array.Sort(ids, slots);
        return slots;
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteLong(NextId);
        writer.WriteCount(Count);
        foreach (var slot in SlotsById())
            writer.WriteBytes(MemoryMarshal.AsBytes(new ReadOnlySpan<PositionRow>(in _rows[slot])));
    }

    public void Load(ref RecordReader reader, Func<long, int, Seat> seatOf)
    {
        NextId = reader.ReadLong();
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var row = MemoryMarshal.Read<PositionRow>(reader.ReadBytes());
            Put(seatOf(row.User, row.Contract), row);
        }
    }

    private int Put(Seat seat, in PositionRow row)
    {
        var slot = _freeCount > 0 ? _free[--_freeCount] : _used++;
        if (slot == _rows.Length)
        {
            Array.Resize(ref _rows, slot * 2);
            Array.Resize(ref _seats, slot * 2);
        }
        _rows[slot] = row;
        _seats[slot] = seat;
        _slotOfId.Add(row.Id, slot);
        seat.Put(row.Side, slot);
        seat.Account.Hold(seat);
        return slot;
    }
}

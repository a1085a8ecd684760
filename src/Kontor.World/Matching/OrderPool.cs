namespace Kontor.World.Matching;

/// <summary>
/// The open orders of all books of one exchange, in one array of structs. A slot is rented for the life of an order; whoever knows more
/// of it keeps an array of the same length beside this one. Which slot an order gets means nothing, and no answer may depend on it: a
/// restored world puts its orders into other slots than the one that was saved.
/// </summary>
public sealed class OrderPool
{
    public const int None = -1;

    /// <summary>Times <see cref="OrderBook.LotsMax"/> this is 2^62: the lots of all orders together still fit into a long.</summary>
    public const int OrdersMaxMax = 1 << 22;

    private BookOrder[] _orders;
    private int _used;
    private int _free = None;

    public OrderPool(int ordersMax)
    {
        Invariant.Holds(ordersMax is > 0 and <= OrdersMaxMax);
        OrdersMax = ordersMax;
        _orders = new BookOrder[Math.Min(ordersMax, 1024)];
    }

    /// <summary>How long an array beside this one must be. It grows by doubling, inside <see cref="Rent"/> and nowhere else.</summary>
    public int Capacity => _orders.Length;

    /// <summary>Slots that are rented.</summary>
    public int Count { get; private set; }

    public int OrdersMax { get; }

    public ref BookOrder this[int slot] => ref _orders[slot];

    /// <summary>A slot with nothing in it, or <see cref="None"/> when the exchange is full.</summary>
    public int Rent()
    {
        if (Count == OrdersMax)
            return None;
        Count++;
        if (_free != None)
        {
            var slot = _free;
            _free = _orders[slot].Next;
            _orders[slot].Next = None;
            return slot;
        }
        if (_used == _orders.Length)
            Array.Resize(ref _orders, Math.Min(OrdersMax, _orders.Length * 2));
        return _used++;
    }

    /// <summary>Gives a slot back. The one that is given back last is rented first: it is still in the cache.</summary>
    public void Return(int slot)
    {
        Invariant.Holds(Count > 0);
        _orders[slot] = new BookOrder { Next = _free };
        _free = slot;
        Count--;
    }
}

namespace Kontor.World.Matching;

/// <summary>What a book knows of an order that rests in it.</summary>
public struct BookOrder
{
    public long Id;
    public long Owner;
    public long PriceTicks;

    /// <summary>What is still open.</summary>
    public long Lots;

    /// <summary>The next in the queue of its price, while it rests; in the list of free slots, while it does not.</summary>
    internal int Next;
    internal int Previous;
    internal int Level;
    public Side Side;
}

/// <summary>
/// The open orders of all books of one exchange, in one array of structs. A slot is rented for the life of an order; whoever knows more
/// of it keeps an array of the same length beside this one.
/// </summary>
public sealed class OrderPool(int ordersMax)
{
    public const int None = -1;

    private BookOrder[] _orders = new BookOrder[Math.Min(ordersMax, 1024)];
    private int _used;
    private int _free = None;

    /// <summary>How long an array beside this one must be.</summary>
    public int Capacity => _orders.Length;

    public int Count { get; private set; }

    public int OrdersMax => ordersMax;

    public ref BookOrder this[int slot] => ref _orders[slot];

    /// <summary>A free slot, or <see cref="None"/> when the exchange is full.</summary>
    public int Rent()
    {
        if (Count == ordersMax)
            return None;
        Count++;
        if (_free != None)
        {
            var slot = _free;
            _free = _orders[slot].Next;
            return slot;
        }
        if (_used == _orders.Length)
            Array.Resize(ref _orders, (int)Math.Min(ordersMax, (long)_orders.Length * 2));
        return _used++;
    }

    public void Return(int slot)
    {
        _orders[slot] = new BookOrder { Next = _free };
        _free = slot;
        Count--;
    }
}

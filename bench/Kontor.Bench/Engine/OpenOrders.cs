namespace Kontor.Bench.Engine;

/// <summary>The orders that are open, so that any of them can be drawn.</summary>
internal sealed class OpenOrders(int ordersMax)
{
    private readonly int[] _open = new int[ordersMax];
    private readonly int[] _placeAfter = new int[ordersMax];

    public int Count { get; private set; }

    public int this[int index] => _open[index];

    public void Set(int order, bool isOpen)
    {
        // A place is kept one too high, so that zero says that there is none.
        var place = _placeAfter[order] - 1;
        if (isOpen == place >= 0)
            return;
        if (isOpen)
        {
            _open[Count] = order;
            _placeAfter[order] = ++Count;
            return;
        }
        var last = _open[--Count];
        _open[place] = last;
        _placeAfter[last] = place + 1;
        _placeAfter[order] = 0;
    }
}

namespace Kontor.World.Matching;

/// <summary>The queue of one price: its ends, and what all orders in it add up to.</summary>
internal struct Level
{
    public long PriceTicks;
    public long Lots;
    public int Orders;

    /// <summary>The order that is taken first; the next free level, while this one is not in use.</summary>
    public int First;
    public int Last;
}

/// <summary>The levels of both sides of one book. Prices come and go all the time: their places are used again.</summary>
internal sealed class LevelPool
{
    private Level[] _levels = new Level[64];
    private int _used;
    private int _free = OrderPool.None;

    public ref Level this[int number] => ref _levels[number];

    public int Rent(long priceTicks)
    {
        var number = _free;
        if (number != OrderPool.None)
            _free = _levels[number].First;
        else
        {
            if (_used == _levels.Length)
                Array.Resize(ref _levels, _used * 2);
            number = _used++;
        }
        _levels[number] = new Level
        {
            PriceTicks = priceTicks,
            First = OrderPool.None,
            Last = OrderPool.None,
        };
        return number;
    }

    public void Return(int number)
    {
        _levels[number].First = _free;
        _free = number;
    }
}

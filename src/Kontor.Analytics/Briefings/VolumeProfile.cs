using System.Collections.Immutable;
using Kontor.World;

namespace Kontor.Analytics.Briefings;

/// <summary>How much was traded at which prices, by bins of one percent.</summary>
internal sealed class VolumeProfile
{
    /// <summary>So many areas are looked for above a price, and so many below.</summary>
    public const int AreasMax = 3;

    private readonly SortedList<int, Int128> _values = [];
    private Int128[] _sorted = [];

    public void Add(Int128 price, Int128 value)
    {
        var bin = PriceBins.Of(price);
        _values[bin] = _values.GetValueOrDefault(bin) + value;
    }

    /// <summary>Takes out again what was added.</summary>
    public void Remove(Int128 price, Int128 value)
    {
        var bin = PriceBins.Of(price);
        var left = _values[bin] - value;
        Invariant.Holds(left >= 0);
        if (left == 0)
            _values.Remove(bin);
        else
            _values[bin] = left;
    }

    /// <summary>The nearest bins above and below that of a price in which far more was traded than in most, and more than in those beside them.</summary>
    public DenseAreas Around(Int128 price)
    {
        var (own, middles) = (PriceBins.Of(price), SumOfMiddles());
        var (above, below) = (ImmutableArray.CreateBuilder<Int128>(), ImmutableArray.CreateBuilder<Int128>());
        var at = RowOf(own + 1);
        for (var row = at; row < _values.Count && above.Count < AreasMax; row++)
            AddIfDense(above, row, middles);
        at = RowOf(own);
        for (var row = at - 1; row >= 0 && below.Count < AreasMax; row--)
            AddIfDense(below, row, middles);
        return new DenseAreas(above.DrainToImmutable(), below.DrainToImmutable());
    }

    private void AddIfDense(ImmutableArray<Int128>.Builder areas, int row, Int128 middles)
    {
        var (bin, value) = (_values.GetKeyAtIndex(row), _values.GetValueAtIndex(row));
        // One and a half times the median, which is half of the two values in the middle.
        if (4 * value >= 3 * middles && value > At(row - 1, bin - 1) && value >= At(row + 1, bin + 1))
            areas.Add(PriceBins.MiddleOf(bin));
    }

    /// <summary>What was traded in a bin, of which is known where it would stand.</summary>
    private Int128 At(int row, int bin) =>
        row >= 0 && row < _values.Count && _values.GetKeyAtIndex(row) == bin ? _values.GetValueAtIndex(row) : 0;

    /// <summary>The first row of a bin that is not before another.</summary>
    private int RowOf(int bin)
    {
        var (low, high) = (0, _values.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_values.GetKeyAtIndex(middle) < bin)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>The two values in the middle of all together; where one stands there, twice that one.</summary>
    private Int128 SumOfMiddles()
    {
        var count = _values.Count;
        if (count == 0)
            return 0;
        if (_sorted.Length < count)
            _sorted = new Int128[2 * count];
        for (var row = 0; row < count; row++)
            _sorted[row] = _values.GetValueAtIndex(row);
        Array.Sort(_sorted, 0, count);
        return _sorted[(count - 1) / 2] + _sorted[count / 2];
    }
}

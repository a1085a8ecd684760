using Kontor.World.Codec;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals.Liquidation;

/// <summary>
/// The prices at which somebody has to look at the positions of one contract. A watch may stand too near, never too far: whoever is
/// called looks at the exact sums and sets the watch anew. So a change that moves the critical price away costs nothing, and a mark that
/// moves past nobody costs one comparison, however many positions there are.
/// </summary>
public sealed class LiquidationWatch
{
    private readonly TriggerBook _prices = new();
    private readonly Dictionary<long, long> _priceOf = [];

    public int Count => _prices.Count;

    /// <summary>Sees to it that the position is looked at when the mark reaches this price at the latest. A long one is reached from above.</summary>
    public void Watch(long position, bool isLong, long priceUnits)
    {
        Invariant.Holds(priceUnits > 0);
        if (_priceOf.TryGetValue(position, out var watched))
        {
            if (isLong ? watched >= priceUnits : watched <= priceUnits)
                return;
            _prices.Remove(position);
        }
        _priceOf[position] = priceUnits;
        _prices.Add(position, priceUnits, rises: !isLong);
    }

    public void Forget(long position)
    {
        if (_priceOf.Remove(position))
            _prices.Remove(position);
    }

    /// <summary>Takes out one position that the mark has reached.</summary>
    public bool TryTakeReached(long markUnits, out long position)
    {
        if (!_prices.TryPopReached(markUnits, out position))
            return false;
        _priceOf.Remove(position);
        return true;
    }

    // As it stands, with watches that stand too near: what is looked at, and in which order, must be the same after a restart.
    internal void Save(ref RecordWriter writer)
    {
        var positions = _priceOf.Keys.ToArray();
        Array.Sort(positions);
        writer.WriteCount(positions.Length);
        foreach (var position in positions)
        {
            writer.WriteLong(position);
            writer.WriteLong(_priceOf[position]);
        }
        _prices.Save(ref writer);
    }

    internal void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            _priceOf.Add(reader.ReadLong(), reader.ReadLong());
        _prices.Load(ref reader);
    }
}

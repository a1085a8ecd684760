using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Kontor.World.Codec;
using Kontor.World.Matching;

namespace Kontor.World.Spot;

public sealed partial class SpotExchange
{
    internal void Save(ref RecordWriter writer)
    {
        writer.WriteLong(_lastOrderId);
        writer.WriteLong(_lastTradeId);
        _tiers.Save(ref writer);
        writer.WriteCount(_markets.Count);
        foreach (var market in _markets)
        {
            writer.Write(market.Record);
            market.Save(ref writer);
            writer.WriteCount(market.Book.Count);
            foreach (var side in (ReadOnlySpan<Side>)[Side.Buy, Side.Sell])
            {
                for (var slot = market.Book.BestOf(side); slot != OrderPool.None; slot = market.Book.After(slot))
                    writer.WriteBytes(MemoryMarshal.AsBytes(new ReadOnlySpan<SpotOrderRow>(in Orders[slot])));
            }
        }
        writer.WriteCount(Triggers.Count);
        foreach (var slot in Triggers.SlotsById())
            writer.WriteBytes(MemoryMarshal.AsBytes(new ReadOnlySpan<SpotTriggerRow>(in Triggers[slot])));
    }

    internal void Load(ref RecordReader reader)
    {
        (_lastOrderId, _lastTradeId) = (reader.ReadLong(), reader.ReadLong());
        _tiers.Load(ref reader);
        var resting = new List<(int Slot, SpotOrderRow Row)>();
        for (var left = reader.ReadCount(); left > 0; left--)
            LoadMarket(ref reader, resting);
        // The lists of owners run by number, not by price.
        resting.Sort((left, right) => left.Row.Id.CompareTo(right.Row.Id));
        foreach (var (slot, row) in resting)
            Orders.Add(slot, row, row.Key, Seats.FindOrOpen(_markets[row.Market], row.User, row.IsMargin != 0));
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var row = ReadRow<SpotTriggerRow>(ref reader);
            var seat = Seats.FindOrOpen(_markets[row.Market], row.User, row.IsMargin != 0);
            Triggers.Add(TriggerPool.Rent(), row, row.Key, seat);
        }
    }

    private void LoadMarket(ref RecordReader reader, List<(int Slot, SpotOrderRow Row)> resting)
    {
        var market = Put(reader.ReadMarket());
        var updateId = market.Load(ref reader);
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var row = ReadRow<SpotOrderRow>(ref reader);
            var slot = Pool.Rent();
            ref var order = ref Pool[slot];
            (order.Id, order.Owner, order.Side) = (row.Id, row.User, row.Side);
            (order.PriceTicks, order.Lots) = (row.PriceTicks, row.Lots - row.FilledLots);
            market.Book.Rest(slot);
            resting.Add((slot, row));
        }
        market.Book.Continue(updateId);
    }

    private static TRow ReadRow<TRow>(ref RecordReader reader)
        where TRow : unmanaged
    {
        var bytes = reader.ReadBytes();
        return MemoryMarshal.TryRead<TRow>(bytes, out var row) && bytes.Length == Unsafe.SizeOf<TRow>()
            ? row
            : throw new InvalidDataException($"A row of {bytes.Length} bytes is no {typeof(TRow).Name}.");
    }
}

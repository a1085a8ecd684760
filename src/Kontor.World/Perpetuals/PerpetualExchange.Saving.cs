using System.Runtime.InteropServices;
using Kontor.World.Codec;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

public sealed partial class PerpetualExchange
{
    internal void Save(ref RecordWriter writer)
    {
        writer.WriteLong(_lastOrderId);
        writer.WriteLong(_lastTradeId);
        writer.WriteCount(_contracts.Count);
        foreach (var contract in _contracts)
        {
            writer.Write(contract.Record);
            contract.Save(ref writer);
        }
        SaveTraders(ref writer);
        Positions.Save(ref writer);
        SaveOrders(ref writer);
        Risk.Save(ref writer);
    }

    internal void Load(ref RecordReader reader)
    {
        _lastOrderId = reader.ReadLong();
        _lastTradeId = reader.ReadLong();
        var updateIds = new long[reader.ReadCount()];
        for (var index = 0; index < updateIds.Length; index++)
            updateIds[index] = Put(reader.ReadContract()).Load(ref reader);
        LoadTraders(ref reader);
        Positions.Load(ref reader, (user, contract) => SeatOf(user, _contracts[contract]));
        LoadOrders(ref reader);
        for (var index = 0; index < updateIds.Length; index++)
            _contracts[index].Book.Continue(updateIds[index]);
        foreach (var slot in Positions.SlotsById())
            Count(Positions[slot]);
        Risk.Load(ref reader);
    }

    private void SaveTraders(ref RecordWriter writer)
    {
        var traders = _traders.OfType<Trader>().ToArray();
        writer.WriteCount(traders.Length);
        foreach (var trader in traders)
        {
            writer.WriteLong(trader.User);
            writer.WriteByte((byte)trader.PositionMode);
            writer.WriteCount(trader.Accounts.Count);
            foreach (var account in trader.Accounts)
            {
                writer.WriteCount(account.Asset);
                writer.WriteAmount(account.FrozenForOrders);
                writer.WriteAmount(account.Debt);
                writer.WriteBool(account.IsInLiquidation);
            }
            writer.WriteCount(trader.Seats.Count);
            foreach (var seat in trader.Seats)
            {
                writer.WriteCount(seat.Contract.Index);
                writer.WriteByte((byte)seat.MarginMode);
                writer.WriteCount(seat.CrossLeverage);
                writer.WriteCount(seat.LongLeverage);
                writer.WriteCount(seat.ShortLeverage);
            }
        }
    }

    private void LoadTraders(ref RecordReader reader)
    {
        for (var traders = reader.ReadCount(); traders > 0; traders--)
        {
            var trader = OpenTrader(reader.ReadLong());
            trader.PositionMode = (PositionMode)reader.ReadByte();
            for (var accounts = reader.ReadCount(); accounts > 0; accounts--)
            {
                var account = AccountOf(trader, (int)reader.ReadUnsigned());
                account.FrozenForOrders = reader.ReadAmount();
                account.Debt = reader.ReadAmount();
                account.IsInLiquidation = reader.ReadBool();
            }
            for (var seats = reader.ReadCount(); seats > 0; seats--)
            {
                var seat = SeatOf(trader.User, _contracts[(int)reader.ReadUnsigned()]);
                seat.MarginMode = (MarginMode)reader.ReadByte();
                seat.CrossLeverage = (int)reader.ReadUnsigned();
                seat.LongLeverage = (int)reader.ReadUnsigned();
                seat.ShortLeverage = (int)reader.ReadUnsigned();
            }
        }
    }

    // In the order in which they would be taken, which is the order in which they come to rest again.
    private void SaveOrders(ref RecordWriter writer)
    {
        writer.WriteCount(Orders.Count);
        foreach (var contract in _contracts)
        {
            SaveSide(ref writer, contract.Book, Side.Buy);
            SaveSide(ref writer, contract.Book, Side.Sell);
        }
    }

    private void SaveSide(ref RecordWriter writer, OrderBook book, Side side)
    {
        for (var slot = book.BestOf(side); slot != OrderPool.None; slot = book.After(slot))
            writer.WriteBytes(MemoryMarshal.AsBytes(new ReadOnlySpan<PerpetualOrderRow>(in Orders[slot])));
    }

    private void LoadOrders(ref RecordReader reader)
    {
        var rows = new PerpetualOrderRow[reader.ReadCount()];
        var slots = new int[rows.Length];
        for (var index = 0; index < rows.Length; index++)
            (rows[index], slots[index]) = (MemoryMarshal.Read<PerpetualOrderRow>(reader.ReadBytes()), Pool.Rent());
        for (var index = 0; index < rows.Length; index++)
        {
            Fill(slots[index], rows[index]);
            _contracts[rows[index].Contract].Book.Rest(slots[index]);
        }
        // The lists of their owners are in the order of their numbers.
        var ids = Array.ConvertAll(rows, row => row.Id);
        Array.Sort(ids, slots);
        Array.Sort(rows, static (left, right) => left.Id.CompareTo(right.Id));
        for (var index = 0; index < rows.Length; index++)
        {
            var seat = SeatOf(rows[index].User, _contracts[rows[index].Contract]);
            Orders.Add(slots[index], rows[index], seat);
            seat.AddOpening(rows[index].Action.Opens(), rows[index].LotsOpening);
            seat.Account.OrderHolds += rows[index].Held;
        }
    }

    /// <summary>Tells the book what it needs to know of an order.</summary>
    internal void Fill(int slot, in PerpetualOrderRow row)
    {
        ref var order = ref Pool[slot];
        (order.Id, order.Owner, order.Side) = (row.Id, row.User, row.Side);
        (order.PriceTicks, order.Lots) = (row.PriceTicks, row.LotsLeft);
    }

    // What is known of all positions together is not saved with them.
    private void Count(in PositionRow position)
    {
        var seat = Positions.SeatOf(Positions.Find(position.Id));
        seat.Account.IsolatedMargin += position.IsolatedMargin;
        if (position.IsLong)
            seat.Contract.OpenLots += position.Lots;
    }
}

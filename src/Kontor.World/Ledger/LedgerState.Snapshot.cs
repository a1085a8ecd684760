using Kontor.World.Codec;
using Kontor.World.State;

namespace Kontor.World.Ledger;

public sealed partial class LedgerState
{
    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_exchanges.Count);
        foreach (var exchange in _exchanges)
            Save(ref writer, exchange);
        writer.WriteUnsigned((ulong)Bills.Max);
        writer.WriteLong(Bills.OldestId);
        writer.WriteCount((int)(Bills.NextId - Bills.OldestId));
        foreach (var bill in Bills.OldestFirst())
            writer.Write(bill);
        writer.WriteUnsigned((ulong)Transfers.Max);
        writer.WriteLong(Transfers.OldestId);
        writer.WriteCount((int)(Transfers.NextId - Transfers.OldestId));
        foreach (var transfer in Transfers.OldestFirst())
            writer.Write(transfer);
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            _exchanges.Add(LoadExchange(ref reader));
        Bills = new HotWindow<Bill>((int)reader.ReadUnsigned());
        Bills.Continue(reader.ReadLong());
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var bill = reader.ReadBill(Bills.NextId);
            Bills.Add(bill.UserNumber, bill);
        }
        Transfers = new HotWindow<Transfer>((int)reader.ReadUnsigned());
        Transfers.Continue(reader.ReadLong());
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var transfer = reader.ReadTransfer(Transfers.NextId);
            Transfers.Add(transfer.UserNumber, transfer);
        }
    }

    private static void Save(ref RecordWriter writer, ExchangeLedger exchange)
    {
        writer.WriteText(exchange.Name);
        writer.WriteCount(exchange.Assets.Count);
        foreach (var asset in exchange.Assets)
        {
            writer.Write(asset);
            writer.WriteAmount(exchange.TotalsOf(asset.Code).Outside);
        }
        writer.WriteCount(exchange.Markets.Count);
        foreach (var market in exchange.Markets)
            writer.Write(market);
        var accounts = exchange.AllBalances().ToArray();
        writer.WriteCount(accounts.Length);
        foreach (var (user, line) in accounts)
        {
            writer.WriteLong(user);
            writer.Write(line.Wallet);
            writer.WriteText(line.Asset);
            writer.WriteAmount(line.Balance.Available);
            writer.WriteAmount(line.Balance.Frozen);
        }
    }

    private static ExchangeLedger LoadExchange(ref RecordReader reader)
    {
        var exchange = new ExchangeLedger(reader.ReadText());
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var asset = reader.ReadAsset();
            exchange.Put(asset);
            exchange.PostOutside(asset.Code, reader.ReadAmount());
        }
        for (var left = reader.ReadCount(); left > 0; left--)
            exchange.Put(reader.ReadMarket());
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var user = reader.ReadLong();
            var (wallet, asset) = (reader.ReadWallet(), reader.ReadText());
            exchange.Restore(user, new(wallet, asset, new Balance(reader.ReadAmount(), reader.ReadAmount())));
        }
        return exchange;
    }
}

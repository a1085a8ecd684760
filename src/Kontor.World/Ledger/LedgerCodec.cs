using Kontor.World.Codec;

namespace Kontor.World.Ledger;

internal static class LedgerCodec
{
    public static void Write(this ref RecordWriter writer, WalletId wallet)
    {
        writer.WriteByte((byte)wallet.Kind);
        writer.WriteText(wallet.Symbol);
    }

    public static WalletId ReadWallet(this ref RecordReader reader) => new((WalletKind)reader.ReadByte(), reader.ReadText());

    public static void Write(this ref RecordWriter writer, AccountPlace place)
    {
        writer.WriteText(place.Exchange.Name);
        writer.WriteLong(place.User);
        writer.Write(place.Wallet);
        writer.WriteText(place.Asset);
    }

    public static AccountPlace ReadPlace(this ref RecordReader reader) =>
        new(new(reader.ReadText()), reader.ReadLong(), reader.ReadWallet(), reader.ReadText());

    public static void Write(this ref RecordWriter writer, AssetRecord asset)
    {
        writer.WriteText(asset.Code);
        writer.WriteText(asset.Name);
        writer.WriteLong(asset.Decimals);
        writer.WriteBool(asset.CanDeposit);
        writer.WriteBool(asset.CanWithdraw);
    }

    public static AssetRecord ReadAsset(this ref RecordReader reader) =>
        new()
        {
            Code = reader.ReadText(),
            Name = reader.ReadText(),
            Decimals = (int)reader.ReadLong(),
            CanDeposit = reader.ReadBool(),
            CanWithdraw = reader.ReadBool(),
        };

    public static void Write(this ref RecordWriter writer, MarketRecord market)
    {
        writer.WriteText(market.Symbol);
        writer.WriteText(market.Base);
        writer.WriteText(market.Quote);
        writer.WriteBool(market.IsTrading);
        writer.WriteBool(market.IsApiTradable);
        writer.WriteBool(market.HasMargin);
        writer.WriteLong(market.MakerFeePpm);
        writer.WriteLong(market.TakerFeePpm);
    }

    public static MarketRecord ReadMarket(this ref RecordReader reader) =>
        new()
        {
            Symbol = reader.ReadText(),
            Base = reader.ReadText(),
            Quote = reader.ReadText(),
            IsTrading = reader.ReadBool(),
            IsApiTradable = reader.ReadBool(),
            HasMargin = reader.ReadBool(),
            MakerFeePpm = (int)reader.ReadLong(),
            TakerFeePpm = (int)reader.ReadLong(),
        };

    public static void Write(this ref RecordWriter writer, Bill bill)
    {
        writer.Write(new AccountPlace(bill.Exchange, bill.UserNumber, bill.Wallet, bill.Asset));
        writer.WriteText(bill.Kind);
        writer.WriteAmount(bill.Delta);
        writer.WriteAmount(bill.BalanceAfter);
        writer.WriteLong(bill.TimeMs);
        writer.WriteText(bill.OtherSide);
        writer.WriteLong(bill.TransferId);
    }

    public static Bill ReadBill(this ref RecordReader reader, long id)
    {
        var place = reader.ReadPlace();
        return new()
        {
            Id = id,
            UserNumber = place.User,
            Exchange = place.Exchange,
            Wallet = place.Wallet,
            Asset = place.Asset,
            Kind = reader.ReadText(),
            Delta = reader.ReadAmount(),
            BalanceAfter = reader.ReadAmount(),
            TimeMs = reader.ReadLong(),
            OtherSide = reader.ReadText(),
            TransferId = reader.ReadLong(),
        };
    }

    public static void Write(this ref RecordWriter writer, Transfer transfer)
    {
        writer.Write(new AccountPlace(transfer.Exchange, transfer.UserNumber, transfer.From, transfer.Asset));
        writer.Write(transfer.To);
        writer.WriteAmount(transfer.Amount);
        writer.WriteLong(transfer.TimeMs);
    }

    public static Transfer ReadTransfer(this ref RecordReader reader, long id)
    {
        var place = reader.ReadPlace();
        return new()
        {
            Id = id,
            UserNumber = place.User,
            Exchange = place.Exchange,
            From = place.Wallet,
            To = reader.ReadWallet(),
            Asset = place.Asset,
            Amount = reader.ReadAmount(),
            TimeMs = reader.ReadLong(),
        };
    }
}

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
        writer.WriteBool(asset.IsPractice);
        writer.WriteBool(asset.CanDeposit);
        writer.WriteBool(asset.CanWithdraw);
    }

    public static AssetRecord ReadAsset(this ref RecordReader reader) =>
        new()
        {
            Code = reader.ReadText(),
            Name = reader.ReadText(),
            Decimals = (int)reader.ReadLong(),
            IsPractice = reader.ReadBool(),
            CanDeposit = reader.ReadBool(),
            CanWithdraw = reader.ReadBool(),
        };
}

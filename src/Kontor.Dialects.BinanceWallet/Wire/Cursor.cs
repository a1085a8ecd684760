using System.Buffers.Binary;
using System.Buffers.Text;
using Kontor.Chains.Views;
using Kontor.Dialects.BinanceWallet.Endpoints;
using Kontor.World.Chains;

namespace Kontor.Dialects.BinanceWallet.Wire;

/// <summary>
/// Where the next page of a history begins, as one opaque text: of which chain, below which row, and with which filters. The row is named by
/// its block, so that a page is never made of two versions of a chain.
/// </summary>
/// <param name="Filters">A digest of everything that the pages have in common.</param>
internal readonly record struct Cursor(WalletChain Chain, HistoryPlace Place, ulong Filters)
{
    private const byte Version = 1;
    private const int ChainAt = 1;
    private const int HeightAt = ChainAt + 1;
    private const int HashAt = HeightAt + sizeof(long);
    private const int TransactionAt = HashAt + Hash32.Bytes;
    private const int KindAt = TransactionAt + sizeof(int);
    private const int NthAt = KindAt + 1;
    private const int FiltersAt = NthAt + sizeof(int);
    private const int Bytes = FiltersAt + sizeof(ulong);

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        bytes[0] = Version;
        bytes[ChainAt] = (byte)PlaceOf(Chain);
        BinaryPrimitives.WriteInt64BigEndian(bytes[HeightAt..], Place.Height);
        Place.BlockHash.CopyTo(bytes[HashAt..]);
        BinaryPrimitives.WriteInt32BigEndian(bytes[TransactionAt..], Place.TransactionIndex);
        bytes[KindAt] = (byte)Place.Kind;
        BinaryPrimitives.WriteInt32BigEndian(bytes[NthAt..], Place.Nth);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[FiltersAt..], Filters);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>False for everything that <see cref="ToString"/> never writes.</summary>
    public static bool TryParse(string text, out Cursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (text.Length != Base64Url.GetEncodedLength(Bytes) || !Base64Url.IsValid(text, out var length) || length != Bytes)
            return false;
        Base64Url.DecodeFromChars(text, bytes);
        if (bytes[0] != Version || bytes[ChainAt] >= WalletChain.All.Count || bytes[KindAt] > (byte)HistoryKind.Transfer)
            return false;
        var place = new HistoryPlace(
            BinaryPrimitives.ReadInt64BigEndian(bytes[HeightAt..]),
            new Hash32(bytes.Slice(HashAt, Hash32.Bytes)),
            BinaryPrimitives.ReadInt32BigEndian(bytes[TransactionAt..]),
            (HistoryKind)bytes[KindAt],
            BinaryPrimitives.ReadInt32BigEndian(bytes[NthAt..])
        );
        cursor = new Cursor(WalletChain.All[bytes[ChainAt]], place, BinaryPrimitives.ReadUInt64BigEndian(bytes[FiltersAt..]));
        return cursor.ToString() == text;
    }

    private static int PlaceOf(WalletChain chain)
    {
        var place = 0;
        while (WalletChain.All[place] != chain)
            place++;
        return place;
    }
}

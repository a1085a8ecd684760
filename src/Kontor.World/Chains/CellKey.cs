using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>What a number of a chain's ledger means. Snapshots hold these: once used, one keeps its meaning for ever.</summary>
internal enum CellKind : byte
{
    /// <summary>Coins of an address.</summary>
    Coins = 1,

    /// <summary>Transactions that an address has in blocks; for a contract, also those that it created.</summary>
    Nonce = 2,

    /// <summary>Coins that came into being, in the genesis.</summary>
    Minted = 3,

    /// <summary>Coins that base fees have destroyed.</summary>
    Burnt = 4,

    /// <summary>Of a token: pieces that an address has, whatever their ids.</summary>
    Pieces = 5,

    /// <summary>Of a token: all pieces that there are.</summary>
    Supply = 6,

    /// <summary>Of a token: addresses that have some of it.</summary>
    Holders = 7,

    /// <summary>Of a unique item: the address that has it.</summary>
    ItemOwner = 8,

    /// <summary>Of an item that there are several of: pieces that an address has.</summary>
    ItemPieces = 9,

    /// <summary>How much of a token somebody else may spend for its owner.</summary>
    Allowance = 10,

    /// <summary>Who may move one unique item beside its owner.</summary>
    ItemApproval = 11,

    /// <summary>1 where somebody may move all items of an owner.</summary>
    Operator = 12,
}

/// <summary>The name of a number of the ledger. What a kind does not need is zero.</summary>
internal readonly record struct CellKey(CellKind Kind, Address20 Place, Address20 Owner, Word256 Id)
{
    public static CellKey Coins(Address20 owner) => new(CellKind.Coins, default, owner, default);

    public static CellKey Nonce(Address20 owner) => new(CellKind.Nonce, default, owner, default);

    public static CellKey Minted { get; } = new(CellKind.Minted, default, default, default);

    public static CellKey Burnt { get; } = new(CellKind.Burnt, default, default, default);

    public static CellKey Pieces(Address20 token, Address20 owner) => new(CellKind.Pieces, token, owner, default);

    public static CellKey Supply(Address20 token) => new(CellKind.Supply, token, default, default);

    public static CellKey Holders(Address20 token) => new(CellKind.Holders, token, default, default);

    public static CellKey ItemOwner(Address20 token, Word256 id) => new(CellKind.ItemOwner, token, default, id);

    public static CellKey ItemPieces(Address20 token, Address20 owner, Word256 id) => new(CellKind.ItemPieces, token, owner, id);

    public static CellKey Allowance(Address20 token, Address20 owner, Address20 spender) =>
        new(CellKind.Allowance, token, owner, spender.ToWord());

    public static CellKey ItemApproval(Address20 token, Word256 id) => new(CellKind.ItemApproval, token, default, id);

    public static CellKey Operator(Address20 token, Address20 owner, Address20 other) =>
        new(CellKind.Operator, token, owner, other.ToWord());

    /// <summary>The order in which snapshots hold the ledger.</summary>
    public static int Compare(CellKey one, CellKey other)
    {
        var order = one.Kind.CompareTo(other.Kind);
        if (order == 0)
            order = one.Place.CompareTo(other.Place);
        if (order == 0)
            order = one.Owner.CompareTo(other.Owner);
        return order != 0 ? order : one.Id.CompareTo(other.Id);
    }

    public void Write(ref RecordWriter writer)
    {
        writer.WriteByte((byte)Kind);
        writer.WriteAddress(Place);
        writer.WriteAddress(Owner);
        writer.WriteWord(Id);
    }

    public static CellKey Read(ref RecordReader reader) =>
        new((CellKind)reader.ReadByte(), reader.ReadAddress(), reader.ReadAddress(), reader.ReadWord());
}

/// <summary>An address in a place that is made for a number, as contracts write it: the upper twelve bytes are zero.</summary>
internal static class AddressWords
{
    public static Word256 ToWord(this Address20 address)
    {
        Span<byte> bytes = stackalloc byte[Address20.Bytes];
        address.CopyTo(bytes);
        return Word256.FromBigEndian(bytes);
    }

    public static Address20 ToAddress(this Word256 word)
    {
        Span<byte> bytes = stackalloc byte[Word256.Bytes];
        word.WriteBigEndian(bytes);
        return new Address20(bytes[^Address20.Bytes..]);
    }

    public static Hash32 ToTopic(this Word256 word)
    {
        Span<byte> bytes = stackalloc byte[Word256.Bytes];
        word.WriteBigEndian(bytes);
        return new Hash32(bytes);
    }
}

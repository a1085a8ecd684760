using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>What the world does when a contract is called. A number, once used, keeps its meaning for ever.</summary>
public enum ContractKind : byte
{
    /// <summary>It takes coins and does nothing: its byte code is kept, not run.</summary>
    Plain = 0,

    /// <summary>A token of equal pieces.</summary>
    Erc20 = 1,

    /// <summary>A collection of unique items.</summary>
    Erc721 = 2,

    /// <summary>A collection of items that there are several of.</summary>
    Erc1155 = 3,

    /// <summary>Passes the coins it is called with on to others.</summary>
    Forwarder = 4,
}

/// <summary>What a contract is. Plain contracts and forwarders have no name and no supply.</summary>
public sealed record ContractTerms(ContractKind Kind)
{
    public string Name { get; init; } = "";
    public string Symbol { get; init; } = "";
    public int Decimals { get; init; }

    /// <summary>What its creator has of it from the beginning.</summary>
    public Word256 Supply { get; init; }

    public bool IsToken => Kind is ContractKind.Erc20 or ContractKind.Erc721 or ContractKind.Erc1155;

    internal bool IsWellFormed =>
        Kind is >= ContractKind.Plain and <= ContractKind.Forwarder
        && (!IsToken || (Bounds.IsName(Name) && Bounds.IsName(Symbol)))
        && Decimals is >= 0 and <= ChainBounds.DecimalsMax
        && (Kind == ContractKind.Erc20 || (Decimals == 0 && Supply.IsZero));

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteByte((byte)Kind);
        writer.WriteText(Name);
        writer.WriteText(Symbol);
        writer.WriteLong(Decimals);
        writer.WriteWord(Supply);
    }

    internal static ContractTerms Read(ref RecordReader reader) =>
        new((ContractKind)reader.ReadByte())
        {
            Name = reader.ReadText(),
            Symbol = reader.ReadText(),
            Decimals = (int)reader.ReadLong(),
            Supply = reader.ReadWord(),
        };
}

/// <summary>A contract on a chain. It never changes.</summary>
public sealed record Contract
{
    public required Address20 Address { get; init; }
    public required ContractTerms Terms { get; init; }

    /// <summary>Who may mint its tokens. What was there from the genesis belongs to the chain's treasury.</summary>
    public required Address20 Creator { get; init; }

    /// <summary>Zero for what was there from the genesis.</summary>
    public Hash32 Transaction { get; init; }

    public required long CreatedHeight { get; init; }
    public required long CreatedMs { get; init; }

    /// <summary>Its byte code as it runs.</summary>
    public required ReadOnlyMemory<byte> Code { get; init; }

    /// <summary>Where a contract comes to lie: it follows from its creator and from how many transactions that had sent before.</summary>
    public static Address20 AddressOf(Address20 creator, long nonce) =>
        new(Keccak256.Hash(new RlpList().Add(creator).Add((UInt128)nonce).Encode()).AsSpan(Keccak256.HashBytes - Address20.Bytes));

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteAddress(Address);
        Terms.Write(ref writer);
        writer.WriteAddress(Creator);
        writer.WriteHash(Transaction);
        writer.WriteLong(CreatedHeight);
        writer.WriteLong(CreatedMs);
        writer.WriteBytes(Code.Span);
    }

    internal static Contract Read(ref RecordReader reader) =>
        new()
        {
            Address = reader.ReadAddress(),
            Terms = ContractTerms.Read(ref reader),
            Creator = reader.ReadAddress(),
            Transaction = reader.ReadHash(),
            CreatedHeight = reader.ReadLong(),
            CreatedMs = reader.ReadLong(),
            Code = reader.ReadBytes().ToArray(),
        };
}

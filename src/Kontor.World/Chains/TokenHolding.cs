using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>What an address holds of one token.</summary>
public readonly record struct TokenHolding(string Contract, string Symbol, int Decimals, Int128 Amount)
{
    /// <summary>The chain's own coin has no contract.</summary>
    public bool IsNative => Contract.Length == 0;
}

/// <summary>What an address is given in the genesis block. An empty contract is the chain's own coin.</summary>
public readonly record struct Allocation(string Address, string Contract, string Symbol, int Decimals, Int128 Amount)
{
    internal bool IsWellFormed =>
        Bounds.IsName(Address)
        && Contract.Length <= Bounds.NameLengthMax
        && Bounds.IsName(Symbol)
        && Decimals is >= 0 and <= 30
        && Amount > 0;

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteText(Address);
        writer.WriteText(Contract);
        writer.WriteText(Symbol);
        writer.WriteLong(Decimals);
        writer.WriteAmount(Amount);
    }

    internal static Allocation Read(ref RecordReader reader) =>
        new(reader.ReadText(), reader.ReadText(), reader.ReadText(), (int)reader.ReadLong(), reader.ReadAmount());
}

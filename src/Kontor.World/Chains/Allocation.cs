using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>What an address is given in the genesis block. No contract is the chain's own coin.</summary>
public readonly record struct Allocation(Address20 Address, Address20? Contract, Word256 Amount)
{
    internal void Write(ref RecordWriter writer)
    {
        writer.WriteAddress(Address);
        writer.WriteAddressOrNone(Contract);
        writer.WriteWord(Amount);
    }

    internal static Allocation Read(ref RecordReader reader) => new(reader.ReadAddress(), reader.ReadAddressOrNone(), reader.ReadWord());
}

/// <summary>A contract that is there from the genesis, at an address of its own choice.</summary>
public sealed record GenesisContract(Address20 Address, ContractTerms Terms)
{
    internal void Write(ref RecordWriter writer)
    {
        writer.WriteAddress(Address);
        Terms.Write(ref writer);
    }

    internal static GenesisContract Read(ref RecordReader reader) => new(reader.ReadAddress(), ContractTerms.Read(ref reader));
}

using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>What a transaction says.</summary>
public sealed record TransactionTerms
{
    public required Address20 From { get; init; }

    /// <summary>Nobody: a contract is created.</summary>
    public Address20? To { get; init; }

    public Word256 Value { get; init; }
    public required long Nonce { get; init; }
    public required long GasLimit { get; init; }

    /// <summary>The most that is paid for a unit of gas, base fee and tip together.</summary>
    public required long FeeMax { get; init; }

    /// <summary>The most that the miner gets for a unit of gas.</summary>
    public required long TipMax { get; init; }

    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>How the world runs the contract that is created. It is not part of the hash: the byte code says the same to a real node.</summary>
    public ContractTerms? Contract { get; init; }

    /// <summary>The code that the creation leaves behind. A real node would find it by running the input.</summary>
    public ReadOnlyMemory<byte> Code { get; init; }

    /// <summary>The most that it can take from its sender.</summary>
    public Word256 CostMax => Word256.AddUpToMax(Value, Word256.MultiplyUpToMax((ulong)FeeMax, (ulong)GasLimit));

    internal byte[] Encode(long chainId)
    {
        var fields = new RlpList()
            .Add((UInt128)chainId)
            .Add((UInt128)Nonce)
            .Add((UInt128)TipMax)
            .Add((UInt128)FeeMax)
            .Add((UInt128)GasLimit)
            .Add(To is { } to ? to.ToArray() : [])
            .Add(Value)
            .Add(Input.Span)
            .Add(new RlpList())
            .Add(UInt128.Zero)
            .Add(Word256.FromBigEndian(From.ToArray()))
            .Add(UInt128.Zero);
        return [SentTransaction.TypeByte, .. fields.Encode()];
    }

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteAddress(From);
        writer.WriteAddressOrNone(To);
        writer.WriteWord(Value);
        writer.WriteLong(Nonce);
        writer.WriteLong(GasLimit);
        writer.WriteLong(FeeMax);
        writer.WriteLong(TipMax);
        writer.WriteBytes(Input.Span);
        writer.WriteBool(Contract is not null);
        if (Contract is null)
            return;
        Contract.Write(ref writer);
        writer.WriteBytes(Code.Span);
    }

    internal static TransactionTerms Read(ref RecordReader reader)
    {
        var terms = new TransactionTerms
        {
            From = reader.ReadAddress(),
            To = reader.ReadAddressOrNone(),
            Value = reader.ReadWord(),
            Nonce = reader.ReadLong(),
            GasLimit = reader.ReadLong(),
            FeeMax = reader.ReadLong(),
            TipMax = reader.ReadLong(),
            Input = reader.ReadBytes().ToArray(),
        };
        return reader.ReadBool() ? terms with { Contract = ContractTerms.Read(ref reader), Code = reader.ReadBytes().ToArray() } : terms;
    }
}

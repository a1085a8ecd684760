using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>
/// Sends a transaction into the pool of a chain. Without a receiver it creates a contract. What is not said is filled in: the next nonce, gas
/// that is enough, fees that the next blocks take, and the code that creates the contract.
/// </summary>
public sealed record SendTransaction(string Chain, Address20 From, Address20? To, Word256 Value, ReadOnlyMemory<byte> Input)
    : Command<Outcome<SentTransaction>>
{
    public long? Nonce { get; init; }
    public long? GasLimit { get; init; }
    public long? FeeMax { get; init; }
    public long? TipMax { get; init; }

    /// <summary>What is created, when there is no receiver.</summary>
    public ContractTerms? Contract { get; init; }

    /// <summary>The code that is left behind; not needed when the input is of the form that the world knows.</summary>
    public ReadOnlyMemory<byte> Code { get; init; }

    public override CommandKind Kind => CommandKind.SendTransaction;

    public override Outcome<SentTransaction> Apply(WorldState state, long nowMs)
    {
        if (state.Chains.Find(Chain) is not { } chain)
            return Reject.UnknownChain;
        if (Input.Length > ChainBounds.InputBytesMax || Code.Length > ChainBounds.CodeBytesMax)
            return Reject.Malformed;
        var terms = TransactionRules.Complete(chain, ToTerms(), Nonce, GasLimit, FeeMax, TipMax);
        return ChainDesk.Send(state, chain, terms, nowMs);
    }

    private TransactionTerms ToTerms()
    {
        var terms = new TransactionTerms
        {
            From = From,
            To = To,
            Value = Value,
            Nonce = 0,
            GasLimit = 0,
            FeeMax = 0,
            TipMax = 0,
            Input = Input,
            Contract = Contract,
            Code = Code,
        };
        if (To is not null || Contract is null)
            return terms;
        var code = Code;
        if (code.IsEmpty)
            code = Input.IsEmpty ? InitCode.Stand(Contract.Kind) : InitCode.CodeOf(Input.Span);
        return terms with { Code = code, Input = Input.IsEmpty ? InitCode.Of(code.Span) : Input };
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Chain);
        writer.WriteAddress(From);
        writer.WriteAddressOrNone(To);
        writer.WriteWord(Value);
        writer.WriteBytes(Input.Span);
        writer.WriteLongOrNone(Nonce);
        writer.WriteLongOrNone(GasLimit);
        writer.WriteLongOrNone(FeeMax);
        writer.WriteLongOrNone(TipMax);
        writer.WriteBool(Contract is not null);
        Contract?.Write(ref writer);
        writer.WriteBytes(Code.Span);
    }

    public static SendTransaction Read(ref RecordReader reader) =>
        new(reader.ReadText(), reader.ReadAddress(), reader.ReadAddressOrNone(), reader.ReadWord(), reader.ReadBytes().ToArray())
        {
            Nonce = reader.ReadLongOrNone(),
            GasLimit = reader.ReadLongOrNone(),
            FeeMax = reader.ReadLongOrNone(),
            TipMax = reader.ReadLongOrNone(),
            Contract = reader.ReadBool() ? ContractTerms.Read(ref reader) : null,
            Code = reader.ReadBytes().ToArray(),
        };
}

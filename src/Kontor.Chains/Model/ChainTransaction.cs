using Kontor.World.Chains;

namespace Kontor.Chains.Model;

public enum TransactionType : byte
{
    Legacy,
    AccessList,
    DynamicFee,
    Blob,
    SetCode,

    /// <summary>A kind of transaction that only its own chain knows, such as a deposit from another layer.</summary>
    Other = 127,
}

public sealed record ChainTransaction
{
    public required Hash32 Hash { get; init; }
    public required int Index { get; init; }
    public required Address20 From { get; init; }

    /// <summary>Nobody, where the transaction makes a contract.</summary>
    public Address20? To { get; init; }

    public Word256 Value { get; init; }
    public ulong Nonce { get; init; }
    public long GasLimit { get; init; }
    public long GasUsed { get; init; }

    /// <summary>What was really paid for each unit of gas, base fee and tip together.</summary>
    public Word256 GasPrice { get; init; }

    public TransactionType Type { get; init; }
    public bool Succeeded { get; init; } = true;
    public ReadOnlyMemory<byte> Input { get; init; }
    public int SizeBytes { get; init; }

    /// <summary>Why it failed, as the chain says it; empty for one that did not, or that did not say.</summary>
    public string Error { get; init; } = "";

    /// <summary>The first four bytes of the input, which name the method that is called; nothing where there are fewer.</summary>
    public uint? MethodId => MethodOf(Input.Span);

    public static uint? MethodOf(ReadOnlySpan<byte> input) =>
        System.Buffers.Binary.BinaryPrimitives.TryReadUInt32BigEndian(input, out var method) ? method : null;
}

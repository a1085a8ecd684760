namespace Kontor.World.Chains;

/// <summary>One contract that runs: who called it with what, and where it says what it did.</summary>
internal sealed class Frame
{
    public required Address20 Sender { get; init; }
    public required Contract Contract { get; init; }
    public required Word256 Value { get; init; }
    public required ReadOnlyMemory<byte> Input { get; init; }
    public required ChainLedger Ledger { get; init; }
    public required List<EventLog> Logs { get; init; }
    public required List<ValueMove> Moves { get; init; }

    /// <summary>The contract at an address, if there is one.</summary>
    public required Func<Address20, Contract?> Find { get; init; }

    public Address20 Self => Contract.Address;

    /// <summary>Nothing for an input that is too short to name a function.</summary>
    public uint? Selector => Input.Length >= 4 ? System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(Input.Span) : null;

    public AbiArguments Arguments => new(Input.Span);

    public void Say(Hash32 signature, ReadOnlySpan<Word256> indexed, params ReadOnlySpan<Word256> data) =>
        Logs.Add(EventOf(Self, signature, indexed, data));

    public static EventLog EventOf(Address20 contract, Hash32 signature, ReadOnlySpan<Word256> indexed, ReadOnlySpan<Word256> data)
    {
        var topics = System.Collections.Immutable.ImmutableArray.CreateBuilder<Hash32>(1 + indexed.Length);
        topics.Add(signature);
        foreach (var word in indexed)
            topics.Add(word.ToTopic());
        return new EventLog(contract, topics.MoveToImmutable(), Abi.Encode(data.ToArray()));
    }
}

/// <summary>Why contracts stop, in the words that the usual ones use.</summary>
internal static class Stop
{
    public const string Unknown = "execution reverted";
    public const string NotPayable = "execution reverted: the function takes no coins";
    public const string NotOwner = "Ownable: caller is not the owner";
    public const string OutOfGas = "out of gas";
}

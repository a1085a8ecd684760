namespace Kontor.World.Chains.Utxo;

/// <summary>What a transaction spends.</summary>
/// <param name="Previous">The output that is spent.</param>
/// <param name="Signature">The script in which a signature stood before there were witnesses.</param>
public readonly record struct UtxoInput(OutPoint Previous, ReadOnlyMemory<byte> Signature)
{
    public const uint FinalSequence = 0xFFFF_FFFF;

    /// <summary>The items of its witness. Nobody in a world has keys, so in place of a signature stands the script that is spent.</summary>
    public System.Collections.Immutable.ImmutableArray<ReadOnlyMemory<byte>> Witness { get; init; } = [];

    public uint Sequence { get; init; } = FinalSequence;

    /// <summary>Spends an output in the name of its owner.</summary>
    internal static UtxoInput Of(OutPoint previous, Script owner) => new(previous, default) { Witness = [owner.Bytes.ToArray()] };
}

/// <summary>What a transaction leaves to somebody: so many satoshi, the hundred-millionth parts of a coin.</summary>
public readonly record struct UtxoOutput(long Amount, Script Owner);

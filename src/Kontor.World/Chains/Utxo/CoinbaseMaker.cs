using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Kontor.World.Chains.Utxo;

/// <summary>The first transaction of a block: it spends nothing, and leaves the miner what is new and what the others pay him.</summary>
internal static class CoinbaseMaker
{
    /// <summary>In front of the hash that a coinbase commits to all witnesses with (BIP 141).</summary>
    private static ReadOnlySpan<byte> CommitmentMark => [Opcode.Return, 36, 0xAA, 0x21, 0xA9, 0xED];

    private static readonly ReadOnlyMemory<byte> s_reserved = new byte[Hash32.Bytes];

    /// <param name="fork">How often the chain was rewritten: otherwise a block that is mined again could be the same block.</param>
    public static UtxoTransaction Make(long height, int fork, long reward, Script miner, ImmutableArray<MinedCoins> others)
    {
        byte[] note = fork == 0 ? Push(height) : [.. Push(height), .. Push(fork)];
        // No script of a coinbase is shorter than two bytes.
        var input = new UtxoInput(OutPoint.Nothing, (byte[])[.. note, 0]);
        var outputs = reward == 0 ? ImmutableArray<UtxoOutput>.Empty : [new UtxoOutput(reward, miner)];
        var hasWitnesses = others.Any(mined => mined.Transaction.HasWitness);
        if (hasWitnesses)
            return new UtxoTransaction([input with { Witness = [s_reserved] }], [.. outputs, new UtxoOutput(0, Commitment(others))]);
        return new UtxoTransaction([input], reward == 0 ? [new UtxoOutput(0, new Script([Opcode.Return]))] : outputs);
    }

    /// <summary>The transaction of the genesis: everybody has what it says from the beginning.</summary>
    public static UtxoTransaction Genesis(string name, ImmutableArray<UtxoOutput> gifts)
    {
        var note = Encoding.UTF8.GetBytes(name);
        var input = new UtxoInput(OutPoint.Nothing, (byte[])[.. Push(0), .. note[..Math.Min(note.Length, 64)], 0]);
        return new UtxoTransaction([input], gifts.IsEmpty ? [new UtxoOutput(0, new Script([Opcode.Return]))] : gifts);
    }

    /// <summary>Whether the coinbase commits to the witnesses of the others, if they have any.</summary>
    public static bool HoldsWitnesses(ImmutableArray<MinedCoins> transactions)
    {
        var others = transactions[1..];
        if (!others.Any(mined => mined.Transaction.HasWitness))
            return true;
        var commitment = Commitment(others);
        return transactions[0].Transaction.Outputs.Any(output => output.Owner == commitment);
    }

    // The coinbase itself counts as zero among the others: it holds the hash of them all.
    private static Script Commitment(ImmutableArray<MinedCoins> others)
    {
        var root = MerkleTree.RootOf([Hash32.Zero, .. others.Select(mined => mined.Transaction.WitnessId)]);
        return new Script([.. CommitmentMark, .. MerkleTree.Pair(root, new Hash32(s_reserved.Span)).ToArray()]);
    }

    // A number on the stack of scripts (BIP 34 wants the height there): the last byte first, and the highest bit is its sign.
    private static byte[] Push(long number)
    {
        if (number is >= 0 and <= 16)
            return [number == 0 ? Opcode.Zero : (byte)(Opcode.One + number - 1)];
        Span<byte> bytes = stackalloc byte[sizeof(long) + 1];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        var length = bytes.LastIndexOfAnyExcept((byte)0) + 1;
        if (bytes[length - 1] >= 0x80)
            length++;
        return [(byte)length, .. bytes[..length]];
    }
}

using System.Buffers;
using System.Collections.Immutable;

namespace Kontor.World.Chains.Utxo;

/// <summary>A transaction of Bitcoin. It never changes, so it may be handed to any thread.</summary>
public sealed class UtxoTransaction
{
    private const byte WitnessMarker = 0x00;
    private const byte WitnessFlag = 0x01;

    internal UtxoTransaction(ImmutableArray<UtxoInput> inputs, ImmutableArray<UtxoOutput> outputs, uint version = 2, uint lockTime = 0)
    {
        (Inputs, Outputs, Version, LockTime) = (inputs, outputs, version, lockTime);
        HasWitness = inputs.Any(input => !input.Witness.IsEmpty);
        var plain = Encode(withWitness: false);
        var whole = HasWitness ? Encode(withWitness: true) : plain;
        Id = DoubleSha.Of(plain);
        WitnessId = HasWitness ? DoubleSha.Of(whole) : Id;
        (SizeBytes, Weight) = (whole.Length, (3 * plain.Length) + whole.Length);
    }

    public uint Version { get; }
    public ImmutableArray<UtxoInput> Inputs { get; }
    public ImmutableArray<UtxoOutput> Outputs { get; }
    public uint LockTime { get; }
    public bool HasWitness { get; }

    /// <summary>The hash of everything but the witnesses.</summary>
    public Hash32 Id { get; }

    /// <summary>The hash of everything.</summary>
    public Hash32 WitnessId { get; }

    public int SizeBytes { get; }

    /// <summary>Four for a byte, but one for a byte of a witness.</summary>
    public int Weight { get; }

    /// <summary>What fees are measured by.</summary>
    public int VirtualBytes => (Weight + 3) / 4;

    public bool IsCoinbase => Inputs.Length == 1 && Inputs[0].Previous == OutPoint.Nothing;

    /// <summary>All that it leaves.</summary>
    public long AmountOut => Outputs.Sum(output => output.Amount);

    /// <summary>As it travels, with its witnesses if it has any.</summary>
    public byte[] Encode() => Encode(HasWitness);

    /// <summary>Reads what <see cref="Encode()"/> writes.</summary>
    /// <exception cref="InvalidDataException">It is no transaction.</exception>
    public static UtxoTransaction Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new BitcoinReader(bytes);
        var version = reader.ReadUnsigned();
        var inputs = ReadInputs(ref reader);
        // A transaction without inputs there is not: it is the mark of one with witnesses.
        var hasWitness = inputs.Length == 0 && reader.ReadByte() == WitnessFlag;
        if (hasWitness)
            inputs = ReadInputs(ref reader);
        var outputs = new UtxoOutput[reader.ReadCount()];
        foreach (ref var output in outputs.AsSpan())
            output = new UtxoOutput(reader.ReadLong(), new Script(reader.ReadBytes()));
        if (hasWitness)
        {
            foreach (ref var input in inputs.AsSpan())
                input = input with { Witness = ReadWitness(ref reader) };
        }
        var lockTime = reader.ReadUnsigned();
        if (!reader.IsAtEnd || inputs.Length == 0)
            throw new InvalidDataException("No transaction, or more than one.");
        return new UtxoTransaction([.. inputs], [.. outputs], version, lockTime);
    }

    private byte[] Encode(bool withWitness)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new BitcoinWriter(output);
        writer.Write(Version);
        if (withWitness)
            writer.WriteRaw([WitnessMarker, WitnessFlag]);
        writer.WriteCount(Inputs.Length);
        foreach (var input in Inputs)
        {
            writer.Write(input.Previous.TransactionId);
            writer.Write(input.Previous.Index);
            writer.WriteBytes(input.Signature.Span);
            writer.Write(input.Sequence);
        }
        writer.WriteCount(Outputs.Length);
        foreach (var (amount, owner) in Outputs)
        {
            writer.Write(amount);
            writer.WriteBytes(owner.Bytes);
        }
        if (withWitness)
            WriteWitnesses(writer);
        writer.Write(LockTime);
        return output.WrittenSpan.ToArray();
    }

    private void WriteWitnesses(BitcoinWriter writer)
    {
        foreach (var input in Inputs)
        {
            writer.WriteCount(input.Witness.Length);
            foreach (var item in input.Witness)
                writer.WriteBytes(item.Span);
        }
    }

    private static UtxoInput[] ReadInputs(ref BitcoinReader reader)
    {
        var inputs = new UtxoInput[reader.ReadCount()];
        foreach (ref var input in inputs.AsSpan())
        {
            var previous = new OutPoint(reader.ReadHash(), reader.ReadUnsigned());
            input = new UtxoInput(previous, reader.ReadBytes()) { Sequence = reader.ReadUnsigned() };
        }
        return inputs;
    }

    private static ImmutableArray<ReadOnlyMemory<byte>> ReadWitness(ref BitcoinReader reader)
    {
        var items = new ReadOnlyMemory<byte>[reader.ReadCount()];
        foreach (ref var item in items.AsSpan())
            item = reader.ReadBytes();
        return [.. items];
    }
}

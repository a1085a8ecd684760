using Kontor.World.Codec;

namespace Kontor.World.Chains.Utxo;

/// <summary>An output in a block that nobody has spent yet.</summary>
/// <param name="Height">Of the block that it stands in.</param>
/// <param name="IsCoinbase">What a miner got can be spent only when its block is old enough.</param>
public readonly record struct Coin(long Amount, Script Owner, long Height, bool IsCoinbase)
{
    internal void Write(ref RecordWriter writer)
    {
        writer.WriteLong(Amount);
        writer.WriteBytes(Owner.Bytes);
        writer.WriteLong(Height);
        writer.WriteBool(IsCoinbase);
    }

    internal static Coin Read(ref RecordReader reader) =>
        new(reader.ReadLong(), new Script(reader.ReadBytes()), reader.ReadLong(), reader.ReadBool());
}

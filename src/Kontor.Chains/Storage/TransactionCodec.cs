using Kontor.Chains.Model;
using Kontor.World.Codec;

namespace Kontor.Chains.Storage;

/// <summary>A transaction of a block as bytes.</summary>
internal static class TransactionCodec
{
    public static void Write(ChainTransaction transaction, RecordWriter writer)
    {
        writer.WriteHash(transaction.Hash);
        writer.WriteLong(transaction.Index);
        writer.WriteAddress(transaction.From);
        writer.WriteBool(transaction.To is not null);
        writer.WriteAddress(transaction.To ?? default);
        writer.WriteWord(transaction.Value);
        writer.WriteUnsigned(transaction.Nonce);
        writer.WriteLong(transaction.GasLimit);
        writer.WriteLong(transaction.GasUsed);
        writer.WriteWord(transaction.GasPrice);
        writer.WriteByte((byte)transaction.Type);
        writer.WriteBool(transaction.Succeeded);
        writer.WriteBytes(transaction.Input.Span);
        writer.WriteLong(transaction.SizeBytes);
        writer.WriteText(transaction.Error);
    }

    public static ChainTransaction Read(ref RecordReader reader)
    {
        var (hash, index, from) = (reader.ReadHash(), reader.ReadInt(), reader.ReadAddress());
        var (hasTo, to) = (reader.ReadBool(), reader.ReadAddress());
        return new ChainTransaction
        {
            Hash = hash,
            Index = index,
            From = from,
            To = hasTo ? to : null,
            Value = reader.ReadWord(),
            Nonce = reader.ReadUnsigned(),
            GasLimit = reader.ReadLong(),
            GasUsed = reader.ReadLong(),
            GasPrice = reader.ReadWord(),
            Type = (TransactionType)reader.ReadByte(),
            Succeeded = reader.ReadBool(),
            Input = reader.ReadBytes().ToArray(),
            SizeBytes = reader.ReadInt(),
            Error = reader.ReadText(),
        };
    }
}

using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Chains.Utxo;

/// <summary>Blocks in the world's binary form. Transactions stand there as they travel, and with them what they have spent.</summary>
internal static class UtxoBlockCodec
{
    public static void Write(ref RecordWriter writer, UtxoBlock block)
    {
        writer.WriteRaw(block.Header.Encode());
        writer.WriteLong(block.Height);
        writer.WriteLong(block.TimeMs);
        WriteContent(ref writer, block.Transactions);
    }

    public static UtxoBlock Read(ref RecordReader reader) =>
        new(UtxoHeader.Decode(reader.ReadRaw(UtxoHeader.Bytes)), reader.ReadLong(), reader.ReadLong(), ReadContent(ref reader));

    public static void WriteContent(ref RecordWriter writer, ImmutableArray<MinedCoins> transactions)
    {
        writer.WriteCount(transactions.Length);
        foreach (var (sent, spent) in transactions)
        {
            sent.Write(ref writer);
            writer.WriteCount(spent.Length);
            foreach (var coin in spent)
                coin.Write(ref writer);
        }
    }

    public static ImmutableArray<MinedCoins> ReadContent(ref RecordReader reader)
    {
        var transactions = ImmutableArray.CreateBuilder<MinedCoins>(reader.ReadCount());
        for (var left = transactions.Capacity; left > 0; left--)
        {
            var sent = SentCoins.Read(ref reader);
            var spent = ImmutableArray.CreateBuilder<Coin>(reader.ReadCount());
            for (var coins = spent.Capacity; coins > 0; coins--)
                spent.Add(Coin.Read(ref reader));
            transactions.Add(new MinedCoins(sent, spent.MoveToImmutable()));
        }
        return transactions.MoveToImmutable();
    }
}

using Kontor.World.Codec;

namespace Kontor.World.Chains.Utxo;

/// <summary>A transaction as it came into the pool.</summary>
/// <param name="Fee">What its inputs have and its outputs do not: the miner's.</param>
/// <param name="Arrival">Its place among all that were ever sent: of two with the same fee rate, the earlier one goes first.</param>
public sealed record SentCoins(UtxoTransaction Transaction, long Fee, long SentMs, long Arrival)
{
    public Hash32 Id => Transaction.Id;

    /// <summary>Whether it offers so many satoshi for a virtual byte.</summary>
    internal bool Pays(long feeRate) => Fee >= (Int128)feeRate * Transaction.VirtualBytes;

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteBytes(Transaction.Encode());
        writer.WriteLong(Fee);
        writer.WriteLong(SentMs);
        writer.WriteLong(Arrival);
    }

    internal static SentCoins Read(ref RecordReader reader) =>
        new(UtxoTransaction.Decode(reader.ReadBytes()), reader.ReadLong(), reader.ReadLong(), reader.ReadLong());
}

/// <summary>What a miner takes first: the highest fee for a virtual byte, and of equal ones the earliest.</summary>
internal sealed class FeeRateOrder : IComparer<SentCoins>
{
    public static FeeRateOrder Instance { get; } = new();

    public int Compare(SentCoins? x, SentCoins? y)
    {
        var (first, second) = ((Int128)x!.Fee * y!.Transaction.Weight, (Int128)y.Fee * x.Transaction.Weight);
        return first != second ? second.CompareTo(first) : x.Arrival.CompareTo(y.Arrival);
    }
}

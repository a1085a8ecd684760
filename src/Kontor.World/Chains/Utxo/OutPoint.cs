using System.Globalization;

namespace Kontor.World.Chains.Utxo;

/// <summary>An output of a transaction: which one of which. Ordered so that saved states are the same everywhere.</summary>
public readonly record struct OutPoint(Hash32 TransactionId, uint Index) : IComparable<OutPoint>
{
    /// <summary>What the first input of a block's first transaction names: it spends nothing.</summary>
    public static OutPoint Nothing { get; } = new(Hash32.Zero, uint.MaxValue);

    public static bool operator <(OutPoint left, OutPoint right) => left.CompareTo(right) < 0;

    public static bool operator >(OutPoint left, OutPoint right) => left.CompareTo(right) > 0;

    public static bool operator <=(OutPoint left, OutPoint right) => left.CompareTo(right) <= 0;

    public static bool operator >=(OutPoint left, OutPoint right) => left.CompareTo(right) >= 0;

    public int CompareTo(OutPoint other)
    {
        var byTransaction = TransactionId.CompareTo(other.TransactionId);
        return byTransaction != 0 ? byTransaction : Index.CompareTo(other.Index);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{DoubleSha.Text(TransactionId)}:{Index}");
}

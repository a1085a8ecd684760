namespace Kontor.World.Ledger;

/// <summary>Why money moves: what the bills of both sides say about it.</summary>
public readonly record struct Posting(BillKind Kind, long TimeMs)
{
    /// <summary>What the other side's bill says, when the two differ: a transfer goes out here and comes in there.</summary>
    public BillKind? ReceiverKind { get; init; }

    /// <summary>The market or contract it was about, by its number at the exchange; -1 for none.</summary>
    public int Market { get; init; } = -1;

    /// <summary><see cref="Market"/> counts among the contracts, not among the spot markets.</summary>
    public bool IsContract { get; init; }

    /// <summary>The trade, transfer, loan, withdrawal or position behind it, as the kind says; 0 for none.</summary>
    public long Reference { get; init; }

    /// <summary>What the kind alone does not say, in its own words; 0 for nothing. For trades of contracts, what the order did to positions.</summary>
    public byte Detail { get; init; }

    /// <summary>For trades: how much of the base was traded, in its smallest units.</summary>
    public Int128 FillSize { get; init; }

    /// <summary>For trades: what that was worth, in smallest units of the quote.</summary>
    public Int128 FillValue { get; init; }
}

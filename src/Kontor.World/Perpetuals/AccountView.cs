namespace Kontor.World.Perpetuals;

/// <summary>
/// How a contract wallet stands at the present prices. Whatever the symbols, margins and profits of cross positions add up.
/// </summary>
public readonly record struct AccountView
{
    /// <summary>Available in the wallet, or frozen in it for orders.</summary>
    public required Int128 Cash { get; init; }
    public required Int128 Debt { get; init; }

    /// <summary>Initial margin and fees of open orders.</summary>
    public required Int128 OrderHolds { get; init; }

    /// <summary>Set aside for isolated positions.</summary>
    public required Int128 IsolatedMargin { get; init; }

    /// <summary>Profits less losses of all cross positions, as if they were closed at the mark price.</summary>
    public required Int128 CrossUnrealized { get; init; }

    /// <summary>Initial margins of all cross positions.</summary>
    public required Int128 CrossMargin { get; init; }

    /// <summary>What all cross positions must be backed with at least.</summary>
    public required Int128 CrossMaintenance { get; init; }

    /// <summary>What is behind the cross positions.</summary>
    public Int128 CrossEquity => Cash - Debt + CrossUnrealized;

    /// <summary>What of it nothing counts on. Below zero when losses have eaten into the margins.</summary>
    public Int128 Free => CrossEquity - CrossMargin - OrderHolds;

    /// <summary>What new orders can use.</summary>
    public Int128 Available => Int128.Max(0, Free);

    /// <summary>What can leave the wallet or be set aside: profits that are not realized stay behind.</summary>
    public Int128 Transferable => Int128.Max(0, Free - Int128.Max(0, CrossUnrealized));
}

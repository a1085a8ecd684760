using System.Runtime.InteropServices;
using Kontor.World.History;

namespace Kontor.World.Perpetuals;

/// <summary>A position, while it is open and as the history holds it afterwards. Amounts are in smallest units of the quote.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct PositionRow : IHistoryRow
{
    /// <summary>Counts all positions of the exchange, and is never used again.</summary>
    public long Id;
    public long User;
    public long OpenedMs;

    /// <summary>The last change; at the end, the end.</summary>
    public long UpdatedMs;
    public long Lots;

    /// <summary>Promised to open orders that close it.</summary>
    public long LotsFrozen;

    /// <summary>What the lots it has now were worth when they were opened.</summary>
    public Int128 EntryValue;

    /// <summary>What is set aside for it, when it is isolated. It lies in the frozen part of the wallet.</summary>
    public Int128 IsolatedMargin;

    /// <summary>Profit of what was closed already, without fees and funding.</summary>
    public Int128 RealizedPnl;
    public Int128 OpenFees;
    public Int128 CloseFees;

    /// <summary>Above zero for what was paid.</summary>
    public Int128 FundingPaid;
    public Int128 OpenedValue;
    public Int128 ClosedValue;

    /// <summary>What its liquidation has cost so far: a large position is first reduced, and may recover.</summary>
    public Int128 LiquidationFees;
    public long OpenedLots;
    public long ClosedLots;

    /// <summary>The trade that opened it, and the last one that changed it.</summary>
    public long FirstTrade;
    public long LastTrade;
    public int Contract;
    public int Leverage;
    public byte Exchange;
    public PositionSide Side;
    public MarginMode MarginMode;
    public PositionState State;

    /// <summary>1 when more margin is to be set aside before it would be liquidated.</summary>
    public byte AutoAppends;

    public readonly bool IsLong => Side == PositionSide.Long;

    public readonly bool IsIsolated => MarginMode == MarginMode.Isolated;

    /// <summary>What an order that closes it can still be for.</summary>
    public readonly long LotsFree => Lots - LotsFrozen;

    readonly long IHistoryRow.Owner => HistoryOwner.Of(Exchange, User);

    // The history is in the order in which positions were closed.
    readonly long IHistoryRow.TimeMs => UpdatedMs;
}

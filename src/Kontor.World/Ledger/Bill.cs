using System.Runtime.InteropServices;
using Kontor.World.History;

namespace Kontor.World.Ledger;

/// <summary>What a bill is for. A number, once used, keeps its meaning for ever: it stands in the history on disk.</summary>
public enum BillKind : byte
{
    /// <summary>No bill is of this kind.</summary>
    None = 0,

    Deposit = 1,
    Withdraw = 2,
    TransferIn = 3,
    TransferOut = 4,

    /// <summary>What a spot trade brought, and what it took.</summary>
    TradeIn = 5,
    TradeOut = 6,

    /// <summary>What a withdrawal took, come back because nothing came of it.</summary>
    WithdrawReturn = 9,

    Borrow = 10,
    Repay = 11,
    Interest = 12,

    /// <summary>Profit or loss of a closed part of a position.</summary>
    RealizedPnl = 20,
    Commission = 21,
    FundingFee = 22,
    Liquidation = 23,
}

/// <summary>A bill as the history holds it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct BillRow : IHistoryRow
{
    public long User;
    public long TimeMs;
    public long Reference;
    public Int128 Delta;
    public Int128 BalanceAfter;
    public Int128 Fee;
    public Int128 FillSize;
    public Int128 FillValue;
    public int Account;
    public int OtherWallet;
    public int Market;
    public byte IsContract;
    public byte Exchange;
    public BillKind Kind;

    /// <summary>As <see cref="Posting.Detail"/> says.</summary>
    public byte Detail;

    readonly long IHistoryRow.Owner => HistoryOwner.Of(Exchange, User);
    readonly long IHistoryRow.TimeMs => TimeMs;
}

/// <summary>One line of a user's books: what moved, and what was there afterwards.</summary>
public sealed record Bill
{
    public required long Id { get; init; }
    public required long UserNumber { get; init; }
    public required ExchangeId Exchange { get; init; }
    public required WalletId Wallet { get; init; }
    public required string Asset { get; init; }
    public required BillKind Kind { get; init; }

    /// <summary>Positive for what came in, with the fee already taken off.</summary>
    public required Int128 Delta { get; init; }

    /// <summary>Available and frozen together.</summary>
    public required Int128 BalanceAfter { get; init; }

    public required long TimeMs { get; init; }

    /// <summary>Where it came from or went to: a wallet, or an account of the house such as "outside".</summary>
    public required WalletId OtherSide { get; init; }

    /// <summary>The transfer, trade, loan, withdrawal or position behind it, as the kind says; 0 for none.</summary>
    public long Reference { get; init; }

    /// <summary>In the bill's own asset.</summary>
    public Int128 Fee { get; init; }

    public Int128 FillSize { get; init; }
    public Int128 FillValue { get; init; }

    /// <summary>The number of the market or contract it was about, or -1.</summary>
    public int Market { get; init; } = -1;

    public bool IsContract { get; init; }

    /// <summary>As <see cref="Posting.Detail"/> says.</summary>
    public byte Detail { get; init; }
}

/// <summary>Which bills to list. What is null is not asked for.</summary>
public sealed record BillQuery(ExchangeId Exchange, long UserNumber)
{
    public WalletId? Wallet { get; init; }
    public WalletKind? WalletKind { get; init; }
    public string? Asset { get; init; }
    public BillKind? Kind { get; init; }

    /// <summary>Inclusive.</summary>
    public long FromMs { get; init; }

    /// <summary>Inclusive.</summary>
    public long ToMs { get; init; } = long.MaxValue;

    /// <summary>Only bills with a smaller id: the way to the next page.</summary>
    public long BeforeId { get; init; } = long.MaxValue;

    public int Skip { get; init; }
    public int Max { get; init; } = 100;

    internal HistoryRange Range => new(FromMs, ToMs, BeforeId);

    internal bool Matches(Bill bill) =>
        (Wallet is null || bill.Wallet == Wallet)
        && (WalletKind is null || bill.Wallet.Kind == WalletKind)
        && (Asset is null || string.Equals(bill.Asset, Asset, StringComparison.Ordinal))
        && (Kind is null || bill.Kind == Kind);
}

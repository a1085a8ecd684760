namespace Kontor.World.Ledger;

/// <summary>The words that bills are written with.</summary>
public static class BillKinds
{
    public const string Deposit = "deposit";
    public const string Withdraw = "withdraw";
    public const string TransferIn = "transfer_in";
    public const string TransferOut = "transfer_out";
}

/// <summary>One line of a user's books: what moved, and what was there afterwards.</summary>
public sealed record Bill
{
    public required long Id { get; init; }
    public required long UserNumber { get; init; }
    public required ExchangeId Exchange { get; init; }
    public required WalletId Wallet { get; init; }
    public required string Asset { get; init; }
    public required string Kind { get; init; }

    /// <summary>Positive for what came in.</summary>
    public required Int128 Delta { get; init; }

    /// <summary>Available and frozen together.</summary>
    public required Int128 BalanceAfter { get; init; }

    public required long TimeMs { get; init; }

    /// <summary>Where it came from or went to: a wallet, or "outside".</summary>
    public required string OtherSide { get; init; }

    /// <summary>The transfer this bill is one half of, or 0.</summary>
    public long TransferId { get; init; }
}

/// <summary>Which bills to list. What is null is not asked for.</summary>
public sealed record BillQuery(long UserNumber)
{
    public ExchangeId? Exchange { get; init; }
    public WalletId? Wallet { get; init; }
    public WalletKind? WalletKind { get; init; }
    public string? Asset { get; init; }
    public string? Kind { get; init; }

    /// <summary>Inclusive.</summary>
    public long FromMs { get; init; }

    /// <summary>Inclusive.</summary>
    public long ToMs { get; init; } = long.MaxValue;

    /// <summary>Only bills with a smaller id: the way to the next page.</summary>
    public long BeforeId { get; init; } = long.MaxValue;

    public int Skip { get; init; }
    public int Max { get; init; } = 100;

    internal bool Matches(Bill bill) =>
        bill.Id < BeforeId
        && bill.TimeMs >= FromMs
        && bill.TimeMs <= ToMs
        && (Exchange is null || bill.Exchange == Exchange)
        && (Wallet is null || bill.Wallet == Wallet)
        && (WalletKind is null || bill.Wallet.Kind == WalletKind)
        && (Asset is null || string.Equals(bill.Asset, Asset, StringComparison.Ordinal))
        && (Kind is null || string.Equals(bill.Kind, Kind, StringComparison.Ordinal));
}

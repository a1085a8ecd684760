using Kontor.World.Directory;

namespace Kontor.World.Ledger;

public enum WalletKind : byte
{
    Funding,
    Spot,
    Contract,

    /// <summary>The two assets of one market, kept apart from everything else.</summary>
    IsolatedMargin,

    /// <summary>An account of the house itself, named by <see cref="House"/>.</summary>
    House,
}

/// <summary>The other side of everything users have: what the house keeps its own books in.</summary>
public enum House : byte
{
    /// <summary>Where money comes from and goes to. It owes what it has brought in.</summary>
    Outside,

    /// <summary>What trades have cost.</summary>
    Fees,

    /// <summary>What liquidations have left over, and what covers the losses they have not.</summary>
    Insurance,

    /// <summary>Profit paid out against losses not yet realized: below zero while winners have closed before losers.</summary>
    Clearing,

    /// <summary>What margin borrowers owe. It goes below zero by what is lent.</summary>
    Lending,

    /// <summary>Withdrawals that have left their wallets and not yet arrived.</summary>
    InTransit,
}

/// <summary>Where money lies within one exchange. An isolated margin wallet belongs to one market, a house wallet to nobody.</summary>
public readonly record struct WalletId(WalletKind Kind, string Symbol)
{
    public static WalletId Funding { get; } = new(WalletKind.Funding, "");
    public static WalletId Spot { get; } = new(WalletKind.Spot, "");
    public static WalletId Contract { get; } = new(WalletKind.Contract, "");

    public static WalletId IsolatedMargin(string symbol) => new(WalletKind.IsolatedMargin, symbol);

    /// <summary>The account a user must have opened to have this wallet.</summary>
    public AccountKinds Account =>
        Kind switch
        {
            WalletKind.Funding => AccountKinds.Funding,
            WalletKind.Contract => AccountKinds.Contract,
            _ => AccountKinds.Spot,
        };

    internal static WalletId Of(House house) =>
        new(
            WalletKind.House,
            house switch
            {
                House.Outside => "outside",
                House.Fees => "fees",
                House.Insurance => "insurance",
                House.Clearing => "clearing",
                House.Lending => "lending",
                _ => "in_transit",
            }
        );

    public override string ToString() =>
        Kind == WalletKind.House ? Symbol
        : Symbol.Length == 0 ? $"{Kind}"
        : $"{Kind}:{Symbol}";
}

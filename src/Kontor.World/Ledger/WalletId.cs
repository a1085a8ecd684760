using Kontor.World.Directory;

namespace Kontor.World.Ledger;

public enum WalletKind : byte
{
    Funding,
    Spot,
    Contract,

    /// <summary>The two assets of one market, kept apart from everything else.</summary>
    IsolatedMargin,
}

/// <summary>Where a user's money lies within one exchange. An isolated margin wallet belongs to one market.</summary>
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

    public override string ToString() => Symbol.Length == 0 ? $"{Kind}" : $"{Kind}:{Symbol}";
}

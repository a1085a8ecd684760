namespace Kontor.World.Ledger;

/// <summary>What lies in one account: free to use, and held back for something open.</summary>
public readonly record struct Balance(Int128 Available, Int128 Frozen)
{
    public Int128 Total => Available + Frozen;
}

/// <summary>One line of an overview of a user's wallets.</summary>
public readonly record struct WalletBalance(WalletId Wallet, string Asset, Balance Balance);

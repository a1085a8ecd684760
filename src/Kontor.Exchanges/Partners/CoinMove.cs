using Kontor.World.Ledger;

namespace Kontor.Exchanges.Partners;

/// <summary>Coins that a user brought in or took away. What it took and what then came back is below zero, so that sums are what is really gone.</summary>
public readonly record struct CoinMove(bool IsDeposit, int Asset, Int128 Amount, long TimeMs)
{
    internal static CoinMove Of(int asset, in BillRow row) =>
        new(row.Kind == BillKind.Deposit, asset, row.Kind == BillKind.Deposit ? row.Delta : -row.Delta, row.TimeMs);
}

using Kontor.World.Ledger;
using Kontor.World.Perpetuals;

namespace Kontor.World.Feed;

/// <summary>What lies in a wallet of one asset is not what it was. Told once for all that a command did to it, as it stands afterwards.</summary>
/// <param name="Kind">Of the first bill that the command wrote for it; none when it was only held back or set free.</param>
public sealed record BalanceChanged(WalletId Wallet, AssetRecord Asset, Balance Balance, BillKind Kind) : FeedEvent
{
    /// <summary>For contract wallets: the same with everything that stands against it, at the prices of that moment.</summary>
    public AccountOverview? Account { get; init; }
}

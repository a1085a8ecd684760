using Kontor.Gate.Sockets;
using Kontor.Gate.Sockets.Users;
using Kontor.World.Feed;
using Kontor.World.Ledger;

namespace Kontor.Dialects.Weex.Sockets.Private;

/// <summary><c>account</c> of spot: what is in the spot wallet, whenever something came, went or was held back.</summary>
internal sealed class SpotAccountTopic(TopicKey key, UserWatches watches, string name) : PrivateTopic(key, watches, name)
{
    protected override void Show(FeedEvent one)
    {
        if (one is not BalanceChanged { Wallet.Kind: WalletKind.Spot } changed)
            return;
        Push(
            one,
            ReasonOf(changed.Kind),
            changed,
            static (json, changed) =>
            {
                var (asset, balance) = (changed.Asset, changed.Balance);
                json.WriteString("coin"u8, asset.Code);
                json.WriteString("equity"u8, Units.FormatTrimmed(balance.Total, asset.Decimals));
                json.WriteString("available"u8, Units.FormatTrimmed(balance.Available, asset.Decimals));
                json.WriteString("frozen"u8, Units.FormatTrimmed(balance.Frozen, asset.Decimals));
            }
        );
    }
}

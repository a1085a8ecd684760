using Kontor.Gate.Sockets;
using Kontor.Gate.Sockets.Users;
using Kontor.World.Feed;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Sockets.Private;

/// <summary>
/// <c>futures/asset:CCY</c>: the contract wallet, whenever something was done to it or to what stands against it. What only the price does is
/// not pushed: it would be a push for every trade of everybody.
/// </summary>
internal sealed class FuturesAssetTopic(TopicKey key, UserWatches watches, string currency) : UserTopic(key, watches)
{
    protected override void Show(FeedEvent one)
    {
        if (one is not BalanceChanged { Account: { } account } changed || changed.Asset.Code != currency)
            return;
        Publish(
            PrivatePush.Futures(
                Key,
                (changed.Asset, account),
                static (json, wallet) =>
                {
                    var (asset, overview) = wallet;
                    json.WriteStartObject();
                    json.WriteString("currency"u8, asset.Code);
                    json.WriteString("available_balance"u8, Units.FormatTrimmed(overview.Available, asset.Decimals));
                    json.WriteString("position_deposit"u8, Units.FormatTrimmed(overview.PositionDeposit, asset.Decimals));
                    json.WriteString("frozen_balance"u8, Units.FormatTrimmed(overview.Frozen, asset.Decimals));
                    json.WriteEndObject();
                }
            )
        );
    }
}

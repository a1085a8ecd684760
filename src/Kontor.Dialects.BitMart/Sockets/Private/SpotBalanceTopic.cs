using Kontor.Gate.Sockets;
using Kontor.Gate.Sockets.Users;
using Kontor.World.Feed;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Sockets.Private;

/// <summary><c>spot/user/balance:BALANCE_UPDATE</c>: what is in the spot wallet, whenever something came, went or was held back.</summary>
internal sealed class SpotBalanceTopic(TopicKey key, UserWatches watches) : UserTopic(key, watches)
{
    protected override void Show(FeedEvent one)
    {
        if (one is not BalanceChanged { Wallet.Kind: WalletKind.Spot } changed)
            return;
        Publish(
            PrivatePush.Spot(
                Key,
                changed,
                static (json, changed) =>
                {
                    var (asset, balance) = (changed.Asset, changed.Balance);
                    json.WriteString("event_type"u8, EventTypeOf(changed.Kind));
                    json.WriteString("account_type"u8, "spot");
                    json.WriteString("event_time"u8, $"{changed.TimeMs}");
                    json.WriteStartArray("balance_details"u8);
                    json.WriteStartObject();
                    json.WriteString("ccy"u8, asset.Code);
                    json.WriteString("av_bal"u8, Units.Format(balance.Available, asset.Decimals));
                    json.WriteString("fz_bal"u8, Units.Format(balance.Frozen, asset.Decimals));
                    json.WriteEndObject();
                    json.WriteEndArray();
                }
            )
        );
    }

    private static string EventTypeOf(BillKind kind) =>
        kind switch
        {
            BillKind.Deposit => "ACCOUNT_RECHARGE",
            BillKind.Withdraw or BillKind.WithdrawReturn => "ACCOUNT_WITHDRAWAL",
            BillKind.TransferIn or BillKind.TransferOut => "ACCOUNT_TRANSFER",
            _ => "TRANSACTION_COMPLETED",
        };
}

using System.Text.Json;
using Kontor.Dialects.Weex.Endpoints.Contract;
using Kontor.Gate.Sockets;
using Kontor.Gate.Sockets.Users;
using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Sockets.Private;

/// <summary>
/// <c>account</c> of contracts: the contract wallet, whenever something was done to it or to what stands against it. Money never waits on its
/// way into it, so nothing is pending; what went in and out since the beginning is not counted, and shown as nothing.
/// </summary>
internal sealed class ContractAccountTopic(TopicKey key, UserWatches watches, string name) : PrivateTopic(key, watches, name)
{
    private static readonly string[] s_pending =
    [
        "pendingDepositAmount",
        "pendingWithdrawAmount",
        "pendingTransferInAmount",
        "pendingTransferOutAmount",
    ];

    private static readonly string[] s_sums =
    [
        "cumDepositAmount",
        "cumWithdrawAmount",
        "cumTransferInAmount",
        "cumTransferOutAmount",
        "cumMarginMoveInAmount",
        "cumMarginMoveOutAmount",
        "cumPositionOpenLongAmount",
        "cumPositionOpenShortAmount",
        "cumPositionCloseLongAmount",
        "cumPositionCloseShortAmount",
        "cumPositionFillFeeAmount",
        "cumPositionLiquidateFeeAmount",
        "cumPositionFundingAmount",
        "cumOrderFillFeeIncomeAmount",
        "cumOrderLiquidateFeeIncomeAmount",
    ];

    private readonly UserWatches _watches = watches;

    protected override void Show(FeedEvent one)
    {
        if (one is not BalanceChanged { Account: { } account } changed || changed.Asset.IsPractice)
            return;
        // A contract account is opened with the user.
        var openedMs = _watches.World.Directory.FindUser(Key.Owner)!.CreatedMs;
        Push(
            one,
            ReasonOf(changed.Kind),
            (changed, account, openedMs),
            static (json, push) => Write(json, push.changed, push.account, push.openedMs)
        );
    }

    private static void Write(Utf8JsonWriter json, BalanceChanged changed, in AccountOverview account, long openedMs)
    {
        var asset = changed.Asset;
        json.WriteString("coin"u8, asset.Code);
        json.WriteString("marginMode"u8, "CROSSED"u8);
        json.WriteString("crossSymbol"u8, "0"u8);
        json.WriteString("isolatedPositionId"u8, "0"u8);
        json.WriteString("amount"u8, Units.FormatTrimmed(changed.Balance.Total, asset.Decimals));
        foreach (var field in s_pending)
            json.WriteString(field, "0"u8);
        json.WriteBoolean("liquidating"u8, false);
        json.WriteString("legacyAmount"u8, Units.FormatTrimmed(account.Equity, asset.Decimals));
        foreach (var field in s_sums)
            json.WriteString(field, "0"u8);
        OrderFields.WriteTimes(json, openedMs, changed.TimeMs);
    }
}

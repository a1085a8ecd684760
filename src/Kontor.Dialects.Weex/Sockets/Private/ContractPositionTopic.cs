using System.Text.Json;
using Kontor.Dialects.Weex.Endpoints.Contract;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate.Sockets;
using Kontor.Gate.Sockets.Users;
using Kontor.World.Feed;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Sockets.Private;

/// <summary><c>positions</c>: a position whenever something was done to it; closed ones have no size.</summary>
internal sealed class ContractPositionTopic(TopicKey key, UserWatches watches, TradingHouse house, string name)
    : PrivateTopic(key, watches, name)
{
    // Positions are told after the balances of the same record, which know what the money moved for.
    private long _fundingRecord = -1;

    protected override void Show(FeedEvent one)
    {
        if (one is BalanceChanged { Kind: BillKind.FundingFee })
            _fundingRecord = one.Record;
        if (one is not PositionChanged changed || house.ContractAt(changed.Position.Contract) is not { Contract.IsDemo: false } text)
            return;
        var why = one.Record == _fundingRecord ? FundingSettled : OrderUpdate;
        Push(one, why, (text, changed.Position), static (json, push) => Write(json, push.text, push.Position));
    }

    private static void Write(Utf8JsonWriter json, ContractText text, in PositionRow row)
    {
        json.WriteString("id"u8, Ids.Position.Text(row.Id));
        json.WriteString("coin"u8, text.Contract.Record.Quote);
        json.WriteString("symbol"u8, text.Symbol);
        json.WriteString("side"u8, ContractWords.Of(row.Side));
        ContractFields.WriteMargin(json, row.MarginMode);
        json.WriteString("leverage"u8, $"{row.Leverage}");
        json.WriteString("size"u8, text.Coins(row.Lots));
        json.WriteString("openValue"u8, text.Money(row.EntryValue));
        json.WriteString("openFee"u8, text.Money(ContractPositionJson.OpenFeeOf(row)));
        json.WriteString("fundingFee"u8, text.Money(row.FundingPaid));
        json.WriteString("isolatedMargin"u8, text.Money(row.IsolatedMargin));
        json.WriteBoolean("autoAppendIsolatedMargin"u8, row.AutoAppends != 0);
        json.WriteString("cumOpenSize"u8, text.Coins(row.OpenedLots));
        json.WriteString("cumOpenValue"u8, text.Money(row.OpenedValue));
        json.WriteString("cumOpenFee"u8, text.Money(row.OpenFees));
        json.WriteString("cumCloseSize"u8, text.Coins(row.ClosedLots));
        json.WriteString("cumCloseValue"u8, text.Money(row.ClosedValue));
        json.WriteString("cumCloseFee"u8, text.Money(row.CloseFees));
        json.WriteString("cumFundingFee"u8, text.Money(row.FundingPaid));
        json.WriteString("cumLiquidateFee"u8, text.Money(row.LiquidationFees));
        json.WriteString("createdMatchSequenceId"u8, Ids.ContractTrade.Text(row.FirstTrade));
        json.WriteString("updatedMatchSequenceId"u8, Ids.ContractTrade.Text(row.LastTrade));
        OrderFields.WriteTimes(json, row.OpenedMs, row.UpdatedMs);
    }
}

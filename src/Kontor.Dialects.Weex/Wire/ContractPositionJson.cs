using System.Text.Json;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>A position as the queries show it. Fees are above zero for what was paid, and so is funding.</summary>
internal static class ContractPositionJson
{
    /// <summary>All orders of one side are one position; the other way, each with its own, is not offered.</summary>
    public const string Combined = "COMBINED";

    public static void Write(Utf8JsonWriter json, ContractText text, in PositionView view)
    {
        var row = view.Position;
        json.WriteStartObject();
        json.WriteNumber("id"u8, Ids.Position.Of(row.Id));
        json.WriteString("asset"u8, text.Contract.Record.Quote);
        json.WriteString("symbol"u8, text.Symbol);
        json.WriteString("side"u8, ContractWords.Of(row.Side));
        json.WriteString("marginType"u8, ContractWords.Of(row.MarginMode));
        json.WriteString("separatedMode"u8, Combined);
        json.WriteNumber("separatedOpenOrderId"u8, 0);
        json.WriteString("leverage"u8, $"{row.Leverage}");
        json.WriteString("size"u8, text.Coins(row.Lots));
        json.WriteString("openValue"u8, text.Money(row.EntryValue));
        json.WriteString("openFee"u8, text.Money(OpenFeeOf(row)));
        json.WriteString("fundingFee"u8, text.Money(row.FundingPaid));
        json.WriteString("marginSize"u8, text.Money(row.IsIsolated ? row.IsolatedMargin : view.InitialMargin));
        json.WriteString("isolatedMargin"u8, text.Money(row.IsolatedMargin));
        json.WriteBoolean("isAutoAppendIsolatedMargin"u8, row.AutoAppends != 0);
        json.WriteString("cumOpenSize"u8, text.Coins(row.OpenedLots));
        json.WriteString("cumOpenValue"u8, text.Money(row.OpenedValue));
        json.WriteString("cumOpenFee"u8, text.Money(row.OpenFees));
        json.WriteString("cumCloseSize"u8, text.Coins(row.ClosedLots));
        json.WriteString("cumCloseValue"u8, text.Money(row.ClosedValue));
        json.WriteString("cumCloseFee"u8, text.Money(row.CloseFees));
        json.WriteString("cumFundingFee"u8, text.Money(row.FundingPaid));
        json.WriteString("cumLiquidateFee"u8, text.Money(row.LiquidationFees));
        json.WriteNumber("createdMatchSequenceId"u8, Ids.ContractTrade.Of(row.FirstTrade));
        json.WriteNumber("updatedMatchSequenceId"u8, Ids.ContractTrade.Of(row.LastTrade));
        json.WriteNumber("createdTime"u8, row.OpenedMs);
        json.WriteNumber("updatedTime"u8, row.UpdatedMs);
        json.WriteString("unrealizePnl"u8, text.Money(view.Unrealized));
        json.WriteString("liquidatePrice"u8, text.Fine(view.LiquidationUnits));
        json.WriteEndObject();
    }

    /// <summary>What opening it cost of the lots that it still has.</summary>
    public static Int128 OpenFeeOf(in PositionRow row) => row.OpenedLots == 0 ? 0 : row.OpenFees * row.Lots / row.OpenedLots;
}

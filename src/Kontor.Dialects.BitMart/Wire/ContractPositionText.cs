using System.Text.Json;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Wire;

/// <summary>A position as the queries show it, or the empty place of one.</summary>
/// <param name="LastTicks">What the contract was traded at last.</param>
/// <param name="ValueMax">What a position of that leverage may be worth.</param>
internal readonly record struct ShownPosition(PositionView View, PositionMode Mode, long LastTicks, Int128 ValueMax)
{
    public PositionRow Row => View.Position;

    public string Side =>
        Mode == PositionMode.OneWay ? "both"
        : Row.IsLong ? "long"
        : "short";

    /// <summary>Below zero for a short position, where there is no other sign of it.</summary>
    public long SignedLots => Row.IsLong || Mode == PositionMode.Hedge ? Row.Lots : -Row.Lots;

    public Int128 Margin => Row.IsIsolated ? Row.IsolatedMargin : View.InitialMargin;
}

/// <summary>The position objects: the plain one, the one of the second version, and the one about risk.</summary>
internal static class ContractPositionText
{
    public static void Write(Utf8JsonWriter json, ContractText text, in ShownPosition shown, long nowMs)
    {
        json.WriteStartObject();
        WriteFields(json, text, shown, nowMs);
        json.WriteEndObject();
    }

    public static void WriteSecondVersion(Utf8JsonWriter json, ContractText text, in ShownPosition shown, long nowMs)
    {
        json.WriteStartObject();
        WriteFields(json, text, shown, nowMs);
        json.WriteString("position_amount"u8, $"{shown.SignedLots}");
        json.WriteString("position_side"u8, shown.Side);
        json.WriteString("liquidation_price"u8, text.Fine(shown.View.LiquidationUnits));
        json.WriteString("unrealized_pnl"u8, text.Money(shown.View.Unrealized));
        json.WriteString("initial_margin"u8, text.Money(shown.View.InitialMargin));
        json.WriteString("open_type"u8, ContractWords.OpenTypeOf(shown.Row.MarginMode));
        json.WriteString("max_notional_value"u8, text.Money(shown.ValueMax));
        json.WriteEndObject();
    }

    public static void WriteRisk(Utf8JsonWriter json, ContractText text, in ShownPosition shown)
    {
        json.WriteStartObject();
        json.WriteString("symbol"u8, text.Symbol);
        json.WriteString("position_amt"u8, $"{shown.SignedLots}");
        json.WriteString("mark_price"u8, text.Fine(shown.View.MarkUnits));
        json.WriteString("unrealized_profit"u8, text.Money(shown.View.Unrealized));
        json.WriteString("liquidation_price"u8, text.Fine(shown.View.LiquidationUnits));
        json.WriteString("leverage"u8, $"{shown.Row.Leverage}");
        json.WriteString("max_notional_value"u8, text.Money(shown.ValueMax));
        json.WriteString("margin_type"u8, ContractWords.MarginTypeOf(shown.Row.MarginMode));
        json.WriteString("isolated_margin"u8, text.Money(shown.Row.IsolatedMargin));
        json.WriteString("position_side"u8, RiskSideOf(shown));
        json.WriteString("notional"u8, text.Money(shown.View.Value));
        json.WriteNumber("update_time"u8, shown.Row.UpdatedMs / 1_000);
        json.WriteString("account"u8, ContractWords.Account);
        json.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter json, ContractText text, in ShownPosition shown, long nowMs)
    {
        var (row, view) = (shown.Row, shown.View);
        json.WriteString("symbol"u8, text.Symbol);
        json.WriteString("leverage"u8, $"{row.Leverage}");
        json.WriteNumber("timestamp"u8, nowMs);
        json.WriteString("current_fee"u8, text.Money(row.OpenFees + row.CloseFees));
        json.WriteNumber("open_timestamp"u8, row.OpenedMs);
        json.WriteString("current_value"u8, text.Money(text.ValueAt((Int128)shown.LastTicks * text.Contract.Record.TickUnits, row.Lots)));
        json.WriteString("mark_value"u8, text.Money(view.Value));
        json.WriteString("mark_price"u8, text.Fine(view.MarkUnits));
        json.WriteString("position_value"u8, text.Money(row.EntryValue));
        json.WriteString("position_cross"u8, text.Money(shown.Margin));
        json.WriteString("maintenance_margin"u8, text.Money(view.MaintenanceMargin));
        json.WriteString("margin_type"u8, ContractWords.MarginTypeOf(row.MarginMode));
        json.WriteString("position_mode"u8, ContractWords.PositionModeOf(shown.Mode));
        json.WriteString("close_vol"u8, $"{row.ClosedLots}");
        json.WriteString("close_avg_price"u8, text.Average(row.ClosedValue, row.ClosedLots));
        json.WriteString("open_avg_price"u8, text.Average(row.OpenedValue, row.OpenedLots));
        json.WriteString("entry_price"u8, text.Average(row.EntryValue, row.Lots));
        json.WriteString("current_amount"u8, $"{row.Lots}");
        json.WriteString("unrealized_value"u8, text.Money(view.Unrealized));
        json.WriteString("realized_value"u8, text.Money(row.RealizedPnl));
        json.WriteNumber("position_type"u8, row.IsLong ? 1 : 2);
        json.WriteString("account"u8, ContractWords.Account);
    }

    private static string RiskSideOf(in ShownPosition shown) =>
        shown.Side switch
        {
            "long" => "Long",
            "short" => "Short",
            _ => "Both",
        };
}

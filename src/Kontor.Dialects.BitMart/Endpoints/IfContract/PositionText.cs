using System.Text.Json;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>Positions as this family writes them.</summary>
internal static class PositionText
{
    private const int Held = 1;
    private const int HeldByTheSystem = 2;
    private const int Long = 1;
    private const int Short = 2;

    /// <summary>What was realized, less all that was paid for it.</summary>
    public static Int128 EarnedBy(in PositionRow position) =>
        position.RealizedPnl - position.OpenFees - position.CloseFees - position.FundingPaid;

    public static void Write(Utf8JsonWriter json, ContractView contract, in PositionView view)
    {
        var text = new ContractText(contract);
        var position = view.Position;
        json.WriteStartObject();
        json.WriteNumber("position_id"u8, position.Id);
        json.WriteNumber("account_id"u8, position.User);
        json.WriteNumber("contract_id"u8, ContractIds.Of(contract));
        json.WriteString("hold_vol"u8, $"{position.Lots}");
        json.WriteString("freeze_vol"u8, $"{position.LotsFrozen}");
        json.WriteString("close_vol"u8, $"{position.ClosedLots}");
        json.WriteString("hold_avg_price"u8, text.Average(position.EntryValue, position.Lots));
        json.WriteString("open_avg_price"u8, text.Average(position.OpenedValue, position.OpenedLots));
        json.WriteString("close_avg_price"u8, text.Average(position.ClosedValue, position.ClosedLots));
        // What it took to open, what is set aside for it now, and what must be behind it.
        json.WriteString("oim"u8, text.Money(view.InitialMargin));
        json.WriteString("im"u8, text.Money(position.IsIsolated ? position.IsolatedMargin : view.InitialMargin));
        json.WriteString("mm"u8, text.Money(view.MaintenanceMargin));
        json.WriteString("realised_profit"u8, text.Money(position.RealizedPnl));
        json.WriteString("earnings"u8, text.Money(EarnedBy(position)));
        json.WriteNumber("open_type"u8, OrderText.OpenTypeOf(position.MarginMode));
        json.WriteNumber("position_type"u8, position.IsLong ? Long : Short);
        json.WriteNumber("status"u8, position.State == PositionState.InLiquidation ? HeldByTheSystem : Held);
        json.WriteInstant("created_at"u8, position.OpenedMs);
        json.WriteInstant("updated_at"u8, position.UpdatedMs);
        json.WriteEndObject();
    }
}

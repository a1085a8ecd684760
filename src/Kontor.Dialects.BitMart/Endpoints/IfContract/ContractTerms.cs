using System.Text.Json;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>One contract with its limits, fees and the rules for its plan orders.</summary>
internal static class ContractTerms
{
    private const int Perpetual = 1;
    private const int CrossAndFixed = 3;
    private const int Automatic = 1;

    /// <summary>A position is liquidated when what must be behind it is all that is behind it.</summary>
    private const string LiquidationRatio = "1";

    /// <summary>A perpetual contract has no day on which it begins or ends: the first and the last instant that can be written.</summary>
    private const string Ever = "1970-01-01T00:00:00Z";
    private const string Never = "9999-12-31T23:59:59Z";

    public static void Write(Utf8JsonWriter json, ContractText text)
    {
        var contract = text.Contract;
        json.WriteStartObject();
        json.WriteStartObject("contract"u8);
        WriteContract(json, contract, text);
        json.WriteEndObject();
        json.WriteStartObject("risk_limit"u8);
        WriteRiskLimit(json, contract, text);
        json.WriteEndObject();
        json.WriteStartObject("fee_config"u8);
        json.WriteNumber("contract_id"u8, ContractIds.Of(contract));
        json.WriteString("maker_fee"u8, ContractText.Ppm(contract.Record.MakerFeePpm));
        json.WriteString("taker_fee"u8, ContractText.Ppm(contract.Record.TakerFeePpm));
        json.WriteString("settlement_fee"u8, "0"u8);
        json.WriteEndObject();
        json.WriteStartObject("plan_order_config"u8);
        WritePlanRules(json, contract);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteContract(Utf8JsonWriter json, ContractView contract, ContractText text)
    {
        var record = contract.Record;
        json.WriteNumber("contract_id"u8, ContractIds.Of(contract));
        json.WriteNumber("index_id"u8, ContractIds.Of(contract));
        json.WriteString("name"u8, record.Symbol);
        json.WriteString("display_name"u8, $"{record.Base} perpetual");
        json.WriteString("display_name_en"u8, $"{record.Symbol}_SWAP");
        json.WriteNumber("contract_type"u8, Perpetual);
        json.WriteString("base_coin"u8, record.Base);
        json.WriteString("quote_coin"u8, record.Quote);
        json.WriteString("price_coin"u8, record.Base);
        json.WriteString("exchange"u8, "*"u8);
        json.WriteString("contract_size"u8, text.Coins(1));
        json.WriteString("begin_at"u8, Ever);
        json.WriteString("delive_at"u8, Never);
        json.WriteNumber("delivery_cycle"u8, record.FundingIntervalMs / 1000);
        json.WriteString("min_leverage"u8, $"{record.LeverageMin}");
        json.WriteString("max_leverage"u8, $"{record.LeverageMax}");
        json.WriteString("price_unit"u8, text.Price(1));
        json.WriteString("vol_unit"u8, "1"u8);
        json.WriteString("value_unit"u8, text.Money(contract.ValuePerTickLot));
        json.WriteString("min_vol"u8, $"{record.LotsMin}");
        json.WriteString("max_vol"u8, $"{record.LotsMax}");
        json.WriteString("liquidation_warn_ratio"u8, ContractText.Ppm(record.WarnRatioPpm));
        json.WriteString("fast_liquidation_ratio"u8, LiquidationRatio);
        json.WriteNumber("settle_type"u8, Automatic);
        json.WriteNumber("open_type"u8, CrossAndFixed);
        json.WriteNumber("compensate_type"u8, Automatic);
        json.WriteNumber("status"u8, StatusOf(record.State));
        json.WriteString("created_at"u8, Ever);
    }

    private static void WriteRiskLimit(Utf8JsonWriter json, ContractView contract, ContractText text)
    {
        var brackets = contract.Record.Brackets;
        var step = brackets.Length > 1 ? brackets[1].ValueMax - brackets[1].ValueMin : 0;
        json.WriteNumber("contract_id"u8, ContractIds.Of(contract));
        json.WriteString("base_limit"u8, text.Money(brackets[0].ValueMax));
        json.WriteString("step"u8, text.Money(step));
        json.WriteString("maintenance_margin"u8, ContractText.Ppm(brackets[0].MaintenancePpm));
        json.WriteString("initial_margin"u8, ContractText.Ppb(InitialMarginPpb(contract.Record.LeverageMax)));
    }

    private static void WritePlanRules(Utf8JsonWriter json, ContractView contract)
    {
        var rules = contract.Record.Plans;
        json.WriteNumber("contract_id"u8, ContractIds.Of(contract));
        json.WriteString("min_scope"u8, ContractText.Ppm(rules.ScopePpmMin));
        json.WriteString("max_scope"u8, ContractText.Ppm(rules.ScopePpmMax));
        json.WriteNumber("max_count"u8, rules.CountMax);
        json.WriteNumber("min_life_cycle"u8, rules.LifeHoursMin);
        json.WriteNumber("max_life_cycle"u8, rules.LifeHoursMax);
    }

    // Rounded up, as margins are.
    private static long InitialMarginPpb(int leverage) => (1_000_000_000L + leverage - 1) / leverage;

    /// <summary>1 and 2 are for what is only being prepared, which is not shown; 6, delivered, is for dated contracts.</summary>
    private static int StatusOf(ContractState state) =>
        state switch
        {
            ContractState.Trading => 3,
            ContractState.Paused => 4,
            ContractState.Delivering => 5,
            _ => 7,
        };
}

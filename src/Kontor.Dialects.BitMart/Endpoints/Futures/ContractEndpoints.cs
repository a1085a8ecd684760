using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.MarketData;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>What contracts there are, how they stand, and how far positions in them may be leveraged.</summary>
internal sealed class ContractEndpoints(FuturesHouse house)
{
    private const int HourMs = 3_600_000;

    public void Map(RouteTable routes)
    {
        routes.Add(FuturesRoutes.Open("/contract/public/details", 12, Details));
        routes.Add(FuturesRoutes.Open("/contract/public/open-interest", 2, OpenInterest));
        routes.Add(FuturesRoutes.Open("/contract/public/leverage-bracket", 12, Brackets));
    }

    private ValueTask<Refusal?> Details(Call call)
    {
        if (house.FindNamed(new Parameters(call, ParameterFamily.Contract), out var named) is { } refusal)
            return new(refusal);
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteStartArray("symbols"u8);
        foreach (var contract in named is null ? house.Listed : [named])
            WriteContract(json, contract, contract.Contract.Board.Figures, call.NowMs);
        json.WriteEndArray();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private ValueTask<Refusal?> OpenInterest(Call call)
    {
        if (house.Find(new Parameters(call, ParameterFamily.Contract), out var contract) is { } refusal)
            return new(refusal);
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteNumber("timestamp"u8, call.NowMs);
        json.WriteString("symbol"u8, contract.Symbol);
        WriteOpenInterest(json, contract, contract.Contract.Board.Figures);
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private ValueTask<Refusal?> Brackets(Call call)
    {
        if (house.FindNamed(new Parameters(call, ParameterFamily.Contract), out var named) is { } refusal)
            return new(refusal);
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteStartArray("rules"u8);
        foreach (var contract in named is null ? house.Listed : [named])
            WriteBrackets(json, contract);
        json.WriteEndArray();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private static void WriteContract(Utf8JsonWriter json, ContractText text, ContractFigures figures, long nowMs)
    {
        var record = text.Contract.Record;
        json.WriteStartObject();
        json.WriteString("symbol"u8, record.Symbol);
        json.WriteNumber("product_type"u8, 1);
        // The house keeps no diary of what it lists; a perpetual never expires.
        json.WriteNumber("open_timestamp"u8, 0);
        json.WriteNumber("expire_timestamp"u8, 0);
        json.WriteNumber("settle_timestamp"u8, 0);
        json.WriteString("base_currency"u8, record.Base);
        json.WriteString("quote_currency"u8, record.Quote);
        WriteDay(json, text, text.Contract.Tape.Ticker(nowMs));
        json.WriteString("index_price"u8, text.Fine(figures.IndexUnits));
        json.WriteString("index_name"u8, record.Symbol);
        WriteBounds(json, text);
        json.WriteString("funding_rate"u8, ContractText.Ppb(figures.LastRatePpb));
        json.WriteString("expected_funding_rate"u8, ContractText.Ppb(figures.ForecastPpb));
        WriteOpenInterest(json, text, figures);
        json.WriteNumber("funding_interval_hours"u8, record.FundingIntervalMs / HourMs);
        json.WriteNumber("funding_time"u8, figures.NextRoundMs);
        json.WriteString("status"u8, record.State == ContractState.Offline ? "Delisted" : "Trading");
        json.WriteNumber("delist_time"u8, 0);
        json.WriteEndObject();
    }

    private static void WriteDay(Utf8JsonWriter json, ContractText text, TickerView ticker)
    {
        var day = ticker.Window;
        json.WriteString("last_price"u8, text.Price(day.Close));
        json.WriteString("volume_24h"u8, $"{day.Lots}");
        json.WriteString("turnover_24h"u8, text.Money(day.Value));
        json.WriteString("high_24h"u8, text.Price(day.High));
        json.WriteString("low_24h"u8, text.Price(day.Low));
        json.WriteString(
            "change_24h"u8,
            ContractText.Ppm(day.Open == 0 ? 0 : (long)((Int128)(day.Close - day.Open) * 1_000_000 / day.Open))
        );
    }

    private static void WriteBounds(Utf8JsonWriter json, ContractText text)
    {
        var record = text.Contract.Record;
        json.WriteString("contract_size"u8, text.Coins(1));
        json.WriteString("min_leverage"u8, $"{record.LeverageMin}");
        json.WriteString("max_leverage"u8, $"{record.LeverageMax}");
        json.WriteString("price_precision"u8, text.Price(1));
        json.WriteString("vol_precision"u8, "1");
        json.WriteString("max_volume"u8, $"{record.LotsMax}");
        json.WriteString("market_max_volume"u8, $"{record.MarketLotsMax}");
        json.WriteString("min_volume"u8, $"{record.LotsMin}");
    }

    private static void WriteOpenInterest(Utf8JsonWriter json, ContractText text, ContractFigures figures)
    {
        var tick = text.Contract.Record.TickUnits;
        // Before there is a mark, the last trade is what positions are valued at.
        var price =
            figures.MarkUnits > 0 ? figures.MarkUnits
            : text.Contract.Tape.Trades(1) is [var last] ? last.PriceTicks * tick
            : 0;
        json.WriteString("open_interest"u8, $"{figures.OpenLots}");
        json.WriteString("open_interest_value"u8, text.Money(text.ValueAt(price, figures.OpenLots)));
    }

    private static void WriteBrackets(Utf8JsonWriter json, ContractText text)
    {
        var record = text.Contract.Record;
        json.WriteStartObject();
        json.WriteString("symbol"u8, record.Symbol);
        json.WriteStartArray("brackets"u8);
        var number = 0;
        foreach (var bracket in record.Brackets)
        {
            json.WriteStartObject();
            json.WriteNumber("bracket"u8, ++number);
            json.WriteNumber("initial_leverage"u8, Math.Min(bracket.LeverageMax, record.LeverageMax));
            json.WriteString("notional_cap"u8, text.Money(bracket.ValueMax));
            json.WriteString("notional_floor"u8, text.Money(bracket.ValueMin));
            json.WriteString("maint_margin_ratio"u8, ContractText.Ppm(bracket.MaintenancePpm));
            json.WriteString("cum"u8, text.Money(bracket.Deduction));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

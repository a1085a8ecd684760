using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.History;
using Kontor.World.Perpetuals.Funding;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>What the last funding round charged, what the next one will, and what the earlier ones did.</summary>
internal sealed class FundingRateEndpoints(FuturesHouse house)
{
    private const int RowsMax = 100;

    public void Map(RouteTable routes)
    {
        routes.Add(FuturesRoutes.Open("/contract/public/funding-rate", 12, Rate));
        routes.Add(FuturesRoutes.Open("/contract/public/funding-rate-v2", 12, Rates));
        routes.Add(FuturesRoutes.Open("/contract/public/funding-rate-history", 12, History));
    }

    private ValueTask<Refusal?> Rate(Call call)
    {
        if (house.Find(new Parameters(call, ParameterFamily.Contract), out var contract) is { } refusal)
            return new(refusal);
        Write(Envelope.Begin(call, Errors.ContractOk), contract, call.NowMs);
        return new(Envelope.End(call));
    }

    private ValueTask<Refusal?> Rates(Call call)
    {
        if (house.FindNamed(new Parameters(call, ParameterFamily.Contract), out var named) is { } refusal)
            return new(refusal);
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteStartArray("list"u8);
        foreach (var contract in named is null ? house.Listed : [named])
            Write(json, contract, call.NowMs);
        json.WriteEndArray();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private async ValueTask<Refusal?> History(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.Find(given, out var contract) is { } refusal)
            return refusal;
        long limit = RowsMax;
        if (given.Whole("limit", 1, RowsMax, ref limit) is { } badLimit)
            return badLimit;
        var (exchange, failure) = await house.AskAsync(call, perpetuals => perpetuals.Ledger.Index);
        if (failure is not null)
            return failure;
        var query = new HistoryQuery<FundingRateRow>
        {
            Owner = FundingRateRow.OwnerOf(exchange, contract.Contract.Index),
            RowsMax = (int)limit,
        };
        var (rows, unread) = await house.ReadAsync(call, history => history.FundingRates, query);
        if (unread is not null)
            return unread;
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteStartArray("list"u8);
        foreach (var (_, row) in rows)
        {
            json.WriteStartObject();
            json.WriteString("symbol"u8, contract.Symbol);
            json.WriteString("funding_rate"u8, ContractText.Ppb(row.RatePpb));
            json.WriteNumber("funding_time"u8, row.TimeMs);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static void Write(Utf8JsonWriter json, ContractText text, long nowMs)
    {
        var (figures, cap) = (text.Contract.Board.Figures, text.Contract.Record.FundingCapPpm);
        json.WriteStartObject();
        json.WriteNumber("timestamp"u8, nowMs);
        json.WriteString("symbol"u8, text.Symbol);
        json.WriteString("rate_value"u8, ContractText.Ppb(figures.LastRatePpb));
        json.WriteString("expected_rate"u8, ContractText.Ppb(figures.ForecastPpb));
        json.WriteNumber("funding_time"u8, figures.NextRoundMs);
        json.WriteString("funding_upper_limit"u8, ContractText.Ppm(cap));
        json.WriteString("funding_lower_limit"u8, ContractText.Ppm(-cap));
        json.WriteEndObject();
    }
}

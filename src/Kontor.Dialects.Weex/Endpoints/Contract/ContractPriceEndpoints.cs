using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>What a contract is worth beside what it trades at: index and mark, what positions there are, and what funding they pay.</summary>
internal sealed class ContractPriceEndpoints(TradingHouse house)
{
    private const long MinuteMs = 60_000;

    public void Map(RouteTable routes)
    {
        routes.Add(Section.ContractPublic("/capi/v3/market/symbolPrice", 1, SymbolPrice));
        routes.Add(Section.ContractPublic("/capi/v3/market/openInterest", 2, OpenInterest));
        routes.Add(Section.ContractPublic("/capi/v3/market/premiumIndex", 1, PremiumIndex));
    }

    private ValueTask<Refusal?> SymbolPrice(Call call)
    {
        var given = CallParameters.OfQuery(call);
        if (house.ShownContract(given, out var contract) is { } badSymbol)
            return new(badSymbol);
        var priceType = given["priceType"];
        if (priceType is not (null or "INDEX" or "MARK"))
            return new(Errors.ParamError.With("priceType"));
        var figures = contract.Contract.Board.Figures;
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteString("symbol"u8, contract.Symbol);
        json.WriteString("price"u8, contract.Fine(priceType == "MARK" ? figures.MarkUnits : figures.IndexUnits));
        json.WriteNumber("time"u8, call.NowMs);
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private ValueTask<Refusal?> OpenInterest(Call call)
    {
        if (house.ShownContract(CallParameters.OfQuery(call), out var contract) is { } badSymbol)
            return new(badSymbol);
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteString("symbol"u8, contract.Symbol);
        json.WriteString("openInterest"u8, contract.Coins(contract.Contract.Board.Figures.OpenLots));
        json.WriteNumber("time"u8, call.NowMs);
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private ValueTask<Refusal?> PremiumIndex(Call call)
    {
        if (house.ShownContracts(CallParameters.OfQuery(call), out var contracts) is { } unknown)
            return new(unknown);
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var contract in contracts)
            WritePremium(json, new ContractText(contract), contract.Board.Figures, call.NowMs);
        json.WriteEndArray();
        return new(Envelope.End(call));
    }

    private static void WritePremium(Utf8JsonWriter json, ContractText contract, in ContractFigures figures, long nowMs)
    {
        var record = contract.Contract.Record;
        json.WriteStartObject();
        json.WriteString("symbol"u8, contract.Symbol);
        json.WriteString("markPrice"u8, contract.Fine(figures.MarkUnits));
        json.WriteString("indexPrice"u8, contract.Fine(figures.IndexUnits));
        json.WriteString("lastFundingRate"u8, ContractText.Ppb(figures.LastRatePpb));
        json.WriteString("forecastFundingRate"u8, ContractText.Ppb(figures.ForecastPpb));
        json.WriteString("interestRate"u8, ContractText.Ppm(record.InterestPpm));
        json.WriteNumber("nextFundingTime"u8, figures.NextRoundMs);
        json.WriteNumber("time"u8, nowMs);
        json.WriteNumber("collectCycle"u8, record.FundingIntervalMs / MinuteMs);
        json.WriteEndObject();
    }
}

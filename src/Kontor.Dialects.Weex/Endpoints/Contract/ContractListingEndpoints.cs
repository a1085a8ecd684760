using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>What contracts there are: <c>/capi/v3/market/exchangeInfo</c> and <c>apiTradingSymbols</c>, those of demo trading among them.</summary>
internal sealed class ContractListingEndpoints(TradingHouse house)
{
    public void Map(RouteTable routes)
    {
        routes.Add(Section.ContractPublic("/capi/v3/market/exchangeInfo", 1, ExchangeInfo));
        routes.Add(Section.ContractPublic("/capi/v3/market/apiTradingSymbols", 5, ApiTradingSymbols));
    }

    private ValueTask<Refusal?> ExchangeInfo(Call call)
    {
        var given = CallParameters.OfQuery(call);
        if (house.ShownContracts(given, out var contracts) is { } unknown)
            return new(unknown);
        if (given["contractType"] is not (null or ContractListingJson.ContractType or "TRADIFI_PERPETUAL"))
            return new(Errors.ParamError.With("contractType"));
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteStartArray("assets"u8);
        foreach (var asset in house.Contracts.Where(contract => contract.IsShown).Select(contract => contract.Record.Quote).Distinct())
        {
            json.WriteStartObject();
            json.WriteString("asset"u8, asset);
            json.WriteBoolean("marginAvailable"u8, true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        RateLimitJson.Write(json);
        json.WriteStartArray("symbols"u8);
        if (IsAskedFor(given))
        {
            foreach (var contract in contracts)
                ContractListingJson.Write(json, new ContractText(contract));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    /// <summary>Every contract of this house is a perpetual on a coin, and of no narrower kind: who asks for another sort finds none.</summary>
    private static bool IsAskedFor(CallParameters given) =>
        given["contractType"] is null or ContractListingJson.ContractType
        && given["underlyingType"] is null or ContractListingJson.UnderlyingType
        && given["underlyingSubType"] is null;

    private ValueTask<Refusal?> ApiTradingSymbols(Call call)
    {
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var contract in house.Contracts.Where(contract => contract.IsShown && contract.Record.IsApiTradable))
            json.WriteStringValue(contract.Record.Symbol);
        json.WriteEndArray();
        return new(Envelope.End(call));
    }
}

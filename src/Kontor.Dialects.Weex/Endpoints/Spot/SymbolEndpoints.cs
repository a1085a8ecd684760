using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>What there is to trade: <c>/api/v3/exchangeInfo</c> and <c>/api/v3/apiTradingSymbols</c>.</summary>
internal sealed class SymbolEndpoints(TradingHouse house)
{
    public void Map(RouteTable routes)
    {
        routes.Add(Section.SpotPublic("/api/v3/exchangeInfo", 20, ExchangeInfo));
        routes.Add(Section.SpotPublic("/api/v3/apiTradingSymbols", 5, ApiTradingSymbols));
    }

    private ValueTask<Refusal?> ExchangeInfo(Call call)
    {
        var given = CallParameters.OfQuery(call);
        var status = given["symbolStatus"];
        if (MarketChoice.Read(house, given, out var choice) is { } badChoice)
            return new(badChoice);
        if (status is not (null or "TRADING" or "HALT" or "BREAK"))
            return new(Errors.ParamError.With("symbolStatus"));
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteString("timezone"u8, "UTC"u8);
        json.WriteNumber("serverTime"u8, call.NowMs);
        RateLimitJson.Write(json);
        json.WriteStartArray("symbols"u8);
        foreach (var market in choice.Markets)
        {
            if (status is null || StatusOf(market.Record.State) == status)
                SpotListingJson.Write(json, market, StatusOf(market.Record.State));
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private ValueTask<Refusal?> ApiTradingSymbols(Call call)
    {
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var market in house.ListedMarkets)
        {
            if (market.Record.IsApiTradable)
                json.WriteStringValue(market.Symbol);
        }
        json.WriteEndArray();
        return new(Envelope.End(call));
    }

    private static string StatusOf(MarketState state) =>
        state switch
        {
            MarketState.Trading => "TRADING",
            MarketState.Halted => "HALT",
            _ => "BREAK",
        };
}

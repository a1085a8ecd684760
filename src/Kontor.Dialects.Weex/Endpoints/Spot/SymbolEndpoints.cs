using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Ledger;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary><c>/api/v3/apiTradingSymbols</c>: the listed markets that may be traded through the API.</summary>
internal sealed class SymbolEndpoints(LiveWorld world)
{
    public void Map(RouteTable routes) => routes.Add(Section.SpotPublic("/api/v3/apiTradingSymbols", 5, ApiTradingSymbols));

    private async ValueTask<Refusal?> ApiTradingSymbols(Call call)
    {
        var answer = await world.ReadAsync(state =>
            state.SpotOf(ExchangeId.Weex).Markets.Where(market => market.IsApiTradable).Select(market => market.Symbol).ToList()
        );
        if (call.Dialect.RefusalOf(call, answer) is { } unavailable)
            return unavailable;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var symbol in answer.Value)
            json.WriteStringValue(symbol);
        json.WriteEndArray();
        return Envelope.End(call);
    }
}

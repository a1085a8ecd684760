using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary><c>/api/v3/market/ticker/*</c>: the last price, the last day, and the best offers.</summary>
internal sealed class TickerEndpoints(TradingHouse house)
{
    public void Map(RouteTable routes)
    {
        routes.Add(Section.SpotPublic("/api/v3/market/ticker/price", 4, call => Answer(call, WritePrice)));
        routes.Add(Section.SpotPublic("/api/v3/market/ticker/24hr", 2, call => Answer(call, WriteDay)));
        routes.Add(Section.SpotPublic("/api/v3/market/ticker/bookTicker", 4, call => Answer(call, WriteOffers)));
    }

    private ValueTask<Refusal?> Answer(Call call, Action<Utf8JsonWriter, QuotedDay> write)
    {
        if (MarketChoice.Read(house, CallParameters.OfQuery(call), out var choice) is { } refusal)
            return new(refusal);
        var json = Envelope.Begin(call);
        if (!choice.IsOne)
            json.WriteStartArray();
        foreach (var market in choice.Markets)
        {
            json.WriteStartObject();
            json.WriteString("symbol"u8, market.Symbol);
            write(json, QuotedDay.Of(QuotedMarket.Of(market), call.NowMs));
            json.WriteEndObject();
        }
        if (!choice.IsOne)
            json.WriteEndArray();
        return new(Envelope.End(call));
    }

    private static void WritePrice(Utf8JsonWriter json, QuotedDay day) => json.WriteString("price"u8, day.Last);

    private static void WriteOffers(Utf8JsonWriter json, QuotedDay day) => day.WriteOffers(json);

    private static void WriteDay(Utf8JsonWriter json, QuotedDay day)
    {
        json.WriteString("priceChange"u8, day.Change);
        json.WriteString("priceChangePercent"u8, day.ChangeFraction);
        json.WriteString("lastPrice"u8, day.Last);
        day.WriteOffers(json);
        json.WriteString("openPrice"u8, day.Open);
        json.WriteString("highPrice"u8, day.High);
        json.WriteString("lowPrice"u8, day.Low);
        json.WriteString("volume"u8, day.Volume);
        json.WriteString("quoteVolume"u8, day.QuoteVolume);
        json.WriteNumber("openTime"u8, day.OpenMs);
        json.WriteNumber("closeTime"u8, day.CloseMs);
        json.WriteNumber("count"u8, day.Trades);
    }
}

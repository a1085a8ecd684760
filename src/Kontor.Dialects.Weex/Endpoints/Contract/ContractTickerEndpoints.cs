using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>A contract's last day and its best offers. Unlike on spot, who names one gets a list as well.</summary>
internal sealed class ContractTickerEndpoints(TradingHouse house)
{
    public void Map(RouteTable routes)
    {
        routes.Add(Section.ContractPublic("/capi/v3/market/ticker/24hr", 40, call => Answer(call, WriteDay)));
        routes.Add(Section.ContractPublic("/capi/v3/market/ticker/bookTicker", 1, call => Answer(call, WriteOffers)));
    }

    private ValueTask<Refusal?> Answer(Call call, Action<Utf8JsonWriter, QuotedDay> write)
    {
        if (house.ShownContracts(CallParameters.OfQuery(call), out var contracts) is { } unknown)
            return new(unknown);
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var contract in contracts)
        {
            json.WriteStartObject();
            json.WriteString("symbol"u8, contract.Record.Symbol);
            write(json, QuotedDay.Of(QuotedMarket.Of(contract), call.NowMs));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        return new(Envelope.End(call));
    }

    private static void WriteDay(Utf8JsonWriter json, QuotedDay day)
    {
        json.WriteString("priceChange"u8, day.Change);
        json.WriteString("priceChangePercent"u8, day.ChangeFraction);
        json.WriteString("lastPrice"u8, day.Last);
        json.WriteString("openPrice"u8, day.Open);
        json.WriteString("highPrice"u8, day.High);
        json.WriteString("lowPrice"u8, day.Low);
        json.WriteString("volume"u8, day.Volume);
        json.WriteString("quoteVolume"u8, day.QuoteVolume);
        json.WriteNumber("openTime"u8, day.OpenMs);
        json.WriteNumber("closeTime"u8, day.CloseMs);
        json.WriteString("markPrice"u8, day.Mark);
        json.WriteString("indexPrice"u8, day.Index);
    }

    private static void WriteOffers(Utf8JsonWriter json, QuotedDay day)
    {
        day.WriteOffers(json);
        json.WriteNumber("time"u8, day.CloseMs);
    }
}

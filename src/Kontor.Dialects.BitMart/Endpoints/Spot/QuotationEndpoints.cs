using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.MarketData;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary><c>/spot/quotation/v3/*</c> without the candles. Read from the tape, on the caller's thread: looking delays no order.</summary>
internal sealed class QuotationEndpoints(TradingHouse house)
{
    private const int LevelsMax = 50;
    private const int LevelsDefault = 35;
    private const int TradesMax = 50;

    public void Map(RouteTable routes)
    {
        routes.Public("/spot/quotation/v3/ticker", 15, 2, Ticker);
        routes.Public("/spot/quotation/v3/tickers", 10, 2, Tickers);
        routes.Public("/spot/quotation/v3/books", 15, 2, Books);
        routes.Public("/spot/quotation/v3/trades", 15, 2, Trades);
    }

    private ValueTask<Refusal?> Ticker(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.ListedMarketOf(given) is not { } market)
            return new(SpotSymbols.RefusalOf(given));
        var json = Envelope.BeginSuccess(call);
        SpotTicker.Of(market, call.NowMs).WriteObject(json);
        return new(Envelope.End(call));
    }

    private ValueTask<Refusal?> Tickers(Call call)
    {
        var json = Envelope.BeginSuccess(call);
        json.WriteStartArray();
        foreach (var market in house.ListedMarkets)
            SpotTicker.Of(market, call.NowMs).WriteRow(json);
        json.WriteEndArray();
        return new(Envelope.End(call));
    }

    private ValueTask<Refusal?> Books(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.ListedMarketOf(given) is not { } market)
            return new(SpotSymbols.RefusalOf(given));
        var limit = LevelsDefault;
        if (SpotRanges.ReadLimit(given, "limit", LevelsMax, ref limit) is { } bad)
            return new(bad);
        var depth = market.Tape.Depth(limit);
        var json = Envelope.BeginSuccess(call);
        json.WriteStartObject();
        json.WriteString("ts"u8, $"{call.NowMs}");
        json.WriteString("symbol"u8, market.Symbol);
        WriteLevels(json, "asks"u8, market, depth.Asks.AsSpan());
        WriteLevels(json, "bids"u8, market, depth.Bids.AsSpan());
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private static void WriteLevels(Utf8JsonWriter json, ReadOnlySpan<byte> name, SpotMarketView market, ReadOnlySpan<DepthLevel> levels)
    {
        json.WriteStartArray(name);
        foreach (var level in levels)
        {
            json.WriteStartArray();
            json.WriteStringValue(market.Price(level.PriceTicks));
            json.WriteStringValue(market.Size(level.Lots));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private ValueTask<Refusal?> Trades(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.ListedMarketOf(given) is not { } market)
            return new(SpotSymbols.RefusalOf(given));
        var limit = TradesMax;
        if (SpotRanges.ReadLimit(given, "limit", TradesMax, ref limit) is { } bad)
            return new(bad);
        var json = Envelope.BeginSuccess(call);
        json.WriteStartArray();
        foreach (var trade in market.Tape.Trades(limit))
        {
            json.WriteStartArray();
            json.WriteStringValue(market.Symbol);
            json.WriteStringValue($"{trade.TimeMs}");
            json.WriteStringValue(market.Price(trade.PriceTicks));
            json.WriteStringValue(market.Size(trade.Lots));
            json.WriteStringValue(SpotWords.Of(trade.TakerSide));
            json.WriteEndArray();
        }
        json.WriteEndArray();
        return new(Envelope.End(call));
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot.Legacy;

/// <summary>Tickers, book and trades as the older generations showed them.</summary>
internal sealed class LegacyQuoteEndpoints(TradingHouse house)
{
    private const int LevelsMax = 200;
    private const int LevelsDefault = 50;
    private const int TradesMax = 50;

    public void Map(RouteTable routes)
    {
        routes.Public("/spot/v1/ticker", call => Tickers(call, hasTime: false));
        routes.Public("/spot/v2/ticker", call => Tickers(call, hasTime: true));
        routes.Public("/spot/v1/ticker_detail", Ticker);
        routes.Public("/spot/v1/symbols/book", BookAsync);
        routes.Public("/spot/v1/symbols/trades", Trades);
    }

    private ValueTask<Refusal?> Tickers(Call call, bool hasTime)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        var one = house.ListedMarketOf(given);
        if (one is null && given.Has("symbol"))
            return new(Errors.SymbolNotFound);
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteStartArray("tickers"u8);
        foreach (var market in one is null ? house.ListedMarkets : [one])
            WriteTicker(json, SpotTicker.Of(market, call.NowMs), hasTime);
        json.WriteEndArray();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private ValueTask<Refusal?> Ticker(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.ListedMarketOf(given) is not { } market)
            return new(SpotSymbols.RefusalOf(given));
        WriteTicker(Envelope.Begin(call, Errors.SpotOk), SpotTicker.Of(market, call.NowMs), hasTime: false);
        return new(Envelope.End(call));
    }

    private static void WriteTicker(Utf8JsonWriter json, SpotTicker ticker, bool hasTime)
    {
        json.WriteStartObject();
        json.WriteString("symbol"u8, ticker.Market.Symbol);
        json.WriteString("last_price"u8, ticker.Last);
        json.WriteString("quote_volume_24h"u8, ticker.QuoteVolume);
        json.WriteString("base_volume_24h"u8, ticker.BaseVolume);
        json.WriteString("high_24h"u8, ticker.High);
        json.WriteString("low_24h"u8, ticker.Low);
        json.WriteString("open_24h"u8, ticker.Open);
        json.WriteString("close_24h"u8, ticker.Last);
        json.WriteString("best_ask"u8, ticker.AskPrice);
        json.WriteString("best_ask_size"u8, ticker.AskSize);
        json.WriteString("best_bid"u8, ticker.BidPrice);
        json.WriteString("best_bid_size"u8, ticker.BidSize);
        json.WriteString("fluctuation"u8, ticker.SignedFluctuation);
        json.WriteString("url"u8, $"https://www.bitmart.com/trade?symbol={ticker.Market.Symbol}");
        if (hasTime)
            json.WriteNumber("timestamp"u8, ticker.View.TimeMs);
        json.WriteEndObject();
    }

    /// <summary>The one list that says how many orders wait at a price. The tape does not count them, so the book itself is asked.</summary>
    private async ValueTask<Refusal?> BookAsync(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.ListedMarketOf(given) is not { } market)
            return SpotSymbols.RefusalOf(given);
        // Prices have one precision only, so there is nothing to choose.
        if (given.Text("precision") is { } precision && precision != market.PriceDecimals.ToString(CultureInfo.InvariantCulture))
            return ParameterFamily.Spot.OutOfRange("precision");
        if (given.Whole("size", out var size) is { } malformed)
            return malformed;
        if (size > LevelsMax)
            return Errors.OrderBookSizeOverMax;
        if (size < 1)
            return ParameterFamily.Spot.OutOfRange("size");
        var levels = (int)(size ?? LevelsDefault);
        var (sides, none) = await house.AskAsync(
            call,
            state =>
            {
                var book = state.SpotOf(ExchangeId.BitMart).At(market.Index).Book;
                return (Buys: Best(book, Side.Buy, levels), Sells: Best(book, Side.Sell, levels));
            }
        );
        if (none is not null)
            return none;
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteNumber("timestamp"u8, call.NowMs);
        WriteLevels(json, "buys"u8, market, sides.Buys);
        WriteLevels(json, "sells"u8, market, sides.Sells);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static ImmutableArray<BookLevel> Best(OrderBook book, Side side, int max)
    {
        var levels = ImmutableArray.CreateBuilder<BookLevel>();
        for (var depth = 0; depth < Math.Min(max, book.LevelCount(side)); depth++)
            levels.Add(book.LevelAt(side, depth));
        return levels.DrainToImmutable();
    }

    private static void WriteLevels(Utf8JsonWriter json, ReadOnlySpan<byte> name, SpotMarketView market, ImmutableArray<BookLevel> levels)
    {
        Int128 total = 0;
        json.WriteStartArray(name);
        foreach (var level in levels)
        {
            total += level.Lots;
            json.WriteStartObject();
            json.WriteString("amount"u8, market.Size(level.Lots));
            json.WriteString("total"u8, market.Size(total));
            json.WriteString("price"u8, market.Price(level.PriceTicks));
            json.WriteString("count"u8, $"{level.Orders}");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private ValueTask<Refusal?> Trades(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.ListedMarketOf(given) is not { } market)
            return new(SpotSymbols.RefusalOf(given));
        var limit = TradesMax;
        if (SpotRanges.ReadLimit(given, "N", TradesMax, ref limit) is { } bad)
            return new(bad);
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteStartArray("trades"u8);
        foreach (var trade in market.Tape.Trades(limit))
        {
            json.WriteStartObject();
            json.WriteString("amount"u8, market.Notional(trade.Value));
            json.WriteNumber("order_time"u8, trade.TimeMs);
            json.WriteString("price"u8, market.Price(trade.PriceTicks));
            json.WriteString("count"u8, market.Size(trade.Lots));
            json.WriteString("type"u8, SpotWords.Of(trade.TakerSide));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }
}

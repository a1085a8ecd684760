using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>Books, trades and candles, read beside the world's thread: no number of questions delays an order.</summary>
internal sealed class QuotationEndpoints(FuturesHouse house)
{
    private const int LevelsMax = 100;
    private const int TradesDefault = 50;
    private const int TradesMax = 100;
    private const int CandlesMax = 500;

    public void Map(RouteTable routes)
    {
        routes.Add(FuturesRoutes.Open("/contract/public/depth", 12, Depth));
        routes.Add(FuturesRoutes.Open("/contract/public/market-trade", 12, Trades));
        routes.Add(FuturesRoutes.Open("/contract/public/kline", 12, call => Candles(call, CandlePrice.Last)));
        routes.Add(FuturesRoutes.Open("/contract/public/markprice-kline", 12, call => Candles(call, CandlePrice.Mark)));
    }

    private ValueTask<Refusal?> Depth(Call call)
    {
        if (house.Find(new Parameters(call, ParameterFamily.Contract), out var contract) is { } refusal)
            return new(refusal);
        var depth = contract.Contract.Tape.Depth(LevelsMax);
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        WriteSide(json, "asks", contract, depth.Asks);
        WriteSide(json, "bids", contract, depth.Bids);
        json.WriteNumber("timestamp"u8, call.NowMs);
        json.WriteString("symbol"u8, contract.Symbol);
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private ValueTask<Refusal?> Trades(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.Find(given, out var contract) is { } refusal)
            return new(refusal);
        long limit = TradesDefault;
        if (given.Whole("limit", 1, TradesMax, ref limit) is { } badLimit)
            return new(badLimit);
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartArray();
        foreach (var trade in contract.Contract.Tape.Trades((int)limit))
        {
            json.WriteStartObject();
            json.WriteString("symbol"u8, contract.Symbol);
            json.WriteString("price"u8, contract.Price(trade.PriceTicks));
            json.WriteString("qty"u8, contract.Coins(trade.Lots));
            json.WriteString("quote_qty"u8, contract.Money(trade.Value));
            json.WriteNumber("time"u8, trade.TimeMs / 1_000);
            json.WriteBoolean("is_buyer_maker"u8, trade.TakerSide == Side.Sell);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        return new(Envelope.End(call));
    }

    /// <summary>The newest candles of the range, oldest first. What has left memory comes out of the history.</summary>
    private async ValueTask<Refusal?> Candles(Call call, CandlePrice price)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.Find(given, out var contract) is { } refusal)
            return refusal;
        if (ReadStep(given, out var interval) is { } badStep)
            return badStep;
        if (FuturesNumbers.RequiredWhole(given, "start_time", 0, long.MaxValue, out var start) is { } badStart)
            return badStart;
        if (FuturesNumbers.RequiredWhole(given, "end_time", 0, long.MaxValue, out var end) is { } badEnd)
            return badEnd;
        var (fromMs, toMs) = (FuturesTimes.FirstMs(start), FuturesTimes.FirstMs(end));
        if (fromMs > toMs)
            return Errors.ContractInvalidRequest;

        var known = contract.Contract.Tape.Candles(price).Known(interval, fromMs, toMs, CandlesMax, call.NowMs);
        var (candles, failure) = await CompleteAsync(call, contract, known, price);
        if (failure is not null)
            return failure;
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartArray();
        foreach (var candle in candles)
            Write(json, contract, candle, price);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private async ValueTask<(ImmutableArray<Candle> Candles, Refusal? Refusal)> CompleteAsync(
        Call call,
        ContractText contract,
        KnownCandles known,
        CandlePrice price
    )
    {
        if (known.MissingBeforeMs is null)
            return (CandleFill.Fill(known, []), null);
        var (exchange, failure) = await house.AskAsync(call, perpetuals => perpetuals.Ledger.Index);
        if (failure is not null)
            return ([], failure);
        var owner = new CandleOwner(exchange, MarketProduct.Perpetual, contract.Contract.Index, known.Interval, price);
        var (older, unread) = await house.House.ReadAsync(call, state => state.Candles, CandleHistory.Older(known, owner)!);
        return unread is null ? (CandleHistory.Fill(known, [.. older]), null) : ([], unread);
    }

    private static Refusal? ReadStep(in Parameters given, out CandleInterval interval)
    {
        interval = CandleInterval.Minute1;
        if (given.Whole("step", out var step) is { } bad)
            return bad;
        if (StepOf(step ?? 1) is not { } known)
            return Errors.ContractInvalidRequest;
        interval = known;
        return null;
    }

    private static CandleInterval? StepOf(long minutes) =>
        minutes switch
        {
            1 => CandleInterval.Minute1,
            3 => CandleInterval.Minute3,
            5 => CandleInterval.Minute5,
            15 => CandleInterval.Minute15,
            30 => CandleInterval.Minute30,
            60 => CandleInterval.Hour1,
            2 * 60 => CandleInterval.Hour2,
            4 * 60 => CandleInterval.Hour4,
            6 * 60 => CandleInterval.Hour6,
            12 * 60 => CandleInterval.Hour12,
            24 * 60 => CandleInterval.Day1,
            3 * 24 * 60 => CandleInterval.Day3,
            7 * 24 * 60 => CandleInterval.Week1,
            _ => null,
        };

    /// <summary>Price, what waits there, and what waits up to there.</summary>
    private static void WriteSide(Utf8JsonWriter json, string side, ContractText text, ImmutableArray<DepthLevel> levels)
    {
        json.WriteStartArray(side);
        var sum = 0L;
        foreach (var level in levels)
        {
            sum += level.Lots;
            json.WriteStartArray();
            json.WriteStringValue(text.Price(level.PriceTicks));
            json.WriteStringValue($"{level.Lots}");
            json.WriteStringValue($"{sum}");
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ContractText text, in Candle candle, CandlePrice price)
    {
        json.WriteStartObject();
        json.WriteNumber("timestamp"u8, candle.StartMs / 1_000);
        json.WriteString("open_price"u8, Price(candle.Open));
        json.WriteString("high_price"u8, Price(candle.High));
        json.WriteString("low_price"u8, Price(candle.Low));
        json.WriteString("close_price"u8, Price(candle.Close));
        json.WriteString("volume"u8, $"{candle.Lots}");
        json.WriteEndObject();

        // Trades have prices of the book, the mark has finer ones.
        string Price(long value) => price == CandlePrice.Last ? text.Price(value) : text.Fine(value);
    }
}

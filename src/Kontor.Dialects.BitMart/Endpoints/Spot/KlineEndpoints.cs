using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>Candles, in both generations.</summary>
internal sealed class KlineEndpoints(TradingHouse house)
{
    private const int CandlesMax = 200;
    private const int CandlesDefault = 100;
    private const int LegacyCandlesMax = 500;

    private readonly SpotCandles _candles = new(house);

    public void Map(RouteTable routes)
    {
        routes.Public("/spot/quotation/v3/klines", 10, 2, KlinesAsync);
        routes.Public("/spot/quotation/v3/lite-klines", 15, 2, KlinesAsync);
        routes.Public("/spot/v1/steps", Steps);
        routes.Public("/spot/v1/symbols/kline", LegacyKlinesAsync);
    }

    private async ValueTask<Refusal?> KlinesAsync(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.ListedMarketOf(given) is not { } market)
            return SpotSymbols.RefusalOf(given);
        if (SpotRanges.ReadSeconds(given, "after", "before", out var fromMs, out var toMs) is { } wrong)
            return wrong;
        if (ReadStep(given, CandleStep.Current, out var step) is { } unknown)
            return unknown;
        if (given.Whole("limit", out var limit) is { } malformed)
            return malformed;
        if (limit < 1)
            return Errors.MinimumLimit;
        if (limit > CandlesMax)
            return Errors.KlineSizeOverMax;
        var (candles, none) = await _candles.ReadAsync(call, market, step, fromMs, toMs, (int)(limit ?? CandlesDefault));
        if (none is not null)
            return none;
        var json = Envelope.BeginSuccess(call);
        json.WriteStartArray();
        foreach (var candle in candles)
        {
            json.WriteStartArray();
            json.WriteStringValue($"{candle.StartMs / 1_000}");
            json.WriteStringValue(market.Price(candle.Open));
            json.WriteStringValue(market.Price(candle.High));
            json.WriteStringValue(market.Price(candle.Low));
            json.WriteStringValue(market.Price(candle.Close));
            json.WriteStringValue(market.Size(candle.Lots));
            json.WriteStringValue(market.Notional(candle.Value));
            json.WriteEndArray();
        }
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private static ValueTask<Refusal?> Steps(Call call)
    {
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteStartArray("steps"u8);
        foreach (var step in CandleStep.All)
            json.WriteNumberValue(step.Minutes);
        json.WriteEndArray();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private async ValueTask<Refusal?> LegacyKlinesAsync(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        if (house.ListedMarketOf(given) is not { } market)
            return SpotSymbols.RefusalOf(given);
        if (!given.Has("from") || !given.Has("to"))
            return Errors.FromOrToFormat;
        if (SpotRanges.ReadSeconds(given, "from", "to", out var fromMs, out var toMs) is { } wrong)
            return wrong;
        if (ReadStep(given, CandleStep.All, out var step) is { } unknown)
            return unknown;
        if ((toMs - fromMs) / step.LengthMs > LegacyCandlesMax)
            return Errors.KlineSizeOverMax;
        var (candles, none) = await _candles.ReadAsync(call, market, step, fromMs, toMs, LegacyCandlesMax);
        if (none is not null)
            return none;
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteStartArray("klines"u8);
        foreach (var candle in candles)
        {
            json.WriteStartObject();
            json.WriteNumber("timestamp"u8, candle.StartMs / 1_000);
            json.WriteString("open"u8, market.Price(candle.Open));
            json.WriteString("high"u8, market.Price(candle.High));
            json.WriteString("low"u8, market.Price(candle.Low));
            json.WriteString("close"u8, market.Price(candle.Close));
            json.WriteString("last_price"u8, market.Price(candle.Close));
            json.WriteString("volume"u8, market.Size(candle.Lots));
            json.WriteString("quote_volume"u8, market.Notional(candle.Value));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static Refusal? ReadStep(Parameters given, IReadOnlyList<CandleStep> steps, out CandleStep step)
    {
        step = steps[0];
        if (given.Text("step") is not { } text)
            return null;
        step = steps.FirstOrDefault(one => text == $"{one.Minutes}");
        return step == default ? Errors.StepFormat.Refusal : null;
    }
}

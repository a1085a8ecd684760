using System.Text.Json;
using Kontor.Analytics;
using Kontor.Analytics.Markets;
using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary><c>trade/kline/*</c>: what the price of a token did.</summary>
internal sealed class KlineEndpoints(Shop shop, Analyst analyst)
{
    private const string Service = "valuescan/klines";
    private const string BucketType = "bucketType";
    private const string KlineType = "klineType";
    private const string StartTime = "startTime";
    private const string EndTime = "endTime";
    private const int NameLengthMax = 8;

    public IEnumerable<Interface> Interfaces =>
        [shop.Sell<KlineRequest>("trade/kline/getTradeKLineList", 1, Service, [Shop.TokenId, BucketType, StartTime, EndTime], Ask, Tell)];

    private static Refusal? Ask(Call call, TokenList tokens, out KlineRequest request)
    {
        request = null!;
        if (Shop.ReadToken(call, tokens, out var token) is { } refusal)
            return refusal;
        var isLegal =
            TryReadBucket(call.Json, out var bucket)
            & TryReadKind(call.Json, out var kind)
            & Fields.TryReadWhole(call.Json, StartTime, out var startMs)
            & Fields.TryReadWhole(call.Json, EndTime, out var endMs);
        if (!isLegal || startMs > endMs)
            return Errors.RequiredParamsIllegal;
        request = new KlineRequest(token, bucket!, kind, startMs, endMs, call.NowMs);
        return null;
    }

    private static bool TryReadBucket(JsonElement body, out Bucket? bucket)
    {
        // A minute and a month differ in the case of a letter.
        bucket = Fields.TryReadText(body, BucketType, NameLengthMax, out var name)
            ? Bucket.All.FirstOrDefault(one => one.Name == name)
            : null;
        return bucket is not null;
    }

    /// <summary>Clients leave it out when they mean the spot market.</summary>
    private static bool TryReadKind(JsonElement body, out KlineKind kind)
    {
        kind = KlineKind.Spot;
        if (Fields.IsEmpty(body, KlineType))
            return true;
        var isCode = Fields.TryReadText(body, KlineType, NameLengthMax, out var code) && code.Length == 2;
        kind = isCode && Fields.TryReadDigits(code, out var number) ? (KlineKind)Math.Min(number, byte.MaxValue) : (KlineKind)byte.MaxValue;
        return Enum.IsDefined(kind);
    }

    private void Tell(Utf8JsonWriter json, KlineRequest request)
    {
        var bars = analyst.Markets.Klines.Read(
            request.Token.Symbol,
            request.Kind,
            request.Bucket,
            request.StartMs,
            request.EndMs,
            request.NowMs
        );
        json.WriteStartArray();
        foreach (var bar in bars)
        {
            json.WriteStartObject();
            json.WriteNumber("time"u8, bar.StartMs);
            json.WriteDecimal("open"u8, bar.Open);
            json.WriteDecimal("close"u8, bar.Close);
            json.WriteDecimal("high"u8, bar.High);
            json.WriteDecimal("low"u8, bar.Low);
            json.WriteDecimal("volume"u8, bar.Volume);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private sealed record KlineRequest(Token Token, Bucket Bucket, KlineKind Kind, long StartMs, long EndMs, long NowMs);
}

using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Analytics;
using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;
using Kontor.World.Posts;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary><c>social-sentiment/*</c>: what people say about a token.</summary>
internal sealed class SentimentEndpoints(Shop shop, Analyst analyst)
{
    public IEnumerable<Interface> Interfaces =>
        [shop.Sell<TokenMoment>("social-sentiment/getCoinSocialSentiment", 3, "valuescan/sentiment", [Shop.TokenId], Ask, Tell)];

    private static Refusal? Ask(Call call, TokenList tokens, out TokenMoment request)
    {
        var refusal = Shop.ReadToken(call, tokens, out var token);
        request = new TokenMoment(token, call.NowMs);
        return refusal;
    }

    private void Tell(Utf8JsonWriter json, TokenMoment request)
    {
        var figures = analyst.Sentiment.FiguresOf(request.Token.Symbol, request.NowMs);
        json.WriteStartObject();
        json.WriteNumber("updateTime"u8, figures.TimeMs);
        json.WriteToken(request.Token);
        json.WriteFigure("bullishRatio"u8, figures.Ratios.Bullish);
        json.WriteFigure("neutralRatio"u8, figures.Ratios.Neutral);
        json.WriteFigure("bearishRatio"u8, figures.Ratios.Bearish);
        WriteContents(json, "bullishContents"u8, figures.Bullish);
        WriteContents(json, "neutralContents"u8, figures.Neutral);
        WriteContents(json, "bearishContents"u8, figures.Bearish);
        json.WriteEndObject();
    }

    private static void WriteContents(Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<Post> posts)
    {
        json.WriteStartArray(name);
        foreach (var post in posts)
        {
            json.WriteStartObject();
            json.WriteString("english"u8, post.Text);
            json.WriteNumber("updateTime"u8, post.TimeMs);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}

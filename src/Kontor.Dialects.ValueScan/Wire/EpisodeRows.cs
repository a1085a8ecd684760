using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Kontor.Analytics;
using Kontor.Analytics.Markets;
using Kontor.Analytics.Signals;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.World.Facts;

namespace Kontor.Dialects.ValueScan.Wire;

/// <summary>Chances and risks that go on, the highest score first. Everything in a row is as of the same instant of the grid.</summary>
internal sealed class EpisodeRows(Analyst analyst, FactsView facts)
{
    private const long HourMs = 60 * Grid.MinuteMs;

    public void WriteChances(Utf8JsonWriter json, TokenList tokens)
    {
        var view = analyst.Signals.Current;
        Write(json, tokens, view, view.Chances, isChance: true);
    }

    public void WriteRisks(Utf8JsonWriter json, TokenList tokens)
    {
        var view = analyst.Signals.Current;
        Write(json, tokens, view, view.Risks, isChance: false);
    }

    private void Write(Utf8JsonWriter json, TokenList tokens, SignalsView view, IReadOnlyCollection<TokenEpisode> episodes, bool isChance)
    {
        json.WriteStartArray();
        var ranking = episodes.Count > 0 ? analyst.Capital.RankingAt(view.GridMs) : FrozenDictionary<string, int>.Empty;
        // Equals stay in their order: by symbol.
        foreach (var episode in episodes.OrderByDescending(one => one.Score))
        {
            if (tokens.FindSymbol(episode.Symbol) is not { } token)
                continue;
            json.WriteStartObject();
            json.WriteTokenId(token);
            json.WriteString("symbol"u8, token.Symbol);
            WritePrices(json, episode, view.GridMs);
            WriteChain(json, episode, ranking.GetValueOrDefault(token.Symbol), view.GridMs);
            WriteFlows(json, episode, view.GridMs);
            json.WriteNumber("updateTime"u8, view.GridMs);
            WriteCourse(json, episode, view.GridMs);
            if (isChance)
                WriteChance(json, episode, view);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WritePrices(Utf8JsonWriter json, TokenEpisode episode, long gridMs)
    {
        var ever = analyst.Markets.RangeBefore(episode.Symbol, gridMs);
        json.WriteDecimal("price"u8, episode.Price);
        json.WriteDecimal("maxPrice"u8, ever?.High);
        json.WriteDecimal("minPrice"u8, ever?.Low);
        json.WriteDecimal("percentChange1h"u8, ChangeOver(HourMs));
        json.WriteDecimal("percentChange24h"u8, ChangeOver(Grid.DayMs));
        json.WriteDecimal("percentChange7d"u8, ChangeOver(7 * Grid.DayMs));
        json.WriteDecimal("percentChange30d"u8, ChangeOver(30 * Grid.DayMs));
        json.WriteDecimal("percentChange60d"u8, ChangeOver(60 * Grid.DayMs));
        json.WriteDecimal("percentChange90d"u8, ChangeOver(90 * Grid.DayMs));

        Int128? ChangeOver(long spanMs) => Fixed.PercentChange(analyst.Markets.PriceAt(episode.Symbol, gridMs - spanMs), episode.Price);
    }

    private void WriteChain(Utf8JsonWriter json, TokenEpisode episode, int rank, long gridMs)
    {
        var (cost, known) = (episode.Chain.Cost, facts.Book.Find(episode.Symbol));
        var circulating = known?.Circulating ?? 0;
        var whole = known?.Total > 0 ? known.Total : known?.Max ?? 0;
        json.WriteDecimal("cost"u8, cost);
        json.WriteDecimal("costChange"u8, episode.Chain.CostChange);
        json.WriteDecimal("deviation"u8, Fixed.PercentChange(cost, episode.Price));
        json.WriteDecimal("marketCap"u8, analyst.Capital.At(episode.Symbol, gridMs));
        json.WriteNumber("marketCapRanking"u8, rank);
        json.WriteDecimal("circulatingSupply"u8, circulating > 0 ? circulating : null);
        json.WriteDecimal("circulationRate"u8, circulating > 0 ? Fixed.Percent(circulating, whole) : null);
        json.WriteString("active"u8, episode.Chain.Active.ToString(CultureInfo.InvariantCulture));
        json.WriteString("newly"u8, episode.Chain.Newly.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Those of the venue that makes the price. The contract has no other name for them in the list of risks.</summary>
    private void WriteFlows(Utf8JsonWriter json, TokenEpisode episode, long gridMs)
    {
        json.WriteNumber("tradeType"u8, (int)episode.Venue);
        json.WriteStartArray("chanceCoinTradeDataV1Vos"u8);
        var flows = analyst.Markets.FlowsOf(episode.Symbol, episode.Venue);
        foreach (var range in TimeRange.All)
        {
            var flow = flows.Until(range, gridMs);
            json.WriteStartObject();
            json.WriteRange(range);
            json.WriteDecimal("tradeInflow"u8, flow.Net);
            json.WriteDecimal("tradeAmount"u8, flow.Amount);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WriteCourse(Utf8JsonWriter json, TokenEpisode episode, long gridMs)
    {
        var ratios = analyst.Sentiment.RatiosOf(episode.Symbol, gridMs);
        json.WriteDecimal("pushPrice"u8, episode.PushPrice);
        json.WriteDecimal("pushMaxPrice"u8, episode.MaxPrice);
        json.WriteDecimal("pushMinPrice"u8, episode.MinPrice);
        json.WriteFigure("gains"u8, episode.Gains);
        json.WriteFigure("declines"u8, episode.Declines);
        json.WriteFigure("score"u8, episode.Score);
        json.WriteFigure("bullishRatio"u8, ratios.Bullish);
        json.WriteFigure("bearishRatio"u8, ratios.Bearish);
    }

    /// <summary>What a chance has and a risk has not; money may move on any venue.</summary>
    private static void WriteChance(Utf8JsonWriter json, TokenEpisode episode, SignalsView view)
    {
        FundsEpisode[] funds = [.. view.Funds.Where(one => one.Symbol == episode.Symbol)];
        json.WriteFigure("scoreChange"u8, episode.ScoreChange);
        json.WriteNumber("grade"u8, episode.Grade);
        json.WriteBoolean("alpha"u8, funds.Any(one => one.IsAlpha));
        json.WriteBoolean("fomo"u8, funds.Any(one => one.IsFomo));
        json.WriteBoolean("fomoEscalation"u8, funds.Any(one => one.IsEscalated));
    }
}

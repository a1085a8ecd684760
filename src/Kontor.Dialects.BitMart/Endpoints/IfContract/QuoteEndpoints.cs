using System.Collections.Immutable;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.MarketData;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>Candles of what was traded, <c>quote</c>, and of the index, <c>indexquote</c>: a bare array, oldest first.</summary>
internal sealed class QuoteEndpoints(FuturesHouse house)
{
    private const int CandlesMax = 500;

    /// <summary>Instants are in seconds. Whoever sends as many as these means milliseconds.</summary>
    private const long SecondsMax = 100_000_000_000;

    public void Map(RouteTable routes)
    {
        routes.Add(LegacyRoutes.Public("quote", call => Candles(call, CandlePrice.Last)));
        routes.Add(LegacyRoutes.Public("indexquote", call => Candles(call, CandlePrice.Index)));
    }

    private async ValueTask<Refusal?> Candles(Call call, CandlePrice price)
    {
        if (Read(call, price, out var contract, out var interval, out var range) is { } bad)
            return bad;
        var (candles, refusal) = await CandlesAsync(call, contract, price, interval, range);
        if (refusal is not null)
            return refusal;
        var text = new ContractText(contract);
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartArray();
        foreach (var candle in candles)
        {
            json.WriteStartObject();
            if (price == CandlePrice.Last)
                CandleText.WriteLegacy(json, text, candle, candle.StartMs);
            else
                CandleText.WriteIndex(json, text, candle, candle.StartMs);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private Refusal? Read(
        Call call,
        CandlePrice price,
        out ContractView contract,
        out CandleInterval interval,
        out (long FromMs, long ToMs) range
    )
    {
        (interval, range) = (default, default);
        var given = new Parameters(call, ParameterFamily.Contract);
        var alias = price == CandlePrice.Index ? "indexID" : "contract_id";
        if (ContractIds.Require(house, given, "contractID", alias, out contract) is { } unknown)
            return unknown;
        if (given.Whole("startTime", "start_time", out var from) is { } badFrom)
            return badFrom;
        if (given.Whole("endTime", "end_time", out var to) is { } badTo)
            return badTo;
        if (given.Whole("unit", out var unit) is { } badUnit)
            return badUnit;
        if (from is null or < 0 || to is null || to < from || given.Text("resolution") is not { } resolution)
            return Errors.ContractInvalidRequest;
        range = (MsOf(from.Value), MsOf(to.Value));
        if (IntervalOf(unit ?? 0, resolution) is not { } listed)
            return Errors.ContractInvalidRequest;
        interval = listed;
        return null;
    }

    // What has left memory is read from the history.
    private async ValueTask<(ImmutableArray<Candle> Candles, Refusal? Refusal)> CandlesAsync(
        Call call,
        ContractView contract,
        CandlePrice price,
        CandleInterval interval,
        (long FromMs, long ToMs) range
    )
    {
        var known = contract.Tape.Candles(price).Known(interval, range.FromMs, range.ToMs, CandlesMax, call.NowMs);
        var (index, busy) = await house.AskAsync(call, static exchange => exchange.Ledger.Index);
        if (busy is not null)
            return ([], busy);
        var owner = new CandleOwner(index, MarketProduct.Perpetual, contract.Index, interval, price);
        if (CandleHistory.Older(known, owner) is not { } query)
            return (CandleHistory.Fill(known, []), null);
        var (older, refusal) = await house.House.ReadAsync(call, static state => state.Candles, query);
        return (CandleHistory.Fill(known, [.. older]), refusal);
    }

    private static long MsOf(long time) => time < SecondsMax ? time * 1000 : time;

    private static CandleInterval? IntervalOf(long unit, string resolution) =>
        (unit, resolution) switch
        {
            (1, "M") => CandleInterval.Minute1,
            (3, "M") => CandleInterval.Minute3,
            (5, "M") => CandleInterval.Minute5,
            (15, "M") => CandleInterval.Minute15,
            (30, "M") => CandleInterval.Minute30,
            (60, "M") or (1, "H") => CandleInterval.Hour1,
            (2, "H") => CandleInterval.Hour2,
            (4, "H") => CandleInterval.Hour4,
            (6, "H") => CandleInterval.Hour6,
            (8, "H") => CandleInterval.Hour8,
            (12, "H") => CandleInterval.Hour12,
            (24, "H") or (1, "D") => CandleInterval.Day1,
            (3, "D") => CandleInterval.Day3,
            (7, "D") => CandleInterval.Week1,
            _ => null,
        };
}

using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Ledger;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>What moved in the spot and the funding wallet, newest first.</summary>
internal sealed class BillEndpoints(TradingHouse house)
{
    private const int LimitMax = 100;
    private const int LimitDefault = 10;

    public void Map(RouteTable routes)
    {
        routes.Add(Section.SpotPrivate("POST", "/api/v3/account/bills", 5, Spot));
        routes.Add(Section.SpotPrivate("POST", "/api/v3/account/fundingBills", 5, Funding));
    }

    private async ValueTask<Refusal?> Spot(Call call)
    {
        var given = CallParameters.OfBody(call);
        // 1. Values in documented order: coinId, bizType, after, before, limit.
        if (ReadFilter(given, "after", "before", out var filter) is { } badFilter)
            return badFilter;
        if (Whole.Limit(given["limit"], LimitDefault, LimitMax, out var limit) is { } badLimit)
            return badLimit;
        // 2. How the values lie to one another.
        if (filter.Range.Check() is { } backwards)
            return backwards;

        var user = call.User!.Number;
        var answer = await house.World.ReadAsync(state => BillQueries.Newest(state, user, WalletId.Spot, filter, limit));
        if (call.Dialect.RefusalOf(call, answer) is { } unavailable)
            return unavailable;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var line in answer.Value.Lines)
            BillJson.Write(json, house, line, isTrading: true);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> Funding(Call call)
    {
        var given = CallParameters.OfBody(call);
        // 1. Values in documented order: coinId, bizType, startTime, endTime, pageIndex, pageSize.
        if (ReadFilter(given, "startTime", "endTime", out var filter) is { } badFilter)
            return badFilter;
        if (Whole.Page(given["pageIndex"], out var page) is { } badPage)
            return badPage;
        if (Whole.Limit(given["pageSize"], LimitDefault, LimitMax, out var pageSize) is { } badSize)
            return badSize;
        // 2. How the values lie to one another.
        if (filter.Range.Check() is { } backwards)
            return backwards;

        var user = call.User!.Number;
        var skip = (page - 1L) * pageSize;
        var answer = await house.World.ReadAsync(state => BillQueries.Page(state, user, WalletId.Funding, filter, skip, pageSize));
        if (call.Dialect.RefusalOf(call, answer) is { } unavailable)
            return unavailable;
        WritePage(Envelope.Begin(call), answer.Value, page, pageSize);
        return Envelope.End(call);
    }

    private static Refusal? ReadFilter(CallParameters given, string start, string end, out BillFilter filter)
    {
        filter = default;
        if (Whole.Id("coinId", given["coinId"], out var coin) is { } badCoin)
            return badCoin;
        if (given["bizType"] is { } kind && !BillWords.IsBizType(kind))
            return Errors.ParamError.With("bizType");
        if (TimeRange.Read(given[start], given[end], out var range) is { } badTime)
            return badTime;
        filter = new BillFilter(coin, Coin: null, BillWords.KindOf(given["bizType"]), range);
        return null;
    }

    private void WritePage(Utf8JsonWriter json, BillPage found, int page, int pageSize)
    {
        var pages = (found.Total + pageSize - 1) / pageSize;
        json.WriteStartObject();
        json.WriteNumber("total"u8, found.Total);
        json.WriteNumber("pageSize"u8, pageSize);
        json.WriteNumber("pages"u8, pages);
        json.WriteNumber("page"u8, page);
        json.WriteBoolean("hasNextPage"u8, page < pages);
        json.WriteStartArray("items"u8);
        foreach (var line in found.Lines)
            BillJson.Write(json, house, line, isTrading: false);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

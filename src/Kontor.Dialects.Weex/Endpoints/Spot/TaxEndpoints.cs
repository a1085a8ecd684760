using System.Globalization;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Ledger;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary><c>/api/v3/tax/income</c>: what moved in the spot wallet in one month of the calendar, in UTC, newest first.</summary>
internal sealed class TaxEndpoints(TradingHouse house)
{
    private const int LimitMax = 200;
    private const int LimitDefault = 10;

    public void Map(RouteTable routes) => routes.Add(Section.SpotPrivate("POST", "/api/v3/tax/income", 5, IncomeAsync));

    private async ValueTask<Refusal?> IncomeAsync(Call call)
    {
        var given = CallParameters.OfBody(call);
        // In documented order: coin, bizType, month, limit, page.
        if (given["bizType"] is { } kind && !BillWords.IsBizType(kind))
            return Errors.ParamError.With("bizType");
        if (!TryMonth(given["month"], call.NowMs, out var month))
            return Errors.ParamError.With("month");
        if (Whole.Limit(given["limit"], LimitDefault, LimitMax, out var limit) is { } badLimit)
            return badLimit;
        if (Whole.Page(given["page"], out var page) is { } badPage)
            return badPage;
        var user = call.User!.Number;
        var filter = new BillFilter(CoinId: null, given["coin"], BillWords.KindOf(given["bizType"]), month);
        var (found, none) = await house.AskAsync(
            call,
            state => BillQueries.Newest(state, user, WalletId.Spot, filter, limit, skip: (page - 1L) * limit)
        );
        if (none is not null)
            return none;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var line in found!.Lines)
            BillJson.Write(json, house, line, isTrading: true);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    /// <summary>A month is written <c>2026-01</c>; the current one when none is.</summary>
    private static bool TryMonth(string? text, long nowMs, out TimeRange month)
    {
        month = default;
        var now = DateTimeOffset.FromUnixTimeMilliseconds(nowMs);
        var first = new DateTime(now.Year, now.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        const DateTimeStyles inUtc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (text is not null && !DateTime.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, inUtc, out first))
            return false;
        // The last month that can be written has no next one.
        if (first is { Year: 9999, Month: 12 })
            return false;
        var startMs = new DateTimeOffset(first).ToUnixTimeMilliseconds();
        month = new TimeRange(startMs, new DateTimeOffset(first.AddMonths(1)).ToUnixTimeMilliseconds() - 1);
        return true;
    }
}

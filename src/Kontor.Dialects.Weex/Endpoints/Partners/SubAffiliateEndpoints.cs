using System.Globalization;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Exchanges.Partners;
using Kontor.Gate;

namespace Kontor.Dialects.Weex.Endpoints.Partners;

/// <summary>
/// What those have traded, day by day, who were brought by users whom the caller brought. The contract says POST; ccxt asks with GET, so both
/// are answered.
/// </summary>
internal sealed class SubAffiliateEndpoints(PartnerDesk desk)
{
    private const string Path = "/api/v3/rebate/affiliate/querySubChannelTransactions";
    private const int DaysMax = 90;
    private const long DayMs = 86_400_000;

    public void Map(RouteTable routes)
    {
        routes.Add(Section.SpotPrivate("POST", Path, 10, Transactions));
        routes.Add(Section.SpotPrivate("GET", Path, 10, Transactions));
    }

    private async ValueTask<Refusal?> Transactions(Call call)
    {
        var (circle, closed) = await desk.OpenAsync(call);
        if (closed is not null)
            return closed;
        var given = CallParameters.Of(call);
        if (given["productType"] is not { } product)
            return Errors.ParamEmpty.With("productType");
        if (product is not ("SPOT" or "FUTURES"))
            return Errors.ParamError.With("productType");
        if (PartnerQuery.Read(given, ("subUid", "pageNum"), DaysMax, DaysMax, call.NowMs, out var query) is { } bad)
            return bad;
        var worth = desk.Worth(circle, call.NowMs);
        var days = new SortedDictionary<(long DaysAgo, long User), Deals>();
        foreach (var sub in circle.Asked(query.User))
        foreach (var user in sub.Own)
        {
            var span = new PartnerSpan(user, query.FromMs, query.ToMs);
            void Take(Int128 volume, Int128 fee, long timeMs) => Of(days, timeMs, sub.User.Number).Add(volume, fee, timeMs);
            var unread =
                product == "SPOT"
                    ? await desk.ScanSpotAsync(call, worth, span, Take)
                    : await desk.ScanFuturesAsync(call, worth, span, Take);
            if (unread is not null)
                return unread;
        }

        Write(Envelope.Begin(call), product, circle, worth, [.. days], query);
        return Envelope.End(call);
    }

    // The newest day comes first.
    private static Deals Of(SortedDictionary<(long DaysAgo, long User), Deals> days, long timeMs, long user)
    {
        var key = (-timeMs / DayMs, user);
        if (!days.TryGetValue(key, out var deals))
            days.Add(key, deals = new Deals());
        return deals;
    }

    private static void Write(
        Utf8JsonWriter json,
        string product,
        Circle circle,
        UsdtWorth worth,
        IReadOnlyList<KeyValuePair<(long DaysAgo, long User), Deals>> days,
        PartnerQuery query
    )
    {
        json.WriteStartObject();
        json.WriteStartArray("records"u8);
        foreach (var ((_, user), deals) in days.Page(query))
        {
            json.WriteStartObject();
            json.WriteString("subAffiliateUid"u8, $"{user}");
            json.WriteString("productType"u8, product);
            json.WriteString("date"u8, Dates.Text(deals.FirstMs));
            json.WriteString("tradingVolume"u8, worth.Text(deals.Volume));
            json.WriteString("netTradingFee"u8, worth.Text(deals.Fees));
            json.WriteString("paidCommission"u8, worth.Text(circle.ShareOf(deals.Fees)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("total"u8, days.Count);
        json.WriteNumber("size"u8, query.PageSize);
        json.WriteNumber("current"u8, query.Page);
        json.WriteNumber("pages"u8, (days.Count + query.PageSize - 1) / query.PageSize);
        json.WriteEndObject();
    }
}

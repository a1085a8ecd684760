using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.Weex.Endpoints.Partners;

/// <summary>What most questions of partners name: one user or all, a span of time, a page.</summary>
internal readonly record struct PartnerQuery(long? User, long FromMs, long ToMs, int Page, int PageSize)
{
    private const int LookbackDays = 365;
    private const long DayMs = 86_400_000;

    public long Skip => (Page - 1L) * PageSize;

    /// <summary>Reads them in documented order, values first, then how they lie to one another.</summary>
    /// <param name="defaultDays">How far back a question without times looks.</param>
    public static Refusal? Read(
        CallParameters given,
        (string User, string Page) names,
        int defaultDays,
        int daysMax,
        long nowMs,
        out PartnerQuery query
    )
    {
        query = default;
        if (Whole.Id(names.User, given[names.User], out var user) is { } badUser)
            return badUser;
        if (TimeRange.Read(given["startTime"], given["endTime"], out var range) is { } badTime)
            return badTime;
        if (Whole.Page(given[names.Page], out var page) is { } badPage)
            return badPage;
        if (Whole.Limit(given["pageSize"], PartnerRoutes.PageSizeMax, PartnerRoutes.PageSizeMax, out var pageSize) is { } badSize)
            return badSize;
        if (Close(range, defaultDays, nowMs) is var closed && closed.Check(daysMax) is { } wide)
            return wide;
        if (closed.FromMs < nowMs - (LookbackDays * DayMs))
            return Errors.QueryTimeOutOfRangeStartTooOld.With(LookbackDays);
        query = new PartnerQuery(user, closed.FromMs, closed.ToMs, page, pageSize);
        return null;
    }

    // Without an end it ends now, as is documented; without a beginning it is as long as it is by default.
    private static TimeRange Close(TimeRange range, int days, long nowMs)
    {
        var end = range.EndMs ?? Math.Max(nowMs, range.StartMs ?? nowMs);
        return new TimeRange(range.StartMs ?? end - (days * DayMs), end);
    }
}

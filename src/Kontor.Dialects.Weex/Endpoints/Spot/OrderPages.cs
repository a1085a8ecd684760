using Kontor.Catalog;
using Kontor.Gate;
using Kontor.World.History;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>
/// Pages of all orders of a user in one market, open or over. The world keeps what is over in the order in which it ended, so the open ones fill the
/// first pages, and those that ended last come next; within a page the order that was placed last is the first.
/// </summary>
internal sealed class OrderPages(TradingHouse house)
{
    private const int OpenMax = 10_000;

    private readonly SpotOrders _orders = new(house, Errors.SpotOrderNotExist);

    /// <summary>The query's times are those of the placing, its <see cref="SpotQuery.Max"/> is the size of a page.</summary>
    public async ValueTask<(IReadOnlyList<SpotOrderRow> Orders, Refusal? Refusal)> ReadAsync(Call call, SpotQuery query, long skip)
    {
        var (open, none) = await _orders.OpenAsync(call, query with { Max = OpenMax });
        if (none is not null)
            return ([], none);
        var page = new SortedDictionary<long, SpotOrderRow>(Comparer<long>.Create((left, right) => right.CompareTo(left)));
        foreach (var order in open.Skip((int)Math.Min(skip, OpenMax)).Take(query.Max))
            page[order.Id] = order;
        if (page.Count == query.Max)
            return ([.. page.Values], null);
        var over = Over(query with { Max = query.Max - page.Count }, Math.Max(0, skip - open.Count));
        var (ended, unread) = await house.ReadAsync(call, state => state.Spot.History.Orders, over);
        // An order that ended between the two looks was seen by both; how it ended is the truth.
        foreach (var entry in ended)
            page[entry.Row.Id] = entry.Row;
        return ([.. page.Values], unread);
    }

    /// <summary>An order is over after it was placed, so none that ended before the range began was placed in it.</summary>
    private static HistoryQuery<SpotOrderRow> Over(SpotQuery query, long skip)
    {
        var (fromMs, toMs, market) = (query.FromMs, query.ToMs, query.Market);
        return query.Orders() with
        {
            Range = HistoryRange.All with { FromMs = fromMs },
            Where = row => row.Market == market && row.CreatedMs >= fromMs && row.CreatedMs <= toMs && skip-- <= 0,
        };
    }
}

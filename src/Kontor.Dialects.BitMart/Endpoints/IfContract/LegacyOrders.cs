using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Gate;
using Kontor.World.History;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>Finds a user's orders, open ones in memory and those that are over in the history, and what their fills have cost.</summary>
internal sealed class LegacyOrders(FuturesHouse house)
{
    /// <summary>Nobody looks further back into the fills of what is shown on one page.</summary>
    private const int FillsMax = 10_000;

    /// <summary>Open orders first, then those that are over; the newest of each on top.</summary>
    public async ValueTask<(List<PerpetualOrderRow> Orders, Refusal? Refusal)> ListAsync(
        Call call,
        ContractView contract,
        (bool Open, bool Over) wanted,
        int max
    )
    {
        var (index, unready) = await IndexAsync(call);
        if (unready is not null)
            return ([], unready);
        var query = new PerpetualQuery(index, call.User!.Number) { Contract = contract.Index, Max = max };
        var orders = new List<PerpetualOrderRow>();
        if (wanted.Open)
        {
            var (open, busy) = await house.AskAsync(call, exchange => exchange.OpenOrders(query));
            if (busy is not null)
                return ([], busy);
            orders.AddRange(open);
        }
        if (!wanted.Over || orders.Count >= max)
            return (orders, null);
        var (ended, refusal) = await house.ReadAsync(call, static history => history.Orders, query.Orders());
        // One that ended between the two questions is known already.
        foreach (var (_, row) in ended)
        {
            if (orders.Count < max && !orders.Exists(order => order.Id == row.Id))
                orders.Add(row);
        }
        return (orders, refusal);
    }

    /// <summary>One order of the user in a contract, open or over; null when there is none.</summary>
    public async ValueTask<(PerpetualOrderRow? Order, Refusal? Refusal)> FindAsync(Call call, ContractView contract, long orderId)
    {
        var user = call.User!.Number;
        var key = PerpetualOrderKey.Of(orderId);
        var (near, busy) = await house.AskAsync(
            call,
            exchange =>
            {
                var isThere =
                    exchange.TryFindOpen(user, contract.Record.Symbol, key, out var row) || exchange.TryFindEnded(user, orderId, out row);
                return (exchange.Ledger.Index, IsThere: isThere, Row: row);
            }
        );
        if (busy is not null)
            return (null, busy);
        if (near.IsThere)
            return (near.Row.Contract == contract.Index ? near.Row : null, null);
        var query = PerpetualQuery.OrderOf(near.Index, user, key);
        var (far, refusal) = await house.ReadAsync(call, static history => history.Orders, query);
        return (far.Count > 0 && far[0].Row.Contract == contract.Index ? far[0].Row : null, refusal);
    }

    /// <summary>Fees of orders that have traded, as maker and as taker.</summary>
    public async ValueTask<(OrderFees Fees, Refusal? Refusal)> FeesAsync(Call call, IReadOnlyCollection<PerpetualOrderRow> orders)
    {
        var fees = new OrderFees();
        var traded = orders.Where(order => order.FilledLots > 0).ToList();
        if (traded.Count == 0)
            return (fees, null);
        var ids = traded.Select(order => order.Id).ToHashSet();
        var query = new HistoryQuery<PerpetualFillRow>
        {
            Owner = HistoryOwner.Of(traded[0].Exchange, call.User!.Number),
            Range = HistoryRange.All with { FromMs = traded.Min(order => order.CreatedMs) },
            RowsMax = FillsMax,
            Where = fill => ids.Contains(fill.OrderId),
        };
        var (fills, refusal) = await house.ReadAsync(call, static history => history.Fills, query);
        foreach (var (_, fill) in fills)
            fees.Add(fill);
        return (fees, refusal);
    }

    public ValueTask<(int Index, Refusal? Refusal)> IndexAsync(Call call) => house.AskAsync(call, static exchange => exchange.Ledger.Index);
}

/// <summary>What orders have paid, and which position each of them traded last.</summary>
internal sealed class OrderFees
{
    private readonly Dictionary<long, (Int128 Maker, Int128 Taker, long Position)> _byOrder = [];

    /// <summary>The newest fill comes first.</summary>
    public void Add(in PerpetualFillRow fill)
    {
        var (maker, taker, position) = _byOrder.GetValueOrDefault(fill.OrderId, (0, 0, fill.PositionId));
        _byOrder[fill.OrderId] = fill.IsMaker != 0 ? (maker + fill.Fee, taker, position) : (maker, taker + fill.Fee, position);
    }

    public (Int128 Maker, Int128 Taker) Of(long orderId) =>
        _byOrder.GetValueOrDefault(orderId) is var (maker, taker, _) ? (maker, taker) : default;

    /// <summary>0 when it has not traded.</summary>
    public long PositionOf(long orderId) => _byOrder.GetValueOrDefault(orderId).Position;
}

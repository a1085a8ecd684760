using System.Collections.Immutable;
using Kontor.World.Matching;
using Kontor.World.Perpetuals.Funding;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.World.Perpetuals;

public sealed partial class PerpetualExchange
{
    public SeatSettings SettingsOf(long user, Contract contract) =>
        TraderOf(user)?.SeatAt(contract.Index) is { } seat ? SeatSettings.Of(seat) : SeatSettings.Default(contract.Record);

    public PositionMode PositionModeOf(long user) => TraderOf(user)?.PositionMode ?? PositionMode.OneWay;

    /// <summary>The user's contract wallet of an asset at the present prices.</summary>
    public AccountOverview OverviewOf(long user, int asset)
    {
        var view = AccountViewOf(user, asset);
        var (positionDeposit, unrealized) = (view.CrossMargin + view.IsolatedMargin, view.CrossUnrealized);
        foreach (var position in PositionsOf(user))
        {
            if (position.Position.IsIsolated && _contracts[position.Position.Contract].QuoteAsset == asset)
                unrealized += position.Unrealized;
        }
        var equity = view.Cash - view.Debt + view.IsolatedMargin + unrealized;
        return new(equity, view.Available, view.Transferable, positionDeposit, view.OrderHolds, unrealized);
    }

    /// <summary>The user's open positions, in the order in which he came to the contracts.</summary>
    public ImmutableArray<PositionView> PositionsOf(long user, Contract? contract = null)
    {
        var found = ImmutableArray.CreateBuilder<PositionView>();
        foreach (var seat in TraderOf(user)?.Seats ?? [])
        {
            if (contract is not null && seat.Contract != contract)
                continue;
            if (seat.Long != PositionTable.None)
                found.Add(ViewOf(seat, seat.Long));
            if (seat.Short != PositionTable.None)
                found.Add(ViewOf(seat, seat.Short));
        }
        return found.ToImmutable();
    }

    public bool TryFindPosition(long user, long positionId, out PositionView position)
    {
        var slot = Positions.Find(positionId);
        var isThere = slot != PositionTable.None && Positions[slot].User == user;
        position = isThere ? ViewOf(Positions.SeatOf(slot), slot) : default;
        return isThere;
    }

    /// <summary>An open order of the user; an empty symbol asks in every contract.</summary>
    public bool TryFindOpen(long user, string symbol, PerpetualOrderKey key, out PerpetualOrderRow order)
    {
        var slot = FindOpen(user, symbol, key);
        order = slot == OrderPool.None ? default : Orders[slot];
        return slot != OrderPool.None;
    }

    /// <summary>An order that ended not long ago. False says nothing: then <see cref="PerpetualQuery.OrderOf"/> searches all that is over.</summary>
    public bool TryFindEnded(long user, long orderId, out PerpetualOrderRow order) =>
        History.Orders.TryRead(Ended.RowOf(orderId), out order)
        && order.Id == orderId
        && order.User == user
        && order.Exchange == Ledger.Index;

    /// <summary>Newest first.</summary>
    public ImmutableArray<PerpetualOrderRow> OpenOrders(PerpetualQuery query)
    {
        var found = new List<PerpetualOrderRow>();
        foreach (var seat in TraderOf(query.User)?.Seats ?? [])
        {
            for (var slot = seat.NewestOrder; slot != OrderPool.None; slot = Orders.OlderOf(slot))
            {
                if (query.Matches(Orders[slot]))
                    found.Add(Orders[slot]);
            }
        }
        // Each contract has its own list.
        found.Sort(static (left, right) => right.Id.CompareTo(left.Id));
        return [.. found.Take(query.Max)];
    }

    /// <summary>What the funding of a contract has come to, and when its next round is.</summary>
    public FundingMeter MeterOf(Contract contract) => Risk.MeterOf(contract);

    /// <summary>The user's plans that wait, newest first; each row says when it last changed.</summary>
    public ImmutableArray<PlanRow> OpenPlans(long user, Contract? contract = null)
    {
        var found = ImmutableArray.CreateBuilder<PlanRow>();
        foreach (var plan in Risk.Plans.Book.Of(user))
        {
            if (contract is null || plan.Contract == contract.Index)
                found.Add(PlanRow.Of(Ledger.Index, plan, Reject.None, 0, plan.UpdatedMs));
        }
        found.Reverse();
        return found.ToImmutable();
    }

    private PositionView ViewOf(Seat seat, int slot)
    {
        ref readonly var position = ref Positions[slot];
        var price = seat.Contract.ValuationUnits;
        return new(
            position,
            price,
            seat.Contract.WorthOf(position.Side, position.Lots, price),
            PerpetualMoney.UnrealizedOf(seat.Contract, position),
            PerpetualMoney.InitialMarginOf(position),
            PerpetualMoney.MaintenanceOf(seat.Contract, position),
            LiquidationPrice.Of(this, slot)
        );
    }
}

/// <summary>A contract wallet in the words of its owner.</summary>
/// <param name="Equity">All of it: cash, margins and what positions would bring.</param>
/// <param name="Available">What new orders can use.</param>
/// <param name="Transferable">What can leave it.</param>
/// <param name="PositionDeposit">Margins of open positions.</param>
/// <param name="Frozen">What open orders hold.</param>
/// <param name="Unrealized">Profits less losses of open positions.</param>
public readonly record struct AccountOverview(
    Int128 Equity,
    Int128 Available,
    Int128 Transferable,
    Int128 PositionDeposit,
    Int128 Frozen,
    Int128 Unrealized
);

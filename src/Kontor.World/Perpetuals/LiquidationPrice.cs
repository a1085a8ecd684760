namespace Kontor.World.Perpetuals;

/// <summary>
/// The price at which what is behind a position is no more than what must be.
/// <para>Isolated: <c>margin + profit(price) &lt;= maintenance(price)</c>, with the margin that was set aside for it.</para>
/// <para>
/// Cross: <c>cash - debt + profits of all positions &lt;= maintenance of all positions</c>, with the prices of other contracts as they are.
/// In hedge mode both positions in the contract move with its price, and the larger one decides which way is the bad one.
/// </para>
/// Profits are what <see cref="PerpetualMoney"/> says, brackets included, so the price is searched for and not solved: the position is safe
/// at the price next to it, and lost at it.
/// </summary>
internal static class LiquidationPrice
{
    public static long Of(PerpetualExchange exchange, int slot)
    {
        ref readonly var position = ref exchange.Positions[slot];
        var contract = exchange.Positions.SeatOf(slot).Contract;
        if (contract.ValuationUnits == 0)
            return 0;
        if (position.IsIsolated)
            return Search(
                contract,
                position.IsLong,
                new Stake(contract, position.IsLong ? position : default, position.IsLong ? default : position, position.IsolatedMargin, 0)
            );
        return OfCross(exchange, exchange.Positions.SeatOf(slot));
    }

    private static long OfCross(PerpetualExchange exchange, Seat seat)
    {
        var (contract, view) = (seat.Contract, exchange.Money.Look(seat.Account));
        var bought = seat.Long == PositionTable.None ? default : exchange.Positions[seat.Long];
        var sold = seat.Short == PositionTable.None ? default : exchange.Positions[seat.Short];
        sold.Side = PositionSide.Short;
        var here = new Stake(contract, bought, sold, 0, 0);
        var price = contract.ValuationUnits;
        var elsewhere = view.CrossMaintenance - here.MaintenanceAt(price);
        var backing = view.CrossEquity - here.EquityAt(price);
        return Search(contract, bought.Lots >= sold.Lots, here with { Backing = backing, OtherMaintenance = elsewhere });
    }

    // From the present price the search goes the bad way; what is lost already is lost here.
    private static long Search(Contract contract, bool falls, Stake stake)
    {
        var safe = contract.ValuationUnits;
        if (stake.IsLostAt(safe))
            return safe;
        var lost = falls ? 1 : PriceMax(contract);
        if (!stake.IsLostAt(lost))
            return 0;
        while (Math.Abs(safe - lost) > 1)
        {
            var middle = safe + (lost - safe) / 2;
            if (stake.IsLostAt(middle))
                lost = middle;
            else
                safe = middle;
        }
        return lost;
    }

    private static long PriceMax(Contract contract) =>
        (long)Int128.Min(long.MaxValue / 2, Int128.Max(1, (Int128)contract.ValuationUnits * 1_000));

    private readonly record struct Stake(Contract Contract, PositionRow Long, PositionRow Short, Int128 Backing, Int128 OtherMaintenance)
    {
        public bool IsLostAt(long priceUnits) => OtherMaintenance + MaintenanceAt(priceUnits) >= EquityAt(priceUnits);

        public Int128 EquityAt(long priceUnits) =>
            Backing + PerpetualMoney.UnrealizedAt(Contract, Long, priceUnits) + PerpetualMoney.UnrealizedAt(Contract, Short, priceUnits);

        public Int128 MaintenanceAt(long priceUnits) =>
            PerpetualMoney.MaintenanceAt(Contract, PositionSide.Long, Long.Lots, priceUnits)
            + PerpetualMoney.MaintenanceAt(Contract, PositionSide.Short, Short.Lots, priceUnits);
    }
}

namespace Kontor.World.Perpetuals;

internal sealed partial class PerpetualMoney
{
    /// <summary>What a position would bring or cost if it were closed at a price.</summary>
    public static Int128 UnrealizedAt(Contract contract, in PositionRow position, long priceUnits)
    {
        if (priceUnits == 0)
            return 0;
        var worth = contract.WorthOf(position.Side, position.Lots, priceUnits);
        return position.IsLong ? worth - position.EntryValue : position.EntryValue - worth;
    }

    public static Int128 UnrealizedOf(Contract contract, in PositionRow position) =>
        UnrealizedAt(contract, position, contract.ValuationUnits);

    /// <summary>What it takes to have a position that was opened for so much. Rounded up.</summary>
    public static Int128 InitialMarginOf(Int128 entryValue, int leverage) => Divide.Up(entryValue, leverage);

    public static Int128 InitialMarginOf(in PositionRow position) => InitialMarginOf(position.EntryValue, position.Leverage);

    /// <summary>What a position must be backed with at least, at the present price.</summary>
    public static Int128 MaintenanceOf(Contract contract, in PositionRow position) =>
        MaintenanceAt(contract, position.Side, position.Lots, contract.ValuationUnits);

    public static Int128 MaintenanceAt(Contract contract, PositionSide side, long lots, long priceUnits)
    {
        if (lots == 0)
            return 0;
        var value = contract.WorthOf(side, lots, priceUnits);
        return contract.BracketOf(value).MaintenanceOf(value);
    }

    /// <summary>What is behind an isolated position.</summary>
    public static Int128 IsolatedEquityOf(Contract contract, in PositionRow position) =>
        position.IsolatedMargin + UnrealizedOf(contract, position);

    private void AddCross(Seat seat, int slot, ref Int128 unrealized, ref Int128 margin, ref Int128 maintenance)
    {
        if (slot == PositionTable.None)
            return;
        ref readonly var position = ref exchange.Positions[slot];
        if (position.IsIsolated)
            return;
        margin += InitialMarginOf(position);
        var (contract, price) = (seat.Contract, seat.Contract.ValuationUnits);
        if (price == 0)
            return;
        var worth = contract.WorthOf(position.Side, position.Lots, price);
        unrealized += position.IsLong ? worth - position.EntryValue : position.EntryValue - worth;
        maintenance += contract.BracketOf(worth).MaintenanceOf(worth);
    }
}

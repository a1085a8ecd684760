namespace Kontor.World.Perpetuals;

/// <summary>The leverages of a user in one contract that are to change; 0 for what stays.</summary>
public readonly record struct LeverageChange(int Cross, int Long, int Short)
{
    /// <summary>All positions of one margin mode alike.</summary>
    public static LeverageChange Of(MarginMode mode, int leverage) =>
        mode == MarginMode.Cross ? new(leverage, 0, 0) : new(0, leverage, leverage);

    internal int Of(MarginMode mode, PositionSide side) =>
        mode == MarginMode.Cross ? Cross
        : side == PositionSide.Long ? Long
        : Short;

    internal void Set(Seat seat)
    {
        seat.CrossLeverage = Cross == 0 ? seat.CrossLeverage : Cross;
        seat.LongLeverage = Long == 0 ? seat.LongLeverage : Long;
        seat.ShortLeverage = Short == 0 ? seat.ShortLeverage : Short;
    }
}

/// <summary>How a user trades in one contract.</summary>
public readonly record struct SeatSettings(MarginMode MarginMode, int CrossLeverage, int LongLeverage, int ShortLeverage)
{
    internal static SeatSettings Of(Seat seat) => new(seat.MarginMode, seat.CrossLeverage, seat.LongLeverage, seat.ShortLeverage);

    /// <summary>Of who never set anything.</summary>
    internal static SeatSettings Default(ContractRecord contract)
    {
        var leverage = Seat.DefaultLeverage(contract);
        return new(MarginMode.Cross, leverage, leverage, leverage);
    }
}

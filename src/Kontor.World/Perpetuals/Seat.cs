using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

/// <summary>A user's place in one contract: his settings, his positions and his open orders there.</summary>
public sealed class Seat
{
    /// <summary>What a user trades with who never said otherwise, as far as the contract allows.</summary>
    private const int LeverageDefault = 20;

    internal Seat(Trader trader, Contract contract, ContractAccount account)
    {
        (Trader, Contract, Account) = (trader, contract, account);
        var leverage = DefaultLeverage(contract.Record);
        (CrossLeverage, LongLeverage, ShortLeverage) = (leverage, leverage, leverage);
    }

    public Trader Trader { get; }
    public Contract Contract { get; }
    public ContractAccount Account { get; }

    public MarginMode MarginMode { get; internal set; }
    public int CrossLeverage { get; internal set; }

    /// <summary>Of isolated positions.</summary>
    public int LongLeverage { get; internal set; }
    public int ShortLeverage { get; internal set; }

    /// <summary>Where its positions lie, or none. In one-way mode there is never more than one.</summary>
    internal int Long { get; set; } = PositionTable.None;
    internal int Short { get; set; } = PositionTable.None;

    internal int NewestOrder { get; set; } = OrderPool.None;
    public int OrdersCount { get; internal set; }

    /// <summary>What its open orders would open. All of it has margin held.</summary>
    public long LongLotsOpening { get; internal set; }
    public long ShortLotsOpening { get; internal set; }

    /// <summary>A position has become smaller than what orders that close it count on: they must be looked at before the next trade.</summary>
    internal bool IsUnsettled { get; set; }

    public bool HasPositions => Long != PositionTable.None || Short != PositionTable.None;

    public static int DefaultLeverage(ContractRecord contract) => Math.Clamp(LeverageDefault, contract.LeverageMin, contract.LeverageMax);

    public int LeverageOf(MarginMode mode, PositionSide side) =>
        mode == MarginMode.Cross ? CrossLeverage
        : side == PositionSide.Long ? LongLeverage
        : ShortLeverage;

    internal void SetLeverage(MarginMode mode, PositionSide side, int leverage)
    {
        if (mode == MarginMode.Cross)
            CrossLeverage = leverage;
        else if (side == PositionSide.Long)
            LongLeverage = leverage;
        else
            ShortLeverage = leverage;
    }

    /// <summary>Something is open that opens positions of that kind, or is one. In one-way mode every order may come to that.</summary>
    internal bool UsesLeverage(MarginMode mode, PositionSide side) =>
        mode == MarginMode.Cross || Trader.PositionMode == PositionMode.OneWay
            ? HasPositions || OrdersCount > 0
            : PositionOn(side) != PositionTable.None || LotsOpeningOn(side) > 0;

    internal int PositionOn(PositionSide side) => side == PositionSide.Long ? Long : Short;

    internal void Put(PositionSide side, int position)
    {
        if (side == PositionSide.Long)
            Long = position;
        else
            Short = position;
    }

    public long LotsOpeningOn(PositionSide side) => side == PositionSide.Long ? LongLotsOpening : ShortLotsOpening;

    internal void AddOpening(PositionSide side, long lots)
    {
        if (side == PositionSide.Long)
            LongLotsOpening += lots;
        else
            ShortLotsOpening += lots;
        Invariant.Holds(LotsOpeningOn(side) >= 0);
    }
}

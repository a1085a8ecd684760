using System.Numerics;
using Kontor.World.Perpetuals;

namespace Kontor.World.Tests.Perpetuals;

/// <summary>A position as somebody would work it out on paper.</summary>
public sealed record NaivePosition(long User, int Contract, PositionSide Side, MarginMode Mode)
{
    public long Lots { get; private set; }
    public BigInteger Entry { get; private set; }
    public BigInteger Margin { get; private set; }
    public int Leverage { get; private set; }

    private bool IsLong => Side == PositionSide.Long;

    public BigInteger InitialMargin => Lots == 0 ? 0 : CeilingOf(Entry, Leverage);

    public void Open(long lots, BigInteger value, int leverage)
    {
        var before = InitialMargin;
        Leverage = leverage;
        Lots += lots;
        Entry += value;
        if (Mode == MarginMode.Isolated)
            Margin += InitialMargin - before;
    }

    /// <summary>Answers the profit.</summary>
    public BigInteger Close(long lots, BigInteger value, BigInteger fee)
    {
        var rest = Lots - lots;
        // What stays is rounded the way that is good for nobody but the house: down for a long position, up for a short one.
        var staying = IsLong ? Entry * rest / Lots : CeilingOf(Entry * rest, Lots);
        var pnl = IsLong ? value - (Entry - staying) : Entry - staying - value;
        var released = Margin - CeilingOf(Margin * rest, Lots);
        Margin -= released;
        if (pnl < 0)
            Margin -= BigInteger.Max(0, BigInteger.Min(Margin, fee - pnl - released));
        (Lots, Entry) = (rest, staying);
        return pnl;
    }

    public void Move(BigInteger amount) => Margin += amount;

    public void SetLeverage(int leverage)
    {
        var before = InitialMargin;
        Leverage = leverage;
        if (Mode == MarginMode.Isolated)
            Margin += InitialMargin - before;
    }

    public BigInteger UnrealizedAt(BigInteger price, long valuePerTickLot, long tickUnits)
    {
        var tickValue = price * Lots * valuePerTickLot;
        return IsLong ? (tickValue / tickUnits) - Entry : Entry - CeilingOf(tickValue, tickUnits);
    }

    public static BigInteger CeilingOf(BigInteger dividend, BigInteger divisor) => (dividend + divisor - 1) / divisor;
}

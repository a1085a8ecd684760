namespace Kontor.World.Matching;

/// <summary>The numbers stand in the log.</summary>
public enum Side : byte
{
    Buy,
    Sell,
}

public static class Sides
{
    public static Side Opposite(this Side side) => side == Side.Buy ? Side.Sell : Side.Buy;

    /// <summary>Whether somebody on this side, who goes as far as <paramref name="limitTicks"/>, takes what rests at a price.</summary>
    public static bool Takes(this Side side, long limitTicks, long priceTicks) =>
        side == Side.Buy ? priceTicks <= limitTicks : priceTicks >= limitTicks;

    /// <summary>Whether an order that rests on this side at a price is taken before one at another price.</summary>
    public static bool IsBetter(this Side side, long priceTicks, long thanTicks) =>
        side == Side.Buy ? priceTicks > thanTicks : priceTicks < thanTicks;
}

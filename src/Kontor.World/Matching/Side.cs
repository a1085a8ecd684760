namespace Kontor.World.Matching;

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
}

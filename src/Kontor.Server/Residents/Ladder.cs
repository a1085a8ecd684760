using Kontor.World.Ledger;

namespace Kontor.Server.Residents;

/// <summary>
/// The orders of a maker around a price: levels 0 to 7 are bids from the best downwards, 8 to 15 asks from the best upwards, each a
/// little further away and a little larger than the one before.
/// </summary>
internal sealed class Ladder(long tickUnits, long lotUnits, int baseDecimals, int quoteDecimals, long lotsMin, long lotsMax)
{
    public const int LevelsPerSide = 8;
    public const int Levels = 2 * LevelsPerSide;

    /// <summary>From one level to the next, in millionths of the price.</summary>
    private const int SpacingPpm = 200;

    /// <summary>What the first level offers, in whole coins of the quote.</summary>
    private const int LevelWorth = 5_000;

    private const int PpmPerOne = 1_000_000;

    /// <summary>The price in the middle, in smallest units of the quote for one whole coin.</summary>
    public long Middle { get; private set; }

    public long QuoteCoin => TickValue.OneCoin(quoteDecimals);

    public static bool IsBid(int level) => level < LevelsPerSide;

    /// <summary>Moves to a price that is far enough away to be worth it.</summary>
    public void Follow(long units)
    {
        if (Int128.Abs((Int128)units - Middle) * PpmPerOne >= (Int128)Middle * SpacingPpm)
            Middle = units;
    }

    /// <summary>
    /// The order in which levels are moved after the price has moved: away from it first, because a ladder that moves towards itself
    /// would meet itself.
    /// </summary>
    public static IEnumerable<int> MovingOrder(bool isRising)
    {
        foreach (var first in isRising ? (int[])[LevelsPerSide, 0] : [0, LevelsPerSide])
            for (var depth = LevelsPerSide - 1; depth >= 0; depth--)
                yield return first + depth;
    }

    public long PriceAt(int level)
    {
        var offset = (Int128)Middle * (SpacingPpm * (2 * (level % LevelsPerSide) + 1)) / (2 * PpmPerOne);
        return IsBid(level) ? (long)Int128.Max(1, (Middle - offset) / tickUnits) : (long)((Middle + offset) / tickUnits) + 1;
    }

    /// <summary>Deeper levels offer more, as they do everywhere.</summary>
    public long LotsAt(int level) => LotsWorth((Int128)LevelWorth * (1 + level % LevelsPerSide) * QuoteCoin);

    public long LotsWorth(Int128 quoteUnits) => Math.Clamp((long)(BaseFor(quoteUnits) / lotUnits), lotsMin, lotsMax);

    public Int128 BaseFor(Int128 quoteUnits) => quoteUnits * TickValue.OneCoin(baseDecimals) / Middle;
}

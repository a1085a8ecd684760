using Kontor.Analytics.Holdings;

namespace Kontor.Analytics.Signals;

/// <summary>What large holders of a token did with it on the day that is over. The default is nothing to speak of.</summary>
/// <param name="Direction">1 when they had at least a percent more at its end than a day before, -1 when as much less, else 0.</param>
/// <param name="Acceleration">1 when they got more on both of the last two days, and more on the second; -1 when less and less; else 0.</param>
internal readonly record struct HolderTurn(int Direction, int Acceleration)
{
    private const int PercentWhole = 100;

    /// <param name="dayMs">The day that begins.</param>
    public static HolderTurn Of(TokenHoldings holdings, long dayMs)
    {
        if (BalanceBefore(holdings, dayMs) is not { } now || BalanceBefore(holdings, dayMs - Grid.DayMs) is not { } before)
            return default;
        var second = now - before;
        var direction = before.Sign > 0 && (Size(second) * new Exact(PercentWhole, 0) - before).Sign >= 0 ? second.Sign : 0;
        if (BalanceBefore(holdings, dayMs - (2 * Grid.DayMs)) is not { } first)
            return new HolderTurn(direction, 0);
        var earlier = before - first;
        var isFaster = earlier.Sign == second.Sign && (Size(second) - Size(earlier)).Sign > 0;
        return new HolderTurn(direction, isFaster ? second.Sign : 0);
    }

    private static Exact? BalanceBefore(TokenHoldings holdings, long dayMs) => holdings.WhalesAtEndOf(dayMs - Grid.DayMs)?.Balance;

    private static Exact Size(Exact number) => number.Sign < 0 ? Exact.Zero - number : number;
}

using Kontor.World.MarketData;
using Kontor.World.Matching;

namespace Kontor.World.Tests.MarketData;

/// <summary>Seeded trades with every kind of pause between them, from none to years.</summary>
internal static class TradeStream
{
    private const long MinuteMs = 60_000;
    private const long DayMs = 1_440 * MinuteMs;

    // Shortly before the end of February in a leap year, on a Wednesday.
    public static readonly long StartMs = new DateTimeOffset(2_024, 2, 28, 22, 57, 3, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public static IEnumerable<TapeTrade> Of(int seed, int count)
    {
        var chance = new Random(seed);
        var (timeMs, price) = (StartMs, 1_000L);
        for (var id = 1; id <= count; id++)
        {
            price = Math.Max(1, price + chance.Next(-20, 21));
            var lots = chance.NextInt64(1, 1_000);
            yield return new TapeTrade(id, price, lots, (Int128)price * lots * 7, (Side)chance.Next(2), timeMs);
            timeMs += PauseMs(chance);
        }
    }

    private static long PauseMs(Random chance) =>
        chance.Next(1_000) switch
        {
            < 300 => 0,
            < 800 => chance.NextInt64(MinuteMs),
            < 950 => chance.NextInt64(10 * MinuteMs),
            < 990 => chance.NextInt64(DayMs),
            < 999 => chance.NextInt64(40 * DayMs),
            _ => chance.NextInt64(900 * DayMs),
        };
}

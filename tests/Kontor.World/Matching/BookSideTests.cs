using Kontor.World.Matching;
using Xunit.Abstractions;

namespace Kontor.World.Tests.Matching;

public sealed class BookSideTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(Side.Buy)]
    [InlineData(Side.Sell)]
    public void It_agrees_with_a_sorted_list_at_any_depth_and_at_the_ends_of_the_prices(Side side)
    {
        foreach (var seed in Seeds.TakeLong(2, output))
        {
            var (chance, levels, twin) = (new Chance(), new BookSide(side), new SortedList<long, int>());
            chance.Seed(seed);
            for (var step = 0; step < 40_000; step++)
            {
                var price = Price(chance);
                var index = levels.Find(price);
                Assert.Equal(twin.TryGetValue(price, out var level), index >= 0);
                if (index < 0 && twin.Count < 4_000)
                {
                    level = (int)chance.Below(2 * BookSide.LevelsMax);
                    levels.Insert(~index, price, level);
                    twin.Add(price, level);
                }
                else if (index >= 0)
                {
                    Assert.Equal(level, levels.LevelOf(index));
                    levels.RemoveAt(index);
                    twin.Remove(price);
                }
                if (step % 4_000 == 0)
                    Assert.Equal(side == Side.Buy ? twin.Values.Reverse() : twin.Values, AllOf(levels));
            }
        }
    }

    private static IEnumerable<int> AllOf(BookSide levels) => Enumerable.Range(0, levels.Count).Select(depth => levels[depth]);

    private static long Price(Chance chance) =>
        chance.Below(3) switch
        {
            0 => 1 + (long)chance.Below(3_000),
            1 => OrderBook.PriceTicksMax - (long)chance.Below(3_000),
            _ => 1 + (long)chance.Below(OrderBook.PriceTicksMax),
        };
}

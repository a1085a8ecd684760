using Kontor.World.State;

namespace Kontor.World.Tests.State;

public sealed class HotWindowTests
{
    [Theory, InlineData(1, 1), InlineData(5, 2), InlineData(300, 3), InlineData(1_000, 4)]
    public void The_window_agrees_with_a_naive_list(int max, int seed)
    {
        var chance = new Random(seed);
        var window = new HotWindow<string>(max);
        var twin = new List<(long Owner, string Text)>();
        for (var id = 1; id <= 2_500; id++)
        {
            var owner = chance.Next(5);
            window.Add(owner, $"{id}");
            twin.Add((owner, $"{id}"));
            if (id % 250 != 0 && id > 20)
                continue;
            var held = twin.TakeLast(max).ToArray();
            Assert.Equal(held.Select(entry => entry.Text), window.OldestFirst());
            Assert.Equal(held.Reverse().Select(entry => entry.Text), window.NewestFirst());
            for (var asked = 0; asked < 6; asked++)
                Assert.Equal(held.Reverse().Where(entry => entry.Owner == asked).Select(entry => entry.Text), window.NewestFirstOf(asked));
        }
    }

    [Fact]
    public void What_has_left_the_window_is_not_found()
    {
        var window = new HotWindow<string>(3);
        for (var id = 1; id <= 5; id++)
            window.Add(0, $"{id}");
        Assert.Equal([null, null, "3", "4", "5", null], Enumerable.Range(1, 6).Select(id => window.Find(id)));
        Assert.Equal(["4", "3"], window.NewestFirst(beforeId: 5));
    }
}

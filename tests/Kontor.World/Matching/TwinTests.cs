using Xunit.Abstractions;

namespace Kontor.World.Tests.Matching;

/// <summary>The fast books against the naive ones: a million commands, and not one answer may differ.</summary>
public sealed class TwinTests(ITestOutputHelper output)
{
    private const int CommandsTotal = 1_000_000;
    private const int SeedsCount = 8;
    private const int BooksCount = 2;
    private const int OrdersMax = 160;

    [Fact]
    public void The_book_agrees_with_the_naive_book()
    {
        var (traded, seeds) = (0L, Seeds.TakeLong(SeedsCount, output));
        foreach (var seed in seeds)
        {
            var (flow, fast, naive) = (
                new OrderFlow(seed, BooksCount),
                new Desk(BooksCount, OrdersMax),
                new NaiveDesk(BooksCount, OrdersMax)
            );
            for (var step = 0; step < CommandsTotal / SeedsCount; step++)
            {
                var command = flow.Next();
                fast.Apply(in command);
                naive.Apply(in command);
                if (!AreEqual(fast.Events, naive.Events))
                    Assert.Fail(
                        $"Seed {seed}, step {step}: {command}\nfast  {string.Join(' ', fast.Events)}\nnaive {string.Join(' ', naive.Events)}"
                    );
                flow.Learn(in command, fast.Events);
                traded += fast.Events.Count(one => one.Kind == BookEventKind.Filled);
                if (step % 1_000 == 0)
                    AssertSameState(fast, naive, $"Seed {seed}, step {step}");
            }
            AssertSameState(fast, naive, $"Seed {seed}, at the end");
        }
        output.WriteLine($"{traded:N0} trades");
        Assert.True(traded > CommandsTotal / 10 || SeedsCount > seeds.Length, "This flow does not trade enough to prove anything.");
    }

    [Fact]
    public void The_same_seed_ends_in_the_same_state_and_another_one_elsewhere()
    {
        Assert.Equal(HashAfter(7), HashAfter(7));
        Assert.NotEqual(HashAfter(7), HashAfter(8));
    }

    private static int HashAfter(ulong seed)
    {
        var (flow, desk, hash) = (new OrderFlow(seed, BooksCount), new Desk(BooksCount, OrdersMax), new HashCode());
        for (var step = 0; step < 20_000; step++)
        {
            var command = flow.Next();
            desk.Apply(in command);
            flow.Learn(in command, desk.Events);
            foreach (var one in desk.Events)
                hash.Add(one);
        }
        foreach (var order in StateOf(desk))
            hash.Add(order);
        return hash.ToHashCode();
    }

    private static void AssertSameState(Desk fast, NaiveDesk naive, string when)
    {
        Assert.True(StateOf(fast).SequenceEqual(StateOf(naive)), $"{when}: the books differ.");
        var broken = fast.Check();
        Assert.True(broken.Count == 0, $"{when}: {string.Join("; ", broken)}");
    }

    private static IEnumerable<RestingOrder> StateOf(IDesk desk)
    {
        for (var book = 0; book < BooksCount; book++)
        {
            foreach (var order in desk.Resting(book, World.Matching.Side.Buy))
                yield return order;
            foreach (var order in desk.Resting(book, World.Matching.Side.Sell))
                yield return order;
        }
    }

    private static bool AreEqual(IReadOnlyList<BookEvent> left, IReadOnlyList<BookEvent> right)
    {
        if (left.Count != right.Count)
            return false;
        for (var index = 0; index < left.Count; index++)
        {
            if (left[index] != right[index])
                return false;
        }
        return true;
    }
}

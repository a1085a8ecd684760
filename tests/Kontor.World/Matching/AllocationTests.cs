using Kontor.World.Matching;

namespace Kontor.World.Tests.Matching;

public sealed class AllocationTests
{
    [Fact]
    public void Steady_traffic_allocates_nothing()
    {
        const int warmUpCount = 100_000;
        var commands = new SteadyFlow(seed: 11, ordersOpen: 1_000).Take(300_000);
        var (desk, eventsCount, allocations) = (new Desk(booksCount: 1, ordersMax: 4_000), 0L, default(Allocations));
        for (var index = 0; index < commands.Length; index++)
        {
            if (index == warmUpCount)
                allocations = Allocations.FromHere();
            desk.Apply(in commands[index]);
            eventsCount += desk.Events.Count;
        }
        Assert.Equal(0, allocations.Bytes);
        Assert.True(eventsCount > commands.Length);
        Assert.InRange(desk.Books[0].Count, 500, 1_500);
    }

    [Fact]
    public void Triggers_that_come_and_go_allocate_nothing()
    {
        var (book, allocations) = (new TriggerBook(triggersMax: 1_000), default(Allocations));
        for (var round = 0; round < 200; round++)
        {
            if (round == 10)
                allocations = Allocations.FromHere();
            for (var id = 0; id < 500; id++)
                book.Add(id, 1_000 + id * 7 % 90, rises: id % 2 == 0);
            for (var id = 0; id < 250; id++)
                book.Remove(id);
            while (book.TryPopReached(1_045, out _)) { }
            for (var id = 250; id < 500; id++)
                book.Remove(id);
        }
        Assert.Equal((0, 0), (book.Count, allocations.Bytes));
    }
}

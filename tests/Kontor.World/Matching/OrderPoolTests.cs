using Kontor.World.Matching;

namespace Kontor.World.Tests.Matching;

public sealed class OrderPoolTests
{
    [Fact]
    public void A_full_pool_has_no_slot_until_one_is_returned()
    {
        var pool = new OrderPool(ordersMax: 3);
        var slots = new[] { pool.Rent(), pool.Rent(), pool.Rent() };
        Assert.Equal(3, slots.Distinct().Count());
        Assert.Equal(OrderPool.None, pool.Rent());
        pool.Return(slots[1]);
        Assert.Equal(2, pool.Count);
        Assert.Equal(slots[1], pool.Rent());
        Assert.Equal(OrderPool.None, pool.Rent());
    }

    [Fact]
    public void It_grows_by_doubling_up_to_its_bound_and_keeps_what_is_in_it()
    {
        var pool = new OrderPool(ordersMax: 5_000);
        List<int> capacities = [pool.Capacity];
        for (var id = 1; id <= 5_000; id++)
        {
            pool[pool.Rent()].Id = id;
            if (pool.Capacity != capacities[^1])
                capacities.Add(pool.Capacity);
        }
        Assert.Equal([1_024, 2_048, 4_096, 5_000], capacities);
        Assert.Equal(Enumerable.Range(1, 5_000).Select(id => (long)id), Enumerable.Range(0, 5_000).Select(slot => pool[slot].Id));
    }

    [Fact]
    public void A_slot_that_is_rented_again_knows_nothing_of_the_order_before()
    {
        var pool = new OrderPool(ordersMax: 2);
        var slot = pool.Rent();
        pool[slot].Owner = 7;
        pool[slot].Lots = 3;
        pool.Return(slot);
        Assert.Equal((0, 0), (pool[pool.Rent()].Owner, pool[slot].Lots));
    }
}

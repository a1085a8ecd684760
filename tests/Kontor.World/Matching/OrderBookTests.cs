using System.Diagnostics;
using Kontor.World.Matching;

namespace Kontor.World.Tests.Matching;

public sealed class OrderBookTests
{
    private readonly OrderPool _pool = new(ordersMax: 100_000);
    private long _id;

    [Fact]
    public void A_level_adds_up_what_waits_at_its_price_and_the_best_is_at_depth_zero()
    {
        var book = new OrderBook(_pool);
        Rest(book, Side.Buy, 100, 5);
        Rest(book, Side.Buy, 101, 1);
        Rest(book, Side.Buy, 100, 7);
        Rest(book, Side.Sell, 103, 2);
        Rest(book, Side.Sell, 102, 4);
        Assert.Equal([new(101, 1, 1), new(100, 12, 2)], Levels(book, Side.Buy));
        Assert.Equal([new(102, 4, 1), new(103, 2, 1)], Levels(book, Side.Sell));
        Assert.Equal(5, book.Count);
        Assert.True(book.TryBestPrice(Side.Sell, out var best) && best == 102);
    }

    [Fact]
    public void Every_change_of_a_level_counts_the_update_id_on_by_one()
    {
        var book = new OrderBook(_pool);
        var slot = Rest(book, Side.Buy, 100, 5);
        Assert.Equal(1, book.UpdateId);
        book.Take(slot, 2);
        Assert.Equal(2, book.UpdateId);
        book.Take(slot, 3);
        Assert.Equal(3, book.UpdateId);
        book.Remove(Rest(book, Side.Sell, 200, 1));
        Assert.Equal(5, book.UpdateId);
    }

    [Fact]
    public void An_order_without_lots_has_left_the_book_and_keeps_its_slot()
    {
        var book = new OrderBook(_pool);
        var slot = Rest(book, Side.Buy, 100, 5);
        book.Take(slot, 5);
        Assert.Equal((0, 0, 1), (book.Count, book.LevelCount(Side.Buy), _pool.Count));
        Assert.Equal((0, 100), (_pool[slot].Lots, _pool[slot].PriceTicks));
        Assert.Equal(OrderPool.None, book.BestOf(Side.Buy));
        Assert.False(book.TryBestPrice(Side.Buy, out _));
    }

    [Fact]
    public void A_new_price_finds_no_place_where_there_are_too_many_and_an_old_one_does()
    {
        var book = new OrderBook(_pool);
        for (var level = 0; level < BookSide.LevelsMax; level++)
            Rest(book, Side.Sell, 2 * level + 10, 1);
        Assert.False(book.CanRest(Side.Sell, 11));
        Assert.True(book.CanRest(Side.Sell, 10));
        Assert.True(book.CanRest(Side.Buy, 9));
        book.Remove(book.BestOf(Side.Sell));
        Assert.True(book.CanRest(Side.Sell, 11));
        Rest(book, Side.Sell, 2 * BookSide.LevelsMax + 10, 1);
        Assert.Equal(12, book.LevelAt(Side.Sell, 0).PriceTicks);
        AssertWhole(book);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(OrderBook.PriceTicksMax + 1, 1)]
    [InlineData(1, OrderBook.LotsMax + 1)]
    public void Numbers_beyond_the_bounds_are_a_mistake_of_the_caller(long priceTicks, long lots)
    {
        var book = new OrderBook(_pool);
        Assert.Throws<UnreachableException>(() => Rest(book, Side.Buy, priceTicks, lots));
    }

    [Fact]
    public void An_order_that_would_cross_the_book_is_a_mistake_of_the_caller()
    {
        var book = new OrderBook(_pool);
        Rest(book, Side.Sell, 100, 1);
        Assert.Throws<UnreachableException>(() => Rest(book, Side.Buy, 100, 1));
    }

    [Fact]
    public void The_largest_orders_at_the_highest_price_add_up_without_overflow()
    {
        var book = new OrderBook(_pool);
        for (var order = 0; order < 1_000; order++)
            Rest(book, Side.Sell, OrderBook.PriceTicksMax, OrderBook.LotsMax);
        AssertWhole(book);
        Assert.Equal(1_000 * OrderBook.LotsMax, book.LevelAt(Side.Sell, 0).Lots);
        Assert.True((Int128)OrderBook.LotsMax * OrderPool.OrdersMaxMax <= long.MaxValue);
        var taker = new Taker { Side = Side.Buy, Lots = OrderBook.LotsMax };
        Assert.Equal((OrderBook.LotsMax, (Int128)OrderBook.LotsMax * OrderBook.PriceTicksMax), Matcher.Preview(book, in taker));
    }

    [Fact]
    public void A_book_that_is_rested_again_in_its_own_order_is_the_same_book()
    {
        var flow = new SteadyFlow(seed: 3, ordersOpen: 500);
        flow.Take(5_000);
        var desk = flow.Desk;
        var (saved, restored) = (desk.Books[0], new OrderBook(_pool));
        foreach (var side in (Side[])[Side.Buy, Side.Sell])
        {
            for (var slot = saved.BestOf(side); slot != OrderPool.None; slot = saved.After(slot))
                Rest(restored, side, desk.Pool[slot].PriceTicks, desk.Pool[slot].Lots);
        }
        restored.Continue(saved.UpdateId);
        Assert.True(saved.Count > 200);
        Assert.Equal((saved.Count, saved.UpdateId), (restored.Count, restored.UpdateId));
        Assert.Equal(Levels(saved, Side.Buy), Levels(restored, Side.Buy));
        Assert.Equal(Levels(saved, Side.Sell), Levels(restored, Side.Sell));
        AssertWhole(restored);
    }

    [Fact]
    public void A_check_finds_what_is_broken()
    {
        var book = new OrderBook(_pool);
        var (first, second) = (Rest(book, Side.Buy, 100, 5), Rest(book, Side.Buy, 100, 5));
        AssertWhole(book);
        _pool[first].Lots++;
        Assert.Equal("book: the level 100 does not add up", Broken(book));
        _pool[first].Lots--;
        _pool[second].PriceTicks++;
        Assert.Contains("order 2 does not belong where it is", Broken(book), StringComparison.Ordinal);
        _pool[second].PriceTicks--;
        _pool[second].Previous = second;
        Assert.Contains("order 2 does not know who is before it", Broken(book), StringComparison.Ordinal);
        _pool[second].Previous = first;
        _pool[second].Next = first;
        Assert.Contains("the level 100 does not add up", Broken(book), StringComparison.Ordinal);
    }

    private int Rest(OrderBook book, Side side, long priceTicks, long lots)
    {
        var slot = _pool.Rent();
        _pool[slot].Id = ++_id;
        _pool[slot].Side = side;
        _pool[slot].PriceTicks = priceTicks;
        _pool[slot].Lots = lots;
        book.Rest(slot);
        return slot;
    }

    private static IEnumerable<BookLevel> Levels(OrderBook book, Side side) =>
        Enumerable.Range(0, book.LevelCount(side)).Select(depth => book.LevelAt(side, depth));

    private static string Broken(OrderBook book)
    {
        List<string> broken = [];
        book.Check("book", broken);
        return string.Join("; ", broken);
    }

    private static void AssertWhole(OrderBook book) => Assert.Equal("", Broken(book));
}

using Kontor.World.Matching;

namespace Kontor.World.Tests.Matching;

public sealed class MatcherTests
{
    private readonly BookScript _book = new();

    [Fact]
    public void The_best_price_is_taken_first_and_at_one_price_whoever_came_first()
    {
        _book.Sell(5, 102);
        _book.Sell(5, 101);
        _book.Sell(5, 101);
        Assert.Equal("takes 5@101 of 2, takes 2@101 of 3", _book.Buy(7, 103));
        Assert.Equal("takes 3@101 of 3, takes 1@102 of 1", _book.Buy(4, 102));
        Assert.Equal("1:4@102", _book.Queue(Side.Sell));
    }

    [Fact]
    public void A_trade_happens_at_the_price_of_whoever_waited()
    {
        _book.Buy(1, 100);
        Assert.Equal("takes 1@100 of 1", _book.Sell(1, 90));
    }

    [Fact]
    public void What_is_left_rests_at_its_own_price()
    {
        _book.Sell(1, 100);
        Assert.Equal("takes 1@100 of 1, rests 2@101", _book.Buy(3, 101));
        Assert.Equal("2:2@101", _book.Queue(Side.Buy));
    }

    [Fact]
    public void A_limit_is_never_passed()
    {
        _book.Sell(1, 101);
        Assert.Equal("rests 1@100", _book.Buy(1, 100));
        _book.Buy(1, 99);
        Assert.Equal("takes 1@100 of 2, cancels 1", _book.Sell(2, 100, timeInForce: TimeInForce.ImmediateOrCancel));
    }

    [Fact]
    public void A_market_order_takes_at_any_price_and_never_rests()
    {
        _book.Sell(1, 100);
        _book.Sell(1, 1_000_000);
        Assert.Equal("takes 1@100 of 1, takes 1@1000000 of 2, cancels 1", _book.Buy(3, 0));
        Assert.Equal("", _book.Queue(Side.Buy));
    }

    [Fact]
    public void Fill_or_kill_takes_all_or_touches_nothing()
    {
        _book.Sell(2, 100);
        _book.Sell(2, 101);
        Assert.Equal("cancels 5", _book.Buy(5, 101, timeInForce: TimeInForce.FillOrKill));
        Assert.Equal("cancels 3", _book.Buy(3, 100, timeInForce: TimeInForce.FillOrKill));
        Assert.Equal("1:2@100 2:2@101", _book.Queue(Side.Sell));
        Assert.Equal("takes 2@100 of 1, takes 1@101 of 2", _book.Buy(3, 101, timeInForce: TimeInForce.FillOrKill));
    }

    [Fact]
    public void Post_only_is_cancelled_where_it_would_take()
    {
        _book.Sell(2, 100);
        Assert.Equal("cancels 1", _book.Buy(1, 100, timeInForce: TimeInForce.PostOnly));
        Assert.Equal("rests 1@99", _book.Buy(1, 99, timeInForce: TimeInForce.PostOnly));
    }

    [Fact]
    public void The_taking_ends_where_the_means_end_and_nothing_is_left_to_cross_the_book()
    {
        _book.Sell(5, 10);
        _book.Sell(5, 20);
        Assert.Equal("takes 5@10 of 1, takes 1@20 of 2, cancels 4", _book.Buy(10, 30, means: 89));
    }

    [Fact]
    public void A_moved_order_loses_its_place_and_a_shrunk_one_keeps_it()
    {
        _book.Buy(5, 100);
        _book.Buy(5, 100);
        _book.Shrink(1, byLots: 2);
        Assert.Equal("1:3@100 2:5@100", _book.Queue(Side.Buy));
        _book.Move(1, lots: 4, priceTicks: 100);
        Assert.Equal("2:5@100 1:4@100", _book.Queue(Side.Buy));
        _book.Shrink(2, byLots: 5);
        Assert.Equal("1:4@100", _book.Queue(Side.Buy));
        Assert.Equal("refused", _book.Cancel(2));
    }

    [Fact]
    public void A_moved_order_takes_what_it_now_reaches()
    {
        _book.Buy(5, 100);
        _book.Sell(2, 105);
        Assert.Equal("cancels 5, takes 2@105 of 2, rests 4@106", _book.Move(1, lots: 6, priceTicks: 106));
    }
}

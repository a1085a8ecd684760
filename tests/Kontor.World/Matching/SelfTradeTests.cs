using Kontor.World.Matching;

namespace Kontor.World.Tests.Matching;

/// <summary>Somebody else sells at 100 and 102, and in between the taker sells himself: order 2, at 101.</summary>
public sealed class SelfTradeTests
{
    private readonly BookScript _book = new();

    public SelfTradeTests()
    {
        _book.Sell(1, 100, owner: 2);
        _book.Sell(1, 101, owner: 1);
        _book.Sell(1, 102, owner: 2);
    }

    [Theory]
    [InlineData(SelfTradeRule.None, "takes 1@100 of 1, takes 1@101 of 2, takes 1@102 of 3", "")]
    [InlineData(SelfTradeRule.CancelMaker, "takes 1@100 of 1, stops 2, takes 1@102 of 3, rests 1@102", "")]
    [InlineData(SelfTradeRule.CancelTaker, "takes 1@100 of 1, cancels 2", "2:1@101 3:1@102")]
    [InlineData(SelfTradeRule.CancelBoth, "takes 1@100 of 1, stops 2, cancels 2", "3:1@102")]
    public void Each_rule_ends_a_trade_with_oneself_in_its_own_way(SelfTradeRule rule, string events, string asks)
    {
        Assert.Equal(events, _book.Buy(3, 102, owner: 1, rule: rule));
        Assert.Equal(asks, _book.Queue(Side.Sell));
    }

    [Theory]
    [InlineData(SelfTradeRule.None, 3, 303)]
    [InlineData(SelfTradeRule.CancelMaker, 2, 202)]
    [InlineData(SelfTradeRule.CancelTaker, 1, 100)]
    [InlineData(SelfTradeRule.CancelBoth, 1, 100)]
    public void A_preview_counts_what_the_rule_leaves(SelfTradeRule rule, long lots, long tickLots)
    {
        var taker = new Taker
        {
            Side = Side.Buy,
            Owner = 1,
            Lots = 3,
            Rule = rule,
        };
        Assert.Equal((lots, (Int128)tickLots), Matcher.Preview(_book.Book, in taker));
        Assert.Equal("1:1@100 2:1@101 3:1@102", _book.Queue(Side.Sell));
    }

    [Fact]
    public void Fill_or_kill_does_not_count_on_orders_of_its_own()
    {
        Assert.Equal("cancels 3", _book.Buy(3, 102, owner: 1, timeInForce: TimeInForce.FillOrKill, rule: SelfTradeRule.CancelMaker));
        Assert.Equal(
            "takes 1@100 of 1, stops 2, takes 1@102 of 3",
            _book.Buy(2, 102, owner: 1, timeInForce: TimeInForce.FillOrKill, rule: SelfTradeRule.CancelMaker)
        );
    }

    [Fact]
    public void An_order_of_its_own_that_is_not_reached_stays()
    {
        Assert.Equal("takes 1@100 of 1", _book.Buy(1, 102, owner: 1, rule: SelfTradeRule.CancelBoth));
        Assert.Equal("2:1@101 3:1@102", _book.Queue(Side.Sell));
    }
}

using Kontor.Analytics.Holdings;

namespace Kontor.Analytics.Tests.Holdings;

/// <summary>The average cost and what is gained above it, on an asset of one decimal, at prices in hundred-millionths of a dollar.</summary>
public sealed class HoldingDayTests
{
    private static readonly ChainAsset s_asset = new("lab", "Lab", "", "LAB", 1);
    private static readonly HoldingDay s_nothing = new() { DayMs = 0 };

    [Fact]
    public void What_is_received_raises_or_lowers_the_average_and_what_is_given_leaves_it_as_it_was()
    {
        var held = s_nothing.Receive(30, Price(2)).Receive(10, Price(6));
        Assert.Equal(("4", "3", "0"), Words(held, 3));
        var rest = held.Give(20, Price(5));
        Assert.Equal(("2", "3", "4"), Words(rest, 3));
        Assert.Equal("6", new HoldingFigures(s_asset, rest).TotalAt(Price(4))!.Value.ToText());
    }

    [Fact]
    public void What_came_before_there_was_a_price_has_no_cost_and_gains_nothing()
    {
        var given = s_nothing.Receive(30, null);
        Assert.Null(new HoldingFigures(s_asset, given).AverageCost);
        Assert.Null(new HoldingFigures(s_asset, given).UnrealisedAt(Price(3)));
        var mixed = given.Receive(10, Price(4));
        Assert.Equal(("4", "4", "0"), Words(mixed, 4));
        // Half of it goes, and so half of the part that has a cost.
        Assert.Equal(("2", "4", "1"), Words(mixed.Give(20, Price(6)), 4));
    }

    [Fact]
    public void Nobody_gives_more_than_there_is() =>
        Assert.Equal("0", new HoldingFigures(s_asset, s_nothing.Receive(5, Price(1)).Give(9, Price(1))).Balance.ToText());

    private static (string Balance, string Cost, string Realised) Words(HoldingDay day, int price)
    {
        var figures = new HoldingFigures(s_asset, day);
        var realised = figures.TotalAt(Price(price))!.Value - figures.UnrealisedAt(Price(price))!.Value;
        return (figures.Balance.ToText(), figures.AverageCost!.Value.ToText(), realised.ToText());
    }

    private static Int128 Price(int dollars) => dollars * (Int128)Fixed.One;
}

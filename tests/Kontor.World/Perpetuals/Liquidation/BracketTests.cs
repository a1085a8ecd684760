using Kontor.World.Perpetuals;
using static Kontor.World.Tests.Perpetuals.PerpetualWorld;

namespace Kontor.World.Tests.Perpetuals.Liquidation;

/// <summary>Up to 10,000 USDT half a percent must be left of a position, and of what is above it one percent.</summary>
public sealed class BracketTests
{
    private readonly PerpetualWorld _world = new();

    public BracketTests()
    {
        // 150 BTC at 100 USDT, leveraged 50 times: 300 USDT are set aside.
        foreach (var user in new[] { "ann", "bob", "cid" })
            _world.Credit(user, 20_000);
        _world.Trade(Btc, "ann", "bob", 100, 150, leverage: 50, buyerMode: MarginMode.Isolated);
        _world.Index(Btc, 100_000);
    }

    [Fact]
    public void A_large_position_is_first_made_as_small_as_the_bracket_below_allows()
    {
        _world.Bid("cid", Btc, 99, 200);
        // 196.5 USDT are lost at 98.69. Of the 103.5 that are left 98.04 are needed: 1 % of 14,803.5 less 50.
        _world.Index(Btc, 98_690);
        Assert.Equal(150, _world.Position("ann", Btc)!.Value.Lots);
        // At 98.65 it is 97.5 of 97.98. What is beyond 10,000 USDT are 150 - 101 = 49 lots; they are sold at 99.
        _world.Index(Btc, 98_650);

        var position = _world.Position("ann", Btc)!.Value;
        Assert.Equal((PositionState.Open, 101L), (position.State, position.Lots));
        // 101 / 150 of the margin stay; out of the rest the loss of 49 USDT is paid, and half a percent of 4,851 as a fee, for which there is
        // enough: 49 were got beyond the bankruptcy price of 98.
        Assert.Equal(202_000, position.IsolatedMargin);
        Assert.Equal(24_255, _world.Fund());
        Assert.Equal((24_255, 1, 2), (position.LiquidationFees, position.FirstTrade, position.LastTrade));
        _world.MustBeSound();
    }

    [Fact]
    public void When_the_book_does_not_take_it_at_once_all_of_it_goes()
    {
        // 10 go at the bankruptcy price. That leaves 280 USDT of margin less 238 that are lost, and 87.62 are needed.
        _world.Bid("cid", Btc, 98, 10);
        _world.Index(Btc, 98_300);

        var position = _world.Position("ann", Btc)!.Value;
        Assert.Equal((PositionState.InLiquidation, 140L), (position.State, position.Lots));
        _world.MustBeSound();
    }
}

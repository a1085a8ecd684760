using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using static Kontor.World.Tests.Perpetuals.PerpetualWorld;

namespace Kontor.World.Tests.Perpetuals.Liquidation;

/// <summary>
/// Ann holds 10 BTC and 2 ETH, all bought at 100 USDT, and has 205 USDT behind them after 1.2 USDT of fees. Half a percent of what they are
/// worth must be left.
/// </summary>
public sealed class CrossLiquidationTests
{
    private readonly PerpetualWorld _world = new();

    public CrossLiquidationTests()
    {
        _world.Ok(new CreditWallet(_world.Wallet("ann"), 206_200));
        foreach (var user in new[] { "bob", "cid", "dan" })
            _world.Credit(user, 2_000);
        _world.Trade(Btc, "ann", "bob", 100, 10);
        _world.Trade(Eth, "ann", "bob", 100, 2);
        _world.Index(Btc, 100_000);
        _world.Index(Eth, 100_000);
    }

    [Fact]
    public void The_profit_of_one_symbol_saves_the_other()
    {
        _world.Index(Eth, 105_000);
        // BTC loses 200 USDT, ETH wins 10: 15 are left, and 4 + 1.05 are needed.
        _world.Index(Btc, 80_000);

        Assert.Equal(PositionState.Open, _world.Position("ann", Btc)!.Value.State);
        Assert.False(_world.Account("ann").IsInLiquidation);
        _world.MustBeSound();
    }

    [Fact]
    public void The_worst_position_is_sold_first_and_the_account_recovers()
    {
        _world.Index(Eth, 105_000);
        _world.Index(Btc, 80_000);
        _world.Ask("ann", Eth, 140, 1);
        _world.Bid("cid", Btc, 81, 10);
        // Now 5 USDT are left, and 4 + 1 are needed. BTC is bankrupt when all of the 5 and its own loss are gone: at 79.5, which is 80 in whole ticks.
        _world.Index(Eth, 100_000);

        Assert.Null(_world.Position("ann", Btc));
        Assert.Equal(PositionState.Open, _world.Position("ann", Eth)!.Value.State);
        Assert.False(_world.Account("ann").IsInLiquidation);
        // Sold at 81, 190 USDT are lost. The fee is 0.5 % of 810, and it comes out of what was got beyond 80.
        Assert.Equal(205_000 - 190_000 - 4_050, _world.Wealth("ann"));
        Assert.Equal(4_050, _world.Fund());
        var (sale, cancelled) = (_world.Ended("ann")[0], _world.Ended("ann")[1]);
        Assert.Equal((OrderOrigin.Liquidation, 80L), (sale.Origin, sale.PriceTicks));
        Assert.Equal((Eth, PerpetualEnd.Liquidation), (_world.Perpetuals.At(cancelled.Contract).Symbol, cancelled.End));
        _world.MustBeSound();
    }

    [Fact]
    public void An_account_in_liquidation_can_do_nothing_but_wait_and_recovers_with_the_price()
    {
        _world.Index(Btc, 80_000);

        Assert.True(_world.Account("ann").IsInLiquidation);
        Assert.Equal(PositionState.InLiquidation, _world.Position("ann", Btc)!.Value.State);
        Assert.Equal(PositionState.Open, _world.Position("ann", Eth)!.Value.State);
        Assert.Equal(Reject.CrossInLiquidation, _world.Place("ann", Eth, Limit(OrderAction.Sell, 100, 1)).Reject);
        Assert.Equal(Reject.CrossInLiquidation, _world.Place("ann", Eth, Limit(OrderAction.Buy, 100, 1)).Reject);
        Assert.Equal(Reject.NotEnough, _world.RejectOf(new TransferBetweenWallets(_world.Wallet("ann"), WalletId.Spot, 1)));
        _world.MustBeSound();

        _world.Index(Btc, 90_000);
        _world.Advance(5 * RiskWords.SecondMs);
        Assert.False(_world.Account("ann").IsInLiquidation);
        Assert.Equal(PositionState.Open, _world.Position("ann", Btc)!.Value.State);
        Assert.Equal(205_000, _world.Wealth("ann"));
        _world.MustBeSound();
    }

    [Fact]
    public void Money_that_comes_in_saves_the_account_at_once()
    {
        _world.Index(Btc, 80_000);
        Assert.True(_world.Account("ann").IsInLiquidation);
        _world.Credit("ann", 1);

        Assert.False(_world.Account("ann").IsInLiquidation);
        Assert.Equal(0, _world.At(Btc).Book.Count);
        _world.MustBeSound();
    }

    [Fact]
    public void When_everything_is_lost_nothing_is_owed()
    {
        _world.Endow(200_000);
        // 300 USDT are lost at 70, with 205 behind it: BTC costs the fund 95. ETH is not touched by that, and is bankrupt where it is.
        _world.Index(Btc, 70_000);
        _world.Advance(5 * RiskWords.SecondMs);
        Assert.Null(_world.Position("ann", Btc));
        Assert.Equal(105_000, _world.Fund());
        _world.Advance(5 * RiskWords.SecondMs);

        Assert.Null(_world.Position("ann", Eth));
        Assert.Equal(0, _world.Wealth("ann"));
        Assert.Equal(0, _world.Account("ann").Debt);
        Assert.False(_world.Account("ann").IsInLiquidation);
        Assert.Equal(2_300_000, _world.Wealth("bob"));
        _world.MustBeSound();
    }

    [Fact]
    public void Without_a_fund_the_other_side_gets_what_was_there()
    {
        _world.Index(Btc, 70_000);
        _world.Advance(10 * RiskWords.SecondMs);

        // BTC is bankrupt at 100 - 205 / 10 = 79.5, which is 80 in whole ticks: Bob is closed there, and gets 200 of Ann's 205 USDT.
        Assert.Equal(2_200_000, _world.Wealth("bob"));
        Assert.Equal(5_000, _world.Wealth("ann"));
        Assert.Equal(PositionState.Open, _world.Position("ann", Eth)!.Value.State);
        _world.MustBeSound();
    }

    [Fact]
    public void A_withdrawal_brings_the_end_nearer()
    {
        _world.Ok(new DebitWallet(_world.Wallet("ann"), 80_000));
        // 125 USDT are left: at 88.041 BTC has lost 119.59 of them, and of the 5.41 that remain 4.402 + 1 are needed; at 88.04 it is 5.4 of 5.402.
        _world.Index(Btc, 88_041);
        Assert.False(_world.Account("ann").IsInLiquidation);
        _world.Index(Btc, 88_040);
        Assert.True(_world.Account("ann").IsInLiquidation);
        _world.MustBeSound();
    }
}

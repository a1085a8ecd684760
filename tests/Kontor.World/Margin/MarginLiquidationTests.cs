using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;
using static Kontor.World.Tests.Margin.MarginWorld;

namespace Kontor.World.Tests.Margin;

public sealed class MarginLiquidationTests
{
    /// <summary>1,000 USDT of her own and 4,000 borrowed are 0.1 BTC at 50,000. 4,000.08 are owed.</summary>
    private static async Task<MarginWorld> Long()
    {
        var margin = await Open();
        await margin.Price(50_000);
        await margin.Put("USDT", 1_000 * Usdt);
        await margin.Borrow("USDT", 4_000 * Usdt);
        await margin.Offer(Side.Sell, 50_000, 1_000);
        await margin.Trade(Side.Buy, 50_000, 1_000);
        Assert.Equal(new Balance(Btc / 10, 0), await margin.Has("BTC"));
        return margin;
    }

    [Fact]
    public async Task A_fall_to_the_ratio_sells_what_is_there_and_pays_what_is_owed()
    {
        await using var margin = await Long();
        await margin.Offer(Side.Buy, 43_900, 10_000);
        // 0.1 BTC at 44,001 is 1.10003 times what is owed, at 44,000 it is 1.09998 times.
        await margin.Price(44_001);
        Assert.Equal(new Balance(Btc / 10, 0), await margin.Has("BTC"));
        await margin.Price(44_000);
        Assert.False(await margin.IsInLiquidation());
        Assert.Equal(0, await margin.Owes(isBase: false));
        // 4,200.084 worth at 44,000 is 955 lots; sold at 43,900 they bring 4,192.45, and the rest stays hers.
        Assert.Equal(new Balance(45 * 10_000, 0), await margin.Has("BTC"));
        Assert.Equal(new Balance(4_192_450_000 - 4_000_080_000, 0), await margin.Has("USDT"));
        Assert.Equal(0, await margin.HouseHas(House.Lending, "USDT"));
    }

    [Fact]
    public async Task A_rise_liquidates_whoever_owes_the_base()
    {
        await using var margin = await Open();
        await margin.Price(50_000);
        await margin.Put("USDT", 1_000 * Usdt);
        await margin.Borrow("BTC", 8 * Btc / 100);
        await margin.Offer(Side.Buy, 50_000, 800);
        await margin.Trade(Side.Sell, 50_000, 800);
        Assert.Equal(new Balance(5_000 * Usdt, 0), await margin.Has("USDT"));
        await margin.Offer(Side.Sell, 56_900, 10_000);
        await margin.Price(56_800);
        Assert.True(await margin.Owes(isBase: true) > 0);
        await margin.Price(56_850);
        Assert.Equal(0, await margin.Owes(isBase: true));
        Assert.False(await margin.IsInLiquidation());
        Assert.Equal(0, await margin.HouseHas(House.Lending, "BTC"));
    }

    [Fact]
    public async Task Interest_alone_can_bring_a_wallet_to_its_end()
    {
        await using var margin = await Long();
        await margin.Offer(Side.Buy, 44_002, 10_000);
        await margin.Price(44_003);
        Assert.Equal(new Balance(Btc / 10, 0), await margin.Has("BTC"));
        await margin.Pass(TimeSpan.FromHours(5));
        Assert.Equal(0, await margin.Owes(isBase: false));
    }

    [Fact]
    public async Task Open_orders_of_the_wallet_are_cancelled_first_and_others_stay()
    {
        await using var margin = await Long();
        await margin.Trade(Side.Sell, 60_000, 500);
        await margin.World.Ok(new CreditWallet(TestWorld.Spot(margin.Ada, "BTC"), Btc));
        await margin.World.Ok(
            new PlaceSpotOrder(
                ExchangeId.BitMart,
                margin.Ada,
                Symbol,
                new()
                {
                    Side = Side.Sell,
                    PriceTicks = 6_100_000,
                    Lots = 7,
                }
            )
        );
        await margin.Offer(Side.Buy, 43_900, 10_000);
        await margin.Price(44_000);
        Assert.Equal(0, await margin.Owes(isBase: false));
        var open = await margin.World.Ask(state => state.SpotOf(ExchangeId.BitMart).OpenOrders(new SpotQuery(0, margin.Ada)));
        Assert.Equal([7L], open.Select(order => order.Lots));
    }

    [Fact]
    public async Task Without_anybody_to_trade_with_it_waits_and_the_wallet_is_closed_meanwhile()
    {
        await using var margin = await Long();
        await margin.Price(44_000);
        Assert.True(await margin.IsInLiquidation());
        Assert.Equal(Reject.MarginInLiquidation, await margin.OrderIsRefused());
        Assert.Equal(Reject.MarginInLiquidation, (await margin.Borrow("USDT", 10 * Usdt)).Reject);
        Assert.Equal(Reject.MarginInLiquidation, (await margin.Repay("USDT", 10 * Usdt)).Reject);
        var place = new AccountPlace(ExchangeId.BitMart, margin.Ada, Wallet, "BTC");
        Assert.Equal(Reject.MarginInLiquidation, await margin.World.RejectOf(new TransferBetweenWallets(place, WalletId.Spot, 1)));
        await margin.Offer(Side.Buy, 43_000, 10_000);
        Assert.True(await margin.IsInLiquidation());
        await margin.Pass(TimeSpan.FromSeconds(5));
        Assert.False(await margin.IsInLiquidation());
        Assert.Equal(0, await margin.Owes(isBase: false));
    }

    [Fact]
    public async Task While_it_waits_for_somebody_to_trade_with_it_leaves_no_orders_in_the_history()
    {
        await using var margin = await Long();
        await margin.Price(44_000);
        Assert.True(await margin.IsInLiquidation());
        var orders = await margin.World.Ask(state => state.Spot.History.Orders.NextId);
        await margin.Pass(TimeSpan.FromMinutes(5));
        await margin.Pass(TimeSpan.FromDays(300));
        Assert.True(await margin.IsInLiquidation());
        Assert.Equal(orders, await margin.World.Ask(state => state.Spot.History.Orders.NextId));
        // However long it took, the next try is seconds away.
        await margin.Offer(Side.Buy, 43_000, 10_000);
        await margin.Pass(TimeSpan.FromSeconds(5));
        Assert.False(await margin.IsInLiquidation());
    }

    [Fact]
    public async Task What_the_sale_does_not_bring_is_the_house_s_loss_and_stands_in_its_books()
    {
        await using var margin = await Long();
        await margin.Offer(Side.Buy, 30_000, 10_000);
        await margin.Price(44_000);
        // Somewhat more than was needed was sold, at much less than was hoped for; the next try sells the rest.
        Assert.True(await margin.IsInLiquidation());
        await margin.Pass(TimeSpan.FromSeconds(5));
        Assert.False(await margin.IsInLiquidation());
        Assert.Equal(0, await margin.Owes(isBase: false));
        Assert.Equal(default, await margin.Has("BTC"));
        Assert.Equal(default, await margin.Has("USDT"));
        // 3,000 came in; interest is paid before principal.
        Assert.Equal(-1_000_080_000, await margin.HouseHas(House.Lending, "USDT"));
        Assert.Equal(80_000, await margin.HouseHas(House.Fees, "USDT"));
        // Afterwards she may begin again.
        await margin.Put("USDT", 1_000 * Usdt);
        Assert.True((await margin.Borrow("USDT", 100 * Usdt)).IsOk);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(20_260_131)]
    public async Task Whatever_happens_nobody_stays_below_the_ratio_unseen(int seed)
    {
        var chance = new Random(seed);
        await using var margin = await Open();
        await margin.Price(50_000);
        await margin.Put("USDT", 50_000 * Usdt);
        var price = 50_000L;
        for (var step = 0; step < 1_500; step++)
        {
            switch (chance.Next(9))
            {
                case 0:
                    await margin.Borrow("USDT", chance.NextInt64(20_000 * Usdt));
                    break;
                case 1:
                    await margin.Borrow("BTC", chance.NextInt64(Btc / 2));
                    break;
                case 2:
                    await margin.Repay(chance.Next(2) == 0 ? "BTC" : "USDT", chance.NextInt64(5_000 * Usdt));
                    break;
                case 3:
                    await margin.World.Do(
                        new PlaceSpotOrder(
                            ExchangeId.BitMart,
                            margin.Ada,
                            Symbol,
                            new()
                            {
                                Side = chance.Next(2) == 0 ? Side.Buy : Side.Sell,
                                PriceTicks = price * 100,
                                Lots = chance.Next(1, 8_000),
                                IsMargin = true,
                            }
                        )
                    );
                    break;
                case 4:
                    await margin.Clear();
                    await margin.Offer(Side.Buy, price - 20, 50_000);
                    await margin.Offer(Side.Sell, price + 20, 50_000);
                    break;
                case 5:
                    await margin.Pass(TimeSpan.FromMinutes(chance.Next(200)));
                    break;
                case 6:
                    await margin.Put("USDT", chance.NextInt64(1_000 * Usdt) + 1);
                    break;
                default:
                    price = Math.Clamp(price + chance.Next(-900, 901), 20_000, 90_000);
                    await margin.Clear();
                    await margin.Price(price);
                    break;
            }
            if (step % 50 == 0)
                await margin.World.HashOf();
        }
    }
}

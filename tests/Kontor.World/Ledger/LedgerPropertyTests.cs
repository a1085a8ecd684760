using Kontor.World.Ledger;

namespace Kontor.World.Tests.Ledger;

public sealed class LedgerPropertyTests
{
    private static readonly WalletId[] Wallets = [WalletId.Funding, WalletId.Spot, WalletId.Contract, WalletId.IsolatedMargin("BTC_USDT")];

    private static readonly string[] Assets = ["BTC", "USDT", "ETH"];

    [Theory, InlineData(1), InlineData(7), InlineData(20_260_131)]
    public async Task Whatever_moves_the_books_agree_with_a_naive_twin_and_with_their_bills(int seed)
    {
        var chance = new Random(seed);
        await using var world = TestWorld.Open();
        await world.DefineBitMart();
        for (var user = 0; user < 4; user++)
            await world.User($"u{user}");
        var twin = new Dictionary<(long, WalletId, string), (Int128 Available, Int128 Frozen)>();
        for (var step = 0; step < 3_000; step++)
            await Step(world, chance, twin);

        foreach (var ((user, wallet, asset), expected) in twin)
            Assert.Equal(new Balance(expected.Available, expected.Frozen), await world.BalanceOf(user, wallet, asset));
        await ExpectBillsToExplainEveryBalance(world, seed);
        await world.HashOf();
    }

    private static async Task Step(
        LiveWorld world,
        Random chance,
        Dictionary<(long, WalletId, string), (Int128 Available, Int128 Frozen)> twin
    )
    {
        var place = TestWorld.Spot(chance.Next(1, 5), Assets[chance.Next(3)]) with { Wallet = Wallets[chance.Next(4)] };
        var to = Wallets[chance.Next(4)];
        Int128 amount = chance.Next(-5, 100);
        var key = (place.User, place.Wallet, place.Asset);
        var have = twin.GetValueOrDefault(key);
        switch (chance.Next(5))
        {
            case 0 when (await world.Do(new CreditWallet(place, amount))).IsOk:
                twin[key] = (have.Available + amount, have.Frozen);
                break;
            case 1 when (await world.Do(new DebitWallet(place, amount))).IsOk:
                twin[key] = (have.Available - amount, have.Frozen);
                break;
            case 2 when (await world.Do(new FreezeFunds(place, amount))).IsOk:
                twin[key] = (have.Available - amount, have.Frozen + amount);
                break;
            case 3 when (await world.Do(new ReleaseFunds(place, amount))).IsOk:
                twin[key] = (have.Available + amount, have.Frozen - amount);
                break;
            case 4 when (await world.Do(new TransferBetweenWallets(place, to, amount))).IsOk:
                twin[key] = (have.Available - amount, have.Frozen);
                var target = twin.GetValueOrDefault((place.User, to, place.Asset));
                twin[(place.User, to, place.Asset)] = (target.Available + amount, target.Frozen);
                break;
        }
        Assert.All(twin.Values, balance => Assert.True(balance.Available >= 0 && balance.Frozen >= 0));
    }

    private static async Task ExpectBillsToExplainEveryBalance(LiveWorld world, int seed)
    {
        for (long user = 1; user <= 4; user++)
        {
            var (lines, bills) = await world.Ask(state =>
                (
                    state.Ledger.Find(ExchangeId.BitMart)!.BalancesOf(user).ToArray(),
                    state.Ledger.FindBills(new BillQuery(ExchangeId.BitMart, user) { Max = int.MaxValue })
                )
            );
            foreach (var line in lines)
            {
                var own = bills
                    .Where(bill => bill.Wallet == line.Wallet && string.Equals(bill.Asset, line.Asset, StringComparison.Ordinal))
                    .ToArray();
                Assert.True(line.Balance.Total == own.Aggregate(Int128.Zero, (sum, bill) => sum + bill.Delta), $"seed {seed}: {line}");
                Assert.Equal(line.Balance.Total, own[0].BalanceAfter);
            }
        }
    }
}

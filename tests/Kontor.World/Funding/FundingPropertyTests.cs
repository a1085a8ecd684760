using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.Time;
using static Kontor.World.Tests.Funding.FundingWorld;

namespace Kontor.World.Tests.Funding;

public sealed class FundingPropertyTests
{
    private const int Users = 3;

    private readonly List<Withdrawal> _asked = [];
    private readonly List<ReportDeposit> _reported = [];
    private readonly Dictionary<ExchangeId, Int128> _given = [];

    [Theory, InlineData(1), InlineData(7), InlineData(20_260_131)]
    public async Task Whatever_comes_and_goes_nothing_is_lost_and_nothing_is_credited_twice(int seed)
    {
        var chance = new Random(seed);
        var disk = new TestDisk();
        var world = TestWorld.Open(disk);
        await world.DefineFunding();
        for (var user = 1; user <= Users; user++)
        {
            await world.User($"u{user}");
            foreach (var exchange in new[] { BitMart, Weex })
            {
                await world.Give(exchange, user, 5_000 * Coin);
                await world.AddressOf(exchange, user);
                _given[exchange] = _given.GetValueOrDefault(exchange) + (5_000 * Coin);
            }
        }
        for (var step = 0; step < 1_500; step++)
        {
            await Step(world, chance, step);
            if (step % 100 == 0)
                await ExpectEverythingAddsUp(world, seed, step);
        }
        await world.Ok(new DefineCurrencyNetwork(BitMart, Currency("USDT", "ERC20")));
        await world.Ok(new AdvanceClock(2 * ThroughMs));
        await ExpectEverythingAddsUp(world, seed, 1_500);

        var hash = await world.HashOf();
        await using (var replayed = TestWorld.Open(disk.Copy()))
            Assert.Equal(hash, await replayed.HashOf());
        await world.DisposeAsync();
        await using var restarted = TestWorld.Open(disk);
        Assert.Equal(hash, await restarted.HashOf());
    }

    private async Task Step(LiveWorld world, Random chance, int step)
    {
        var (exchange, other) = chance.Next(2) == 0 ? (BitMart, Weex) : (Weex, BitMart);
        var user = chance.Next(1, Users + 1);
        var amount = chance.Next(-5, 600) * Coin;
        switch (chance.Next(9))
        {
            case 0 or 1:
                var target = chance.Next(3) == 0 ? Stranger : await Given(world, other, chance.Next(1, Users + 1));
                if (await world.Do(new RequestWithdrawal(exchange, user, "USDT", "", target, amount)) is { IsOk: true } asked)
                    _asked.Add(asked.Value);
                break;
            case 2:
                var report = new ReportDeposit(exchange, "ERC20", "USDT", await AddressOrNobodys(), amount, $"0x{step}");
                if ((await world.Do(report)).IsOk)
                    _reported.Add(report);
                break;
            case 3 when _reported.Count > 0:
                await world.Ok(_reported[chance.Next(_reported.Count)]);
                break;
            case 4 when _asked.Count > 0:
                var taken = _asked[chance.Next(_asked.Count)];
                await world.Do(new CancelWithdrawal(taken.Exchange, taken.User, taken.Id));
                break;
            case 5 when _asked.Count > 0:
                await world.Do(new WithdrawalFailed(_asked[chance.Next(_asked.Count)].Id, "chance"));
                break;
            case 6:
                await world.Do(new RequestInternalWithdrawal(exchange, user, "USDT", chance.Next(1, Users + 1), amount));
                break;
            case 7:
                await world.Ok(new DefineCurrencyNetwork(BitMart, Currency("USDT", "ERC20") with { CanDeposit = chance.Next(2) == 0 }));
                break;
            default:
                await world.Ok(new AdvanceClock(chance.Next(15_000)));
                break;
        }

        async Task<string> AddressOrNobodys() => chance.Next(5) == 0 ? Stranger : (await Given(world, exchange, user));
    }

    private static async Task<string> Given(LiveWorld world, ExchangeId exchange, long user) =>
        (await world.Ask(state => state.Funding.FindAddress(exchange, user, "ERC20")))!.Address;

    // The books of each exchange are explained by what it was given, what its deposits brought, and what its withdrawals took.
    private async Task ExpectEverythingAddsUp(LiveWorld world, int seed, int step)
    {
        await world.HashOf();
        foreach (var exchange in new[] { BitMart, Weex })
        {
            var (deposits, withdrawals) = await world.Ask(state =>
            {
                var (came, went) = (new List<Deposit>(), new List<Withdrawal>());
                for (var user = 1; user <= Users; user++)
                {
                    came.AddRange(state.Funding.FindDeposits(new MovementQuery(exchange, user) { Max = int.MaxValue }));
                    went.AddRange(state.Funding.FindWithdrawals(new MovementQuery(exchange, user) { Max = int.MaxValue }));
                }
                return (came, went);
            });
            var moved = $"seed {seed}, step {step}, {exchange}";
            Assert.True(deposits.Select(deposit => deposit.Id).Distinct().Count() == deposits.Count, moved);
            var came = Sum(deposits.Where(line => line is { State: DepositState.Success, FromUser: 0 }).Select(line => line.Amount));
            var arrived = withdrawals.Where(line => line is { State: WithdrawalState.Success, ToUser: 0 }).ToList();
            Assert.True(
                await world.HouseOf(exchange, House.Outside) == -(_given[exchange] + came - Sum(arrived.Select(w => w.Arrival))),
                moved
            );
            Assert.True(await world.HouseOf(exchange, House.Fees) == Sum(arrived.Select(w => w.Fee)), moved);
            Assert.True(
                await world.HouseOf(exchange, House.InTransit) == Sum(withdrawals.Where(w => w.IsOpen).Select(w => w.Amount)),
                moved
            );
            foreach (var group in deposits.Where(deposit => deposit.TxId.Length > 0).GroupBy(deposit => (deposit.TxId, deposit.TxIndex)))
                Assert.True(group.Count() == 1, moved);
        }
    }

    private static Int128 Sum(IEnumerable<Int128> amounts) => amounts.Aggregate(Int128.Zero, (sum, next) => sum + next);
}

using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.Time;
using static Kontor.World.Tests.Funding.FundingWorld;

namespace Kontor.World.Tests.Funding;

public sealed class BetweenExchangesTests : IAsyncLifetime
{
    private readonly TestDisk _disk = new();
    private LiveWorld _world = null!;
    private long _ada;

    public async Task InitializeAsync()
    {
        _world = TestWorld.Open(_disk);
        await _world.DefineFunding();
        _ada = (await _world.User("Ada")).Number;
        await _world.Give(BitMart, _ada, 1_000 * Coin);
    }

    public async Task DisposeAsync()
    {
        await _world.HashOf();
        await _world.DisposeAsync();
    }

    private async Task<Withdrawal> Send(string network = "ERC20") =>
        await _world.Ok(new RequestWithdrawal(BitMart, _ada, "USDT", network, await _world.AddressOf(Weex, _ada, network), 100 * Coin));

    [Fact]
    public async Task What_leaves_one_exchange_arrives_at_the_other_block_by_block()
    {
        var withdrawal = await Send("TRC20");
        await _world.Ok(new AdvanceClock(ReviewMs));
        Assert.Empty(await _world.DepositsOf(Weex, _ada));
        for (var confirmations = 1; confirmations < Confirmations; confirmations++)
        {
            await _world.Ok(new AdvanceClock(BlockMs));
            var sent = await _world.WithdrawalOf(withdrawal);
            var seen = Assert.Single(await _world.DepositsOf(Weex, _ada));
            Assert.Equal((DepositState.Waiting, confirmations, sent.TxId), (seen.State, seen.Confirmations, seen.TxId));
            Assert.Equal(default, await _world.FundingOf(Weex, _ada));
        }
        await _world.Ok(new AdvanceClock(BlockMs));
        Assert.Equal(WithdrawalState.Success, (await _world.WithdrawalOf(withdrawal)).State);
        var arrived = Assert.Single(await _world.DepositsOf(Weex, _ada));
        Assert.Equal((DepositState.Success, (Int128)(99 * Coin)), (arrived.State, arrived.Amount));

        Assert.Equal(new Balance(900 * Coin, 0), await _world.FundingOf(BitMart, _ada));
        Assert.Equal(new Balance(99 * Coin, 0), await _world.FundingOf(Weex, _ada));
        Assert.Equal(Fee, await _world.HouseOf(BitMart, House.Fees));
        // What both exchanges together brought in from outside is what they were given, and nothing more.
        Assert.Equal(-1_000 * Coin, await _world.HouseOf(BitMart, House.Outside) + await _world.HouseOf(Weex, House.Outside));
    }

    [Fact]
    public async Task What_fails_on_the_way_arrives_nowhere()
    {
        var withdrawal = await Send();
        await _world.Ok(new AdvanceClock(ReviewMs + BlockMs));
        await _world.Ok(new WithdrawalFailed(withdrawal.Id, "reorganised"));
        Assert.Equal(DepositState.Dropped, Assert.Single(await _world.DepositsOf(Weex, _ada)).State);
        await _world.Ok(new AdvanceClock(ThroughMs));
        Assert.Equal(new Balance(1_000 * Coin, 0), await _world.FundingOf(BitMart, _ada));
        Assert.Equal(default, await _world.FundingOf(Weex, _ada));
    }

    [Fact]
    public async Task What_was_paid_out_there_cannot_fail_here_any_more()
    {
        var withdrawal = await Send();
        await _world.Ok(new AdvanceClock(ReviewMs + BlockMs));
        var deposit = Assert.Single(await _world.DepositsOf(Weex, _ada));
        await _world.Ok(new ConfirmDeposit(deposit.Id, Confirmations));
        Assert.Equal(Reject.WrongState, await _world.RejectOf(new WithdrawalFailed(withdrawal.Id, "")));
        await _world.Ok(new AdvanceClock(ThroughMs));
        Assert.Equal(new Balance(99 * Coin, 0), await _world.FundingOf(Weex, _ada));
    }

    [Fact]
    public async Task Exchanges_that_count_a_coin_in_other_units_agree_on_what_it_is()
    {
        await using var world = TestWorld.Open();
        await world.Ok(new DefineAsset(Weex, TestWorld.Asset("USDT", 8)));
        await world.Ok(new DefineNetwork(Network("ERC20", AddressForm.Evm)));
        await world.Ok(new DefineAsset(BitMart, TestWorld.Asset("USDT", 6)));
        await world.Ok(new DefineCurrencyNetwork(BitMart, Currency("USDT", "ERC20")));
        await world.Ok(new DefineCurrencyNetwork(Weex, Currency("USDT", "ERC20")));
        var ada = (await world.User("Ada")).Number;
        await world.Give(BitMart, ada, 100 * Coin);
        await world.Ok(new RequestWithdrawal(BitMart, ada, "USDT", "", await world.AddressOf(Weex, ada), 100 * Coin));
        await world.Ok(new AdvanceClock(ThroughMs));
        Assert.Equal(new Balance(99 * Coin * 100, 0), await world.FundingOf(Weex, ada));
        await world.HashOf();
    }

    [Fact]
    public async Task At_every_step_a_restart_and_a_replay_come_to_the_same_state()
    {
        await Send();
        // One world goes on, a second one is replayed from the first record at every step, a third one restarts from its snapshot.
        var restarted = _disk.Copy();
        for (var elapsedMs = 0L; elapsedMs <= ThroughMs; elapsedMs += 2_500)
        {
            var hash = await _world.HashOf();
            await using (var replayed = TestWorld.Open(_disk.Copy()))
                Assert.Equal(hash, await replayed.HashOf());
            await using (var third = TestWorld.Open(restarted))
            {
                Assert.Equal(hash, await third.HashOf());
                await third.Ok(new AdvanceClock(2_500));
            }
            await _world.Ok(new AdvanceClock(2_500));
        }
        Assert.Equal(new Balance(99 * Coin, 0), await _world.FundingOf(Weex, _ada));
    }
}

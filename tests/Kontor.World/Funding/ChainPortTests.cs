using Kontor.World.Chains;
using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.Time;
using static Kontor.World.Tests.Funding.FundingWorld;

namespace Kontor.World.Tests.Funding;

/// <summary>Coins that come and go over a chain of the world. USDT has six decimals at the exchanges and eight on the chain.</summary>
public sealed class ChainPortTests : IAsyncLifetime
{
    private const string Chain = "eth";
    private const ulong PerUnit = 100;

    private static readonly Address20 s_usdt = ChainSamples.Usdt;
    private static readonly Address20 s_treasury = SeedAddress.Treasury(TestWorld.Options.Seed);
    private static readonly Address20 s_hot = SeedAddress.HotWallet(TestWorld.Options.Seed, "bitmart");

    private readonly LiveWorld _world = TestWorld.Open();
    private long _ada;

    public async Task InitializeAsync()
    {
        await _world.DefineFunding();
        var record = ChainSamples.XLayer with { Name = Chain, Treasury = s_treasury };
        await _world.Ok(
            new DefineChain(
                record,
                [
                    new Allocation(s_treasury, null, ChainSamples.OneCoin * 1_000),
                    new Allocation(s_hot, null, ChainSamples.OneCoin),
                    new Allocation(s_hot, s_usdt, (Word256)(ulong)(500 * Coin) * PerUnit),
                ]
            )
            {
                Contracts = [ChainSamples.UsdtContract with { Terms = ChainSamples.UsdtContract.Terms with { Decimals = 8 } }],
                Settings = new ChainSettings { IsMining = true, BlockMs = BlockMs },
            }
        );
        await _world.Ok(new DefineNetwork(Network("ERC20", AddressForm.Evm) with { Chain = Chain, IsStub = false }));
        foreach (var exchange in new[] { BitMart, Weex })
            await _world.Ok(new DefineCurrencyNetwork(exchange, Currency("USDT", "ERC20") with { Contract = s_usdt.ToString() }));
        _ada = (await _world.User("ada")).Number;
        await _world.Give(BitMart, _ada, 1_000 * Coin);
    }

    public async Task DisposeAsync()
    {
        await _world.HashOf();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_withdrawal_is_a_transaction_of_the_hot_wallet_and_arrives_as_a_deposit_of_the_other_house()
    {
        var address = await _world.AddressOf(Weex, _ada);
        var withdrawal = await Withdraw(100, address);
        Assert.Equal((WithdrawalState.Created, ""), (withdrawal.State, withdrawal.TxId));
        await _world.Ok(new AdvanceClock(ReviewMs));
        withdrawal = await _world.WithdrawalOf(withdrawal);
        Assert.Equal(WithdrawalState.Submitted, withdrawal.State);
        var sent = Assert.Single(await See(chain => chain.Pending));
        Assert.Equal((sent.Hash.ToString(), s_hot, s_usdt), (withdrawal.TxId, sent.From, sent.To));

        await _world.Ok(new AdvanceClock(BlockMs - ReviewMs));
        await Expect(withdrawal, WithdrawalState.Processing, 1);
        var deposit = Assert.Single(await _world.DepositsOf(Weex, _ada));
        Assert.Equal(
            (DepositState.Waiting, 1, 99 * Coin, withdrawal.TxId),
            (deposit.State, deposit.Confirmations, deposit.Amount, deposit.TxId)
        );
        await _world.Ok(new AdvanceClock(BlockMs));
        await Expect(withdrawal, WithdrawalState.Processing, 2);
        await _world.Ok(new AdvanceClock(BlockMs));
        await Expect(withdrawal, WithdrawalState.Success, 3);
        Assert.Equal(new Balance(99 * Coin, 0), await _world.FundingOf(Weex, _ada));
        Assert.Equal(new Balance(900 * Coin, 0), await _world.FundingOf(BitMart, _ada));
        Assert.Equal((Word256)(ulong)(99 * Coin) * PerUnit, await See(chain => chain.BalanceOf(s_usdt, Address20.Parse(address))));
        // Nothing waits any more, so nothing is mined.
        var height = await See(chain => chain.Blocks.Tip.Height);
        await _world.Ok(new AdvanceClock(100 * BlockMs));
        Assert.Equal(height, await See(chain => chain.Blocks.Tip.Height));
    }

    [Fact]
    public async Task Tokens_that_a_stranger_sends_to_an_address_are_a_deposit()
    {
        var address = Address20.Parse(await _world.AddressOf(BitMart, _ada));
        await _world.Ok(new SendTransaction(Chain, s_treasury, s_usdt, Word256.Zero, TokenCall.Mint(address, 7_000_000_55)));
        await _world.Ok(new SendTransaction(Chain, s_treasury, address, 5, default));
        await _world.Ok(new AdvanceClock(BlockMs));
        // What is finer than the exchange can count is lost on the way, and coins that it does not list there are nobody's.
        var deposit = Assert.Single(await _world.DepositsOf(BitMart, _ada));
        Assert.Equal((7 * Coin, 1), (deposit.Amount, deposit.Confirmations));
        await _world.Ok(new AdvanceClock(2 * BlockMs));
        Assert.Equal(new Balance(1_007 * Coin, 0), await _world.FundingOf(BitMart, _ada));
    }

    [Fact]
    public async Task A_rewritten_chain_takes_confirmations_back_and_pays_once()
    {
        var withdrawal = await Withdraw(100, await _world.AddressOf(Weex, _ada));
        await _world.Ok(new AdvanceClock(2 * BlockMs));
        await Expect(withdrawal, WithdrawalState.Processing, 2);
        await _world.Ok(new ReorgChain(Chain, 2, KeepsTransactions: true));
        await Expect(withdrawal, WithdrawalState.Submitted, 0);
        var deposit = Assert.Single(await _world.DepositsOf(Weex, _ada));
        Assert.Equal((DepositState.Waiting, 0), (deposit.State, deposit.Confirmations));
        await _world.Ok(new AdvanceClock(BlockMs));
        await Expect(withdrawal, WithdrawalState.Processing, 1);
        await _world.Ok(new AdvanceClock(2 * BlockMs));
        await Expect(withdrawal, WithdrawalState.Success, 3);
        Assert.Equal(DepositState.Success, Assert.Single(await _world.DepositsOf(Weex, _ada)).State);
        Assert.Equal(new Balance(99 * Coin, 0), await _world.FundingOf(Weex, _ada));
    }

    [Fact]
    public async Task What_a_rewritten_chain_forgets_the_house_sends_again()
    {
        var withdrawal = await Withdraw(100, Stranger);
        await _world.Ok(new AdvanceClock(BlockMs));
        await _world.Ok(new ReorgChain(Chain, 1, KeepsTransactions: false));
        await Expect(withdrawal, WithdrawalState.Submitted, 0);
        await _world.Ok(new AdvanceClock(3 * BlockMs));
        await Expect(withdrawal, WithdrawalState.Success, 3);
        Assert.Equal((Word256)(ulong)(99 * Coin) * PerUnit, await See(chain => chain.BalanceOf(s_usdt, Address20.Parse(Stranger))));
    }

    [Fact]
    public async Task A_deposit_whose_transaction_is_forgotten_waits_without_confirmations()
    {
        var address = Address20.Parse(await _world.AddressOf(BitMart, _ada));
        var mint = new SendTransaction(Chain, s_treasury, s_usdt, Word256.Zero, TokenCall.Mint(address, 900_000_000));
        var sent = await _world.Ok(mint);
        await _world.Ok(new AdvanceClock(BlockMs));
        await _world.Ok(new ReorgChain(Chain, 1, KeepsTransactions: false));
        await _world.Ok(new AdvanceClock(10 * BlockMs));
        Assert.Equal(0, Assert.Single(await _world.DepositsOf(BitMart, _ada)).Confirmations);
        // It comes again, and it is the same deposit.
        Assert.Equal(sent.Hash, (await _world.Ok(mint)).Hash);
        await _world.Ok(new AdvanceClock(3 * BlockMs));
        Assert.Equal(DepositState.Success, Assert.Single(await _world.DepositsOf(BitMart, _ada)).State);
    }

    [Fact]
    public async Task What_was_credited_stays_credited_when_its_block_is_undone()
    {
        await Withdraw(100, await _world.AddressOf(Weex, _ada));
        await _world.Ok(new AdvanceClock(3 * BlockMs));
        Assert.Equal(new Balance(99 * Coin, 0), await _world.FundingOf(Weex, _ada));
        await _world.Ok(new ReorgChain(Chain, 3, KeepsTransactions: true));
        await _world.Ok(new AdvanceClock(3 * BlockMs));
        Assert.Equal(new Balance(99 * Coin, 0), await _world.FundingOf(Weex, _ada));
        Assert.Single(await _world.DepositsOf(Weex, _ada));
    }

    [Fact]
    public async Task A_hot_wallet_that_is_empty_sends_as_soon_as_somebody_fills_it()
    {
        var withdrawal = await Withdraw(700, Stranger);
        await _world.Ok(new AdvanceClock(5 * BlockMs));
        await Expect(withdrawal, WithdrawalState.Submitted, 0);
        Assert.Equal("", (await _world.WithdrawalOf(withdrawal)).TxId);
        await _world.Ok(
            new SendTransaction(Chain, s_treasury, s_usdt, Word256.Zero, TokenCall.Mint(s_hot, (Word256)(ulong)(300 * Coin) * PerUnit))
        );
        await _world.Ok(new AdvanceClock(4 * BlockMs));
        await Expect(withdrawal, WithdrawalState.Success, 3);
    }

    [Fact]
    public async Task A_withdrawal_can_be_taken_back_until_there_is_a_transaction_and_fail_until_there_is_a_block()
    {
        var early = await Withdraw(100, Stranger);
        await _world.Ok(new CancelWithdrawal(BitMart, _ada, early.Id));
        var lost = await Withdraw(100, Stranger);
        await _world.Ok(new AdvanceClock(ReviewMs));
        Assert.Equal(Reject.WrongState, await _world.RejectOf(new CancelWithdrawal(BitMart, _ada, lost.Id)));
        await _world.Ok(new WithdrawalFailed(lost.Id, "the node is gone"));
        Assert.Empty(await See(chain => chain.Pending));
        var late = await Withdraw(100, Stranger);
        await _world.Ok(new AdvanceClock(2 * BlockMs));
        Assert.Equal(Reject.WrongState, await _world.RejectOf(new WithdrawalFailed(late.Id, "too late")));
        Assert.Equal(new Balance(900 * Coin, 0), await _world.FundingOf(BitMart, _ada));
    }

    [Fact]
    public async Task What_somebody_reports_by_hand_is_confirmed_by_the_clock()
    {
        var address = await _world.AddressOf(BitMart, _ada);
        await _world.Ok(new ReportDeposit(BitMart, "ERC20", "USDT", address, 50 * Coin, "0xbyhand"));
        await _world.Ok(new AdvanceClock(Confirmations * BlockMs));
        Assert.Equal(new Balance(1_050 * Coin, 0), await _world.FundingOf(BitMart, _ada));
    }

    [Fact]
    public async Task What_the_stub_has_begun_it_finishes_when_a_chain_takes_the_network_over()
    {
        await _world.Ok(new DefineNetwork(Network("ERC20", AddressForm.Evm) with { Chain = Chain, IsStub = true }));
        var begun = await Withdraw(100, await _world.AddressOf(Weex, _ada));
        await _world.Ok(new AdvanceClock(ReviewMs + BlockMs));
        await Expect(begun, WithdrawalState.Processing, 1);
        var waiting = await Withdraw(50, await _world.AddressOf(Weex, _ada));
        await _world.Ok(new DefineNetwork(Network("ERC20", AddressForm.Evm) with { Chain = Chain, IsStub = false }));
        await _world.Ok(new AdvanceClock(ReviewMs + (4 * BlockMs)));
        await Expect(begun, WithdrawalState.Success, 3);
        await Expect(waiting, WithdrawalState.Success, 3);
        Assert.Equal(new Balance((99 + 49) * Coin, 0), await _world.FundingOf(Weex, _ada));
        Assert.Equal((Word256)(ulong)(451 * Coin) * PerUnit, await See(chain => chain.BalanceOf(s_usdt, s_hot)));
    }

    private Task<Withdrawal> Withdraw(long coins, string address) =>
        _world.Ok(new RequestWithdrawal(BitMart, _ada, "USDT", "ERC20", address, coins * Coin));

    private async Task Expect(Withdrawal withdrawal, WithdrawalState state, int confirmations)
    {
        var now = await _world.WithdrawalOf(withdrawal);
        Assert.Equal((state, confirmations), (now.State, now.Confirmations));
    }

    private Task<T> See<T>(Func<Chain, T> read) => _world.Ask(state => read(state.Chains.Find(Chain)!));
}

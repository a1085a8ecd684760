using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;
using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.Tests.Funding;
using Kontor.World.Time;
using static Kontor.World.Tests.Funding.FundingWorld;

namespace Kontor.World.Tests.Chains.Utxo;

/// <summary>Coins that come and go over a chain of outputs. BTC has six decimals at the exchanges here, and eight on the chain.</summary>
public sealed class BitcoinPortTests : IAsyncLifetime
{
    private const string Chain = "btc";
    private const long Whole = FundingWorld.Coin;
    private const long PerUnit = 100;

    private static readonly string s_hot = Hot("bitmart");
    private static readonly string s_stranger = UtxoScript.Address(7);

    private readonly LiveWorld _world = TestWorld.Open();
    private long _ada;

    public async Task InitializeAsync()
    {
        await _world.DefineFunding();
        var gifts = new[] { new CoinGift(s_hot, 500 * Whole * PerUnit), new CoinGift(UtxoScript.Ada, 1_000 * Whole * PerUnit) };
        await _world.Ok(
            new DefineUtxoChain(UtxoScript.Identity, [.. gifts])
            {
                Settings = new ChainSettings { IsMining = true, BlockMs = BlockMs },
            }
        );
        await _world.Ok(new DefineNetwork(Network("BTC", AddressForm.Bitcoin) with { Chain = Chain, IsStub = false }));
        foreach (var exchange in new[] { BitMart, Weex })
            await _world.Ok(new DefineCurrencyNetwork(exchange, Currency("BTC", "BTC")));
        _ada = (await _world.User("ada")).Number;
        await _world.Give(BitMart, _ada, 1_000 * Whole, "BTC");
    }

    public async Task DisposeAsync()
    {
        await _world.HashOf();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_withdrawal_is_a_transaction_of_the_hot_wallet_with_change_and_arrives_as_a_deposit_of_the_other_house()
    {
        var address = await AddressAt(Weex);
        var withdrawal = await Withdraw(100, address);
        Assert.Equal((WithdrawalState.Created, ""), (withdrawal.State, withdrawal.TxId));
        await _world.Ok(new AdvanceClock(ReviewMs));
        withdrawal = await _world.WithdrawalOf(withdrawal);
        var sent = Assert.Single(await See(chain => chain.Pending));
        Assert.Equal((WithdrawalState.Submitted, DoubleSha.Text(sent.Id)), (withdrawal.State, withdrawal.TxId));
        Assert.Equal(
            [(99 * Whole * PerUnit, address), ((401 * Whole * PerUnit) - sent.Fee, s_hot)],
            sent.Transaction.Outputs.Select(output => (output.Amount, BitcoinAddress.Of(output.Owner)!))
        );

        await _world.Ok(new AdvanceClock(BlockMs - ReviewMs));
        await Expect(withdrawal, WithdrawalState.Processing, 1);
        var deposit = Assert.Single(await _world.DepositsOf(Weex, _ada));
        Assert.Equal(
            (DepositState.Waiting, 1, 99 * Whole, withdrawal.TxId, 0L),
            (deposit.State, deposit.Confirmations, deposit.Amount, deposit.TxId, deposit.TxIndex)
        );
        await _world.Ok(new AdvanceClock(2 * BlockMs));
        await Expect(withdrawal, WithdrawalState.Success, 3);
        Assert.Equal(new Balance(99 * Whole, 0), await _world.FundingOf(Weex, _ada, "BTC"));
        Assert.Equal(new Balance(900 * Whole, 0), await _world.FundingOf(BitMart, _ada, "BTC"));
        Assert.Equal(99 * Whole * PerUnit, await BalanceOf(address));
        // Nothing waits any more, so nothing is mined.
        var height = await See(chain => chain.TipHeight);
        await _world.Ok(new AdvanceClock(100 * BlockMs));
        Assert.Equal(height, await See(chain => chain.TipHeight));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rewritten_chain_takes_confirmations_back_and_the_same_transaction_comes_again(bool keepsTransactions)
    {
        var address = await AddressAt(Weex);
        var withdrawal = await Withdraw(100, address);
        await _world.Ok(new AdvanceClock(2 * BlockMs));
        await Expect(withdrawal, WithdrawalState.Processing, 2);
        var transaction = (await _world.WithdrawalOf(withdrawal)).TxId;
        await _world.Ok(new ReorgChain(Chain, 2, keepsTransactions));
        await Expect(withdrawal, WithdrawalState.Submitted, 0);
        var deposit = Assert.Single(await _world.DepositsOf(Weex, _ada));
        Assert.Equal((DepositState.Waiting, 0), (deposit.State, deposit.Confirmations));
        Assert.Equal(0, await BalanceOf(address));
        await _world.Ok(new AdvanceClock(BlockMs));
        await Expect(withdrawal, WithdrawalState.Processing, 1);
        await _world.Ok(new AdvanceClock(2 * BlockMs));
        await Expect(withdrawal, WithdrawalState.Success, 3);
        Assert.Equal(transaction, (await _world.WithdrawalOf(withdrawal)).TxId);
        Assert.Equal(DepositState.Success, Assert.Single(await _world.DepositsOf(Weex, _ada)).State);
        Assert.Equal(new Balance(99 * Whole, 0), await _world.FundingOf(Weex, _ada, "BTC"));
        Assert.Equal(99 * Whole * PerUnit, await BalanceOf(address));
    }

    [Fact]
    public async Task Withdrawals_of_one_block_stand_upon_each_others_change_and_are_kept_together()
    {
        var withdrawals = new List<Withdrawal>();
        for (var count = 0; count < 3; count++)
            withdrawals.Add(await Withdraw(100, s_stranger));
        await _world.Ok(new AdvanceClock(BlockMs));
        Assert.Equal(4, await See(chain => chain.Blocks.Tip.Transactions.Length));
        await _world.Ok(new ReorgChain(Chain, 1, KeepsTransactions: false));
        Assert.Equal(3, await See(chain => chain.Pending.Length));
        await _world.Ok(new AdvanceClock(3 * BlockMs));
        foreach (var withdrawal in withdrawals)
            await Expect(withdrawal, WithdrawalState.Success, 3);
        Assert.Equal(3 * 99 * Whole * PerUnit, await BalanceOf(s_stranger));
    }

    [Fact]
    public async Task Where_the_money_is_gone_with_an_undone_block_the_house_pays_when_it_has_more()
    {
        await _world.Ok(Pays(s_hot, 300));
        await _world.Ok(new AdvanceClock(BlockMs));
        // More than it has without what came in.
        var withdrawal = await Withdraw(700, s_stranger);
        await _world.Ok(new AdvanceClock(ReviewMs));
        Assert.NotEqual("", (await _world.WithdrawalOf(withdrawal)).TxId);
        await _world.Ok(new ReorgChain(Chain, 1, KeepsTransactions: false));
        Assert.Equal(("", 0), ((await _world.WithdrawalOf(withdrawal)).TxId, await See(chain => chain.Pending.Length)));
        await _world.Ok(Pays(s_hot, 250));
        await _world.Ok(new AdvanceClock(4 * BlockMs));
        await Expect(withdrawal, WithdrawalState.Success, 3);
        Assert.Equal(699 * Whole * PerUnit, await BalanceOf(s_stranger));
    }

    [Fact]
    public async Task Every_output_to_an_address_is_a_deposit_of_its_own()
    {
        var address = await AddressAt(BitMart);
        var twice = Pays(address, 7) with
        {
            To = [new(address, 7 * Whole * PerUnit), new(s_stranger, 5_000), new(address, (3 * Whole * PerUnit) + 55)],
        };
        var sent = await _world.Ok(twice);
        await _world.Ok(new AdvanceClock(BlockMs));
        var deposits = await _world.DepositsOf(BitMart, _ada);
        // What is finer than the exchange can count is lost on the way.
        Assert.Equal([(3 * Whole, 2L), (7 * Whole, 0L)], deposits.Select(deposit => (deposit.Amount, deposit.TxIndex)).Order());
        Assert.All(deposits, deposit => Assert.Equal(DoubleSha.Text(sent.Id), deposit.TxId));
        await _world.Ok(new AdvanceClock(2 * BlockMs));
        Assert.Equal(new Balance(1_010 * Whole, 0), await _world.FundingOf(BitMart, _ada, "BTC"));
    }

    [Fact]
    public async Task A_withdrawal_fails_until_there_is_a_block_and_what_stood_upon_it_is_sent_otherwise()
    {
        var lost = await Withdraw(100, s_stranger);
        var other = await Withdraw(50, s_stranger);
        await _world.Ok(new AdvanceClock(ReviewMs));
        Assert.Equal(2, await See(chain => chain.Pending.Length));
        await _world.Ok(new WithdrawalFailed(lost.Id, "the node is gone"));
        Assert.Empty(await See(chain => chain.Pending));
        await _world.Ok(new AdvanceClock(5 * BlockMs));
        await Expect(other, WithdrawalState.Success, 3);
        Assert.Equal(Reject.WrongState, await _world.RejectOf(new WithdrawalFailed(other.Id, "too late")));
        Assert.Equal(
            (49 * Whole * PerUnit, new Balance(950 * Whole, 0)),
            (await BalanceOf(s_stranger), await _world.FundingOf(BitMart, _ada, "BTC"))
        );
    }

    [Fact]
    public async Task What_somebody_reports_by_hand_is_confirmed_by_the_clock()
    {
        await _world.Ok(new ReportDeposit(BitMart, "BTC", "BTC", await AddressAt(BitMart), 50 * Whole, "byhand"));
        await _world.Ok(new AdvanceClock(Confirmations * BlockMs));
        Assert.Equal(new Balance(1_050 * Whole, 0), await _world.FundingOf(BitMart, _ada, "BTC"));
    }

    [Fact]
    public async Task A_network_of_another_form_does_not_stand_on_a_chain_of_outputs()
    {
        await _world.Ok(new DefineNetwork(Network("ERC20", AddressForm.Evm) with { Chain = Chain, IsStub = false }));
        Assert.Null(await _world.Ask(state => ChainPort.ChainOf(state, state.Funding.FindNetwork("ERC20")!)));
        Assert.NotNull(await _world.Ask(state => ChainPort.ChainOf(state, state.Funding.FindNetwork("BTC")!)));
    }

    private static string Hot(string exchange) =>
        BitcoinAddress.Of(BitcoinAddress.WitnessKeyHash(SeedAddress.HotWallet(TestWorld.Options.Seed, exchange)))!;

    private static SendCoins Pays(string to, long coins) => new(Chain, [UtxoScript.Ada], [new CoinGift(to, coins * Whole * PerUnit)]);

    private async Task<string> AddressAt(ExchangeId exchange) =>
        (await _world.Ok(new AssignDepositAddress(exchange, _ada, "BTC", "BTC"))).Address;

    private Task<Withdrawal> Withdraw(long coins, string address) =>
        _world.Ok(new RequestWithdrawal(BitMart, _ada, "BTC", "BTC", address, coins * Whole));

    private async Task Expect(Withdrawal withdrawal, WithdrawalState state, int confirmations)
    {
        var now = await _world.WithdrawalOf(withdrawal);
        Assert.Equal((state, confirmations), (now.State, now.Confirmations));
    }

    private Task<long> BalanceOf(string address) => See(chain => chain.BalanceOf(UtxoScript.ScriptOf(address)));

    private Task<T> See<T>(Func<UtxoChain, T> read) => _world.Ask(state => read(state.Chains.FindUtxo(Chain)!));
}

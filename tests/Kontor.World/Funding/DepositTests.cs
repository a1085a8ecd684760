using Kontor.World.Commands;
using Kontor.World.Directory;
using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.Time;
using static Kontor.World.Tests.Funding.FundingWorld;

namespace Kontor.World.Tests.Funding;

public sealed class DepositTests : IAsyncLifetime
{
    private readonly LiveWorld _world = TestWorld.Open();
    private long _ada;
    private string _address = "";

    public async Task InitializeAsync()
    {
        await _world.DefineFunding();
        _ada = (await _world.User("Ada")).Number;
        _address = await _world.AddressOf(BitMart, _ada);
    }

    public async Task DisposeAsync()
    {
        await _world.HashOf();
        await _world.DisposeAsync();
    }

    private ReportDeposit Report(long amount, string txId = "0x1") => new(BitMart, "ERC20", "USDT", _address, amount, txId);

    [Fact]
    public async Task A_deposit_waits_for_its_confirmations_and_is_credited_with_the_last_one()
    {
        var deposit = await _world.Ok(Report(100 * Coin));
        Assert.Equal((DepositState.Waiting, 0, _ada), (deposit.State, deposit.Confirmations, deposit.User));
        for (var confirmations = 1; confirmations < Confirmations; confirmations++)
        {
            await _world.Ok(new AdvanceClock(BlockMs));
            Assert.Equal((DepositState.Waiting, confirmations), await StateOf(deposit));
            Assert.Equal(default, await _world.FundingOf(BitMart, _ada));
        }
        await _world.Ok(new AdvanceClock(BlockMs - 1));
        Assert.Equal((DepositState.Waiting, Confirmations - 1), await StateOf(deposit));
        await _world.Ok(new AdvanceClock(1));
        Assert.Equal((DepositState.Success, Confirmations), await StateOf(deposit));
        Assert.Equal(new Balance(100 * Coin, 0), await _world.FundingOf(BitMart, _ada));
        var bill = Assert.Single(await _world.Ask(state => state.Ledger.FindBills(new BillQuery(BitMart, _ada))));
        Assert.Equal(
            (BillKind.Deposit, deposit.Id, TestWorld.StartMs + (Confirmations * BlockMs)),
            (bill.Kind, bill.Reference, bill.TimeMs)
        );
    }

    [Fact]
    public async Task The_same_transaction_can_be_reported_again_and_is_credited_once()
    {
        var first = await _world.Ok(Report(100 * Coin));
        Assert.Equal(first, await _world.Ok(Report(100 * Coin)));
        await _world.Ok(new AdvanceClock(Confirmations * BlockMs));
        var again = await _world.Ok(Report(100 * Coin));
        Assert.Equal((first.Id, DepositState.Success), (again.Id, again.State));
        await _world.Ok(new AdvanceClock(Confirmations * BlockMs));
        Assert.Equal(new Balance(100 * Coin, 0), await _world.FundingOf(BitMart, _ada));
        // Another place in it is another transfer; another amount at the same place is a contradiction.
        Assert.NotEqual(first.Id, (await _world.Ok(Report(100 * Coin) with { Index = 1 })).Id);
        Assert.Equal(Reject.Conflict, await _world.RejectOf(Report(101 * Coin)));
    }

    [Fact]
    public async Task A_chain_that_speaks_for_itself_says_how_deep_a_deposit_is()
    {
        await _world.Ok(new DefineNetwork(Network("ERC20", AddressForm.Evm) with { IsStub = false }));
        var deposit = await _world.Ok(Report(100 * Coin));
        await _world.Ok(new AdvanceClock(100 * BlockMs));
        Assert.Equal((DepositState.Waiting, 0), await StateOf(deposit));
        await _world.Ok(new ConfirmDeposit(deposit.Id, 2));
        await _world.Ok(new ConfirmDeposit(deposit.Id, 1)); // the chain was rewritten
        Assert.Equal((DepositState.Waiting, 1), await StateOf(deposit));
        await _world.Ok(new ConfirmDeposit(deposit.Id, 7));
        Assert.Equal((DepositState.Success, 7), await StateOf(deposit));
        Assert.Equal(Reject.WrongState, await _world.RejectOf(new ConfirmDeposit(deposit.Id, 8)));
        Assert.Equal(Reject.UnknownMovement, await _world.RejectOf(new ConfirmDeposit(99, 1)));
        Assert.Equal(Reject.UnknownMovement, await _world.RejectOf(new ConfirmDeposit(0, 1)));
        Assert.Equal(new Balance(100 * Coin, 0), await _world.FundingOf(BitMart, _ada));
    }

    [Fact]
    public async Task Less_than_the_minimum_is_dust()
    {
        var dust = await _world.Ok(Report(DepositMin - 1));
        var enough = await _world.Ok(Report(DepositMin, "0x2"));
        await _world.Ok(new AdvanceClock(Confirmations * BlockMs));
        Assert.Equal(DepositState.Dust, (await StateOf(dust)).State);
        Assert.Equal(DepositState.Success, (await StateOf(enough)).State);
        Assert.Equal(new Balance(DepositMin, 0), await _world.FundingOf(BitMart, _ada));
    }

    [Fact]
    public async Task What_nobody_was_given_is_unclaimed_and_stays_on_record()
    {
        var lost = await _world.Ok(Report(100 * Coin) with { Address = Stranger });
        Assert.Equal((DepositState.Unclaimed, 0L), (lost.State, lost.User));
        await _world.Ok(new AdvanceClock(Confirmations * BlockMs));
        Assert.Equal(lost, Assert.Single(await _world.DepositsOf(BitMart, 0)));
        Assert.Equal(lost, await _world.Ok(Report(100 * Coin) with { Address = Stranger }));
        // The address is Ada's at one exchange and nobody's at the other.
        Assert.Equal(0, (await _world.Ok(Report(100 * Coin, "0x3") with { Exchange = Weex })).User);
    }

    [Theory]
    [InlineData("the asset")]
    [InlineData("the network")]
    [InlineData("the user")]
    public async Task While_deposits_are_closed_it_is_held_and_credited_when_they_open(string what)
    {
        await Set(what, isOpen: false);
        var deposit = await _world.Ok(Report(100 * Coin));
        await _world.Ok(new AdvanceClock(Confirmations * BlockMs));
        Assert.Equal(DepositState.Held, (await StateOf(deposit)).State);
        Assert.Equal(default, await _world.FundingOf(BitMart, _ada));
        await Set(what, isOpen: true);
        Assert.Equal(DepositState.Success, (await StateOf(deposit)).State);
        Assert.Equal(new Balance(100 * Coin, 0), await _world.FundingOf(BitMart, _ada));
    }

    private async Task Set(string what, bool isOpen)
    {
        if (what == "the asset")
            await _world.Ok(new DefineAsset(BitMart, TestWorld.Asset("USDT", 6) with { CanDeposit = isOpen }));
        else if (what == "the network")
            await _world.Ok(new DefineCurrencyNetwork(BitMart, Currency("USDT", "ERC20") with { CanDeposit = isOpen }));
        else
            await _world.Ok(new SetUserFunding(BitMart, _ada, isOpen, CanWithdraw: null));
    }

    [Fact]
    public async Task Every_report_that_cannot_be_is_refused_with_its_reason()
    {
        await Refuses(Reject.UnknownExchange, Report(1) with { Exchange = new ExchangeId("lübeck") });
        await Refuses(Reject.UnknownAsset, Report(1) with { Asset = "XYZ" });
        await Refuses(Reject.UnknownNetwork, Report(1) with { Network = "XYZ" });
        await Refuses(Reject.UnknownNetwork, Report(1) with { Asset = "BTC" });
        await Refuses(Reject.Malformed, Report(1) with { TxId = "" });
        await Refuses(Reject.Malformed, Report(1) with { TxId = new string('a', 96) });
        await Refuses(Reject.Malformed, Report(1) with { Memo = "ä" });
        await Refuses(Reject.Malformed, Report(1) with { Address = "" });
        await Refuses(Reject.Malformed, Report(1) with { Index = -1 });
        await Refuses(Reject.NotPositive, Report(0));
        await Refuses(Reject.NotPositive, Report(-1));
        await Refuses(Reject.Overflow, Report(1) with { Amount = Int128.MaxValue });
        Assert.Equal(0, await _world.Ask(state => state.Funding.NewestId));
    }

    [Fact]
    public async Task An_address_is_given_once_and_the_same_every_time()
    {
        var bob = (await _world.User("Bob")).Number;
        Assert.Equal(_address, await _world.AddressOf(BitMart, _ada));
        Assert.NotEqual(_address, await _world.AddressOf(BitMart, bob));
        Assert.NotEqual(_address, await _world.AddressOf(Weex, _ada));
        Assert.StartsWith("T", await _world.AddressOf(BitMart, _ada, "TRC20"), StringComparison.Ordinal);
        // No network named: the default one. Lower case finds it as well.
        Assert.Equal(_address, (await _world.Ok(new AssignDepositAddress(BitMart, _ada, "USDT", ""))).Address);
        Assert.Equal(_ada, await _world.Ask(state => state.Funding.UserOfAddress(BitMart, "ERC20", _address.ToLowerInvariant(), "")));
        Assert.Equal(0, await _world.Ask(state => state.Funding.UserOfAddress(Weex, "ERC20", _address, "")));
    }

    [Fact]
    public async Task Where_memos_are_needed_all_share_an_address_and_the_memo_says_who_is_meant()
    {
        var bob = (await _world.User("Bob")).Number;
        var ada = await _world.Ok(new AssignDepositAddress(BitMart, _ada, "XRP", "XRP"));
        var other = await _world.Ok(new AssignDepositAddress(BitMart, bob, "XRP", "XRP"));
        Assert.Equal(ada.Address, other.Address);
        Assert.NotEqual(ada.Memo, other.Memo);
        var report = new ReportDeposit(BitMart, "XRP", "XRP", ada.Address, 100 * Coin, "AB");
        Assert.Equal(bob, (await _world.Ok(report with { Memo = other.Memo })).User);
        Assert.Equal(0, (await _world.Ok(report with { Index = 1 })).User);
    }

    [Fact]
    public async Task No_address_is_given_where_nothing_may_come_in()
    {
        var poor = (await _world.Ok(new CreateUser("Poor") { Accounts = AccountKinds.Spot })).Number;
        var ask = new AssignDepositAddress(BitMart, _ada, "USDT", "ERC20");
        await Refuses(Reject.UnknownExchange, ask with { Exchange = new ExchangeId("lübeck") });
        await Refuses(Reject.UnknownUser, ask with { User = 99 });
        await Refuses(Reject.AccountNotOpened, ask with { User = poor });
        await Refuses(Reject.UnknownAsset, ask with { Asset = "XYZ" });
        await Refuses(Reject.UnknownNetwork, ask with { Network = "XRP" });
        await Refuses(Reject.UnknownNetwork, ask with { Asset = "BTC", Network = "" });
        await _world.Ok(new DefineCurrencyNetwork(BitMart, Currency("USDT", "ERC20") with { IsClosedToApi = true }));
        await Refuses(Reject.ClosedToApi, ask);
        await _world.Ok(new DefineCurrencyNetwork(BitMart, Currency("USDT", "ERC20") with { IsClosedToApi = true, CanDeposit = false }));
        await Refuses(Reject.DepositClosed, ask);
        await _world.Ok(new SetUserFunding(BitMart, _ada, CanDeposit: false, CanWithdraw: null));
        await Refuses(Reject.DepositForbidden, ask);
    }

    [Fact]
    public async Task Deposits_are_credited_to_the_wallet_that_the_exchange_has_chosen()
    {
        await _world.Ok(new SetFundingRules(BitMart, new FundingRules { DepositWallet = WalletKind.Spot }));
        await _world.Ok(Report(100 * Coin));
        await _world.Ok(new AdvanceClock(Confirmations * BlockMs));
        Assert.Equal(new Balance(100 * Coin, 0), await _world.BalanceOf(_ada, WalletId.Spot, "USDT"));
        Assert.Equal(default, await _world.FundingOf(BitMart, _ada));
    }

    private async Task Refuses<T>(Reject reject, Command<Outcome<T>> command) => Assert.Equal(reject, await _world.RejectOf(command));

    private async Task<(DepositState State, int Confirmations)> StateOf(Deposit deposit)
    {
        var now = await _world.DepositOf(deposit);
        return (now.State, now.Confirmations);
    }
}

using Kontor.World.Commands;
using Kontor.World.Directory;
using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.Time;
using static Kontor.World.Tests.Funding.FundingWorld;

namespace Kontor.World.Tests.Funding;

public sealed class WithdrawalTests : IAsyncLifetime
{
    private readonly LiveWorld _world = TestWorld.Open();
    private long _ada;

    public async Task InitializeAsync()
    {
        await _world.DefineFunding();
        _ada = (await _world.User("Ada")).Number;
        await _world.Give(BitMart, _ada, 1_000 * Coin);
    }

    public async Task DisposeAsync()
    {
        await _world.HashOf();
        await _world.DisposeAsync();
    }

    private RequestWithdrawal Ask(long amount = 100 * Coin) => new(BitMart, _ada, "USDT", "ERC20", Stranger, amount);

    [Fact]
    public async Task A_withdrawal_goes_by_the_clock_from_created_over_submitted_and_processing_to_success()
    {
        var withdrawal = await _world.Ok(Ask());
        Assert.Equal((WithdrawalState.Created, Fee, 99 * Coin), (withdrawal.State, withdrawal.Fee, withdrawal.Arrival));
        Assert.Equal(new Balance(900 * Coin, 0), await _world.FundingOf(BitMart, _ada));
        Assert.Equal(100 * Coin, await _world.HouseOf(BitMart, House.InTransit));

        await Passes(ReviewMs - 1, withdrawal, WithdrawalState.Created, 0);
        await Passes(1, withdrawal, WithdrawalState.Submitted, 0);
        Assert.Equal("", (await _world.WithdrawalOf(withdrawal)).TxId);
        await Passes(BlockMs, withdrawal, WithdrawalState.Processing, 1);
        var txId = (await _world.WithdrawalOf(withdrawal)).TxId;
        Assert.Equal((66, "0x"), (txId.Length, txId[..2]));
        await Passes(BlockMs, withdrawal, WithdrawalState.Processing, 2);
        await Passes(BlockMs - 1, withdrawal, WithdrawalState.Processing, 2);
        Assert.Equal(100 * Coin, await _world.HouseOf(BitMart, House.InTransit));
        await Passes(1, withdrawal, WithdrawalState.Success, 3);

        Assert.Equal(0, await _world.HouseOf(BitMart, House.InTransit));
        Assert.Equal(Fee, await _world.HouseOf(BitMart, House.Fees));
        Assert.Equal(-901 * Coin, await _world.HouseOf(BitMart, House.Outside));
        var bill = (await _world.Ask(state => state.Ledger.FindBills(new BillQuery(BitMart, _ada))))[0];
        Assert.Equal((BillKind.Withdraw, withdrawal.Id, (Int128)(-100 * Coin)), (bill.Kind, bill.Reference, bill.Delta));
        Assert.Equal(txId, (await _world.WithdrawalOf(withdrawal)).TxId);
    }

    [Fact]
    public async Task A_clock_that_jumps_leads_to_the_same_end_as_one_that_goes()
    {
        var withdrawal = await _world.Ok(Ask());
        await _world.Ok(new AdvanceClock(365 * FundingRules.DayMs));
        var done = await _world.WithdrawalOf(withdrawal);
        Assert.Equal((WithdrawalState.Success, Confirmations), (done.State, done.Confirmations));
        Assert.Equal(withdrawal.CreatedMs + ThroughMs, done.UpdatedMs);
    }

    [Fact]
    public async Task The_first_refusal_in_the_documented_order_decides()
    {
        // Everything is wrong at once; one after the other is put right, and the next reason comes to light.
        var poor = (await _world.Ok(new CreateUser("Poor") { Accounts = AccountKinds.Spot })).Number;
        await _world.Ok(Ask() with { ClientNumber = "one" });
        await _world.Ok(new SetFundingRules(BitMart, new FundingRules { NeedsSavedAddress = true, DailyQuotaSatoshi = 100 }));
        await _world.Ok(new SetUserFunding(BitMart, _ada, CanDeposit: null, CanWithdraw: false));
        await _world.Ok(new RecordSecurityChange(BitMart, _ada, SecurityChange.Password));
        await _world.Ok(new DefineCurrencyNetwork(BitMart, Currency("USDT", "ERC20") with { CanWithdraw = false, IsClosedToApi = true }));

        var ask = new RequestWithdrawal(new ExchangeId("lübeck"), 99, "XYZ", "XYZ", "nowhere", -1) { Memo = "7", ClientNumber = "" };
        await Refuses(Reject.UnknownExchange, ask);
        ask = ask with { Exchange = BitMart };
        await Refuses(Reject.UnknownUser, ask);
        ask = ask with { User = poor };
        await Refuses(Reject.AccountNotOpened, ask);
        ask = ask with { User = _ada, ClientNumber = new string('x', 65) };
        await Refuses(Reject.Malformed, ask);
        ask = ask with { ClientNumber = "one" };
        await Refuses(Reject.TradeNumberTaken, ask);
        ask = ask with { ClientNumber = "two" };
        await Refuses(Reject.WithdrawalForbidden, ask);
        await _world.Ok(new SetUserFunding(BitMart, _ada, CanDeposit: null, CanWithdraw: true));
        await Refuses(Reject.WithdrawalLocked, ask);
        await _world.Ok(new AdvanceClock(2 * FundingRules.DayMs));
        await Refuses(Reject.UnknownAsset, ask);
        ask = ask with { Asset = "USDT" };
        await Refuses(Reject.UnknownNetwork, ask);
        await Refuses(Reject.UnknownNetwork, ask with { Network = "XRP" });
        ask = ask with { Network = "ERC20" };
        await Refuses(Reject.WithdrawalClosed, ask);
        await _world.Ok(new DefineCurrencyNetwork(BitMart, Currency("USDT", "ERC20") with { IsClosedToApi = true }));
        await Refuses(Reject.ClosedToApi, ask);
        await _world.Ok(new DefineCurrencyNetwork(BitMart, Currency("USDT", "ERC20")));
        await Refuses(Reject.BadAddress, ask);
        ask = ask with { Address = Stranger.ToLowerInvariant() };
        await Refuses(Reject.BadMemo, ask);
        ask = ask with { Memo = "" };
        await Refuses(Reject.AddressNotSaved, ask);
        await Save(isVerified: false);
        await Refuses(Reject.AddressNotSaved, ask);
        await Save(isVerified: true);
        await Refuses(Reject.NotPositive, ask);
        await Refuses(Reject.NotPositive, ask with { Amount = 0 });
        await Refuses(Reject.TooPrecise, ask with { Amount = 1 });
        await Refuses(Reject.BelowMinimum, ask with { Amount = Min - 100 });
        await Refuses(Reject.AboveMaximum, ask with { Amount = Max + 100 });
        await Refuses(Reject.AboveMaximum, ask with { Amount = Int128.MaxValue / 100 * 100 });
        await _world.Ok(new SetAssetWorth(BitMart, "USDT", 1));
        await Refuses(Reject.AboveQuota, ask with { Amount = 1_001 * Coin });
        await _world.Ok(new SetAssetWorth(BitMart, "USDT", 0));
        await Refuses(Reject.NotEnough, ask with { Amount = (900 * Coin) + 100 });
        await _world.Ok(ask with { Amount = 900 * Coin });
        Assert.Equal(default, await _world.FundingOf(BitMart, _ada));
    }

    private async Task Save(bool isVerified) =>
        await _world.Ok(
            new SaveAddress(
                BitMart,
                _ada,
                new SavedAddress
                {
                    Asset = "USDT",
                    Network = "ERC20",
                    Address = Stranger,
                    IsVerified = isVerified,
                }
            )
        );

    [Fact]
    public async Task The_lock_after_a_security_change_ends_exactly_after_24_hours()
    {
        await _world.Ok(new RecordSecurityChange(BitMart, _ada, SecurityChange.SecondFactor));
        Assert.Equal(Reject.Malformed, await _world.RejectOf(new RecordSecurityChange(BitMart, _ada, SecurityChange.None)));
        await _world.Ok(new AdvanceClock(FundingRules.DayMs - 1));
        await Refuses(Reject.WithdrawalLocked, Ask());
        await Refuses(Reject.WithdrawalLocked, new RequestInternalWithdrawal(BitMart, _ada, "USDT", 1, Coin));
        await _world.Ok(new AdvanceClock(1));
        await _world.Ok(Ask());
    }

    [Fact]
    public async Task The_quota_rolls_exactly_with_the_clock_and_what_comes_back_does_not_count()
    {
        await _world.Ok(new SetFundingRules(BitMart, new FundingRules { DailyQuotaSatoshi = 300 }));
        await _world.Ok(new SetAssetWorth(BitMart, "USDT", 1));
        var canceled = await _world.Ok(Ask());
        Assert.Equal(new QuotaReading(300, 100), await Quota());
        await _world.Ok(new CancelWithdrawal(BitMart, _ada, canceled.Id));
        Assert.Equal(new QuotaReading(300, 0), await Quota());

        await _world.Ok(Ask());
        await _world.Ok(new AdvanceClock(1_000));
        await _world.Ok(Ask(200 * Coin));
        Assert.Equal(0, (await Quota()).LeftSatoshi);
        await Refuses(Reject.AboveQuota, Ask(Min));
        await _world.Ok(new AdvanceClock(FundingRules.DayMs - 1_001));
        await Refuses(Reject.AboveQuota, Ask(Min));
        await _world.Ok(new AdvanceClock(1));
        Assert.Equal(100, (await Quota()).LeftSatoshi);
        await Refuses(Reject.AboveQuota, Ask((100 * Coin) + 100)); // rounded up, it is 101
        await _world.Ok(Ask());
        await _world.Ok(new AdvanceClock(1_000));
        Assert.Equal(200, (await Quota()).LeftSatoshi);
    }

    private Task<QuotaReading> Quota() => _world.Ask(state => state.Funding.Find(BitMart)!.QuotaOf(_ada, state.Time.NowMs));

    [Fact]
    public async Task A_withdrawal_can_be_taken_back_until_its_transaction_is_on_the_way()
    {
        var created = await _world.Ok(Ask());
        var submitted = await _world.Ok(Ask());
        var processing = await _world.Ok(Ask());
        var canceled = await _world.Ok(new CancelWithdrawal(BitMart, _ada, created.Id));
        Assert.Equal((WithdrawalState.Canceled, false), (canceled.State, canceled.IsOpen));
        await _world.Ok(new AdvanceClock(ReviewMs));
        await _world.Ok(new CancelWithdrawal(BitMart, _ada, submitted.Id));
        await _world.Ok(new AdvanceClock(BlockMs));
        await Refuses(Reject.WrongState, new CancelWithdrawal(BitMart, _ada, processing.Id));
        await Refuses(Reject.WrongState, new CancelWithdrawal(BitMart, _ada, created.Id));
        await Refuses(Reject.UnknownMovement, new CancelWithdrawal(BitMart, _ada, 99));
        await Refuses(Reject.UnknownMovement, new CancelWithdrawal(Weex, _ada, processing.Id));
        await Refuses(Reject.UnknownMovement, new CancelWithdrawal(BitMart, _ada + 1, processing.Id));
        Assert.Equal(new Balance(900 * Coin, 0), await _world.FundingOf(BitMart, _ada));
        var bills = await _world.Ask(state => state.Ledger.FindBills(new BillQuery(BitMart, _ada) { Kind = BillKind.WithdrawReturn }));
        Assert.Equal([submitted.Id, created.Id], bills.Select(bill => bill.Reference));
        await _world.Ok(new AdvanceClock(ThroughMs));
        Assert.Equal(WithdrawalState.Canceled, (await _world.WithdrawalOf(created)).State);
    }

    [Fact]
    public async Task What_the_network_does_not_take_comes_back_with_its_fee()
    {
        var withdrawal = await _world.Ok(Ask());
        await _world.Ok(new AdvanceClock(ReviewMs + BlockMs));
        await Refuses(Reject.Malformed, new WithdrawalFailed(withdrawal.Id, "ä"));
        var failed = await _world.Ok(new WithdrawalFailed(withdrawal.Id, "out of gas"));
        Assert.Equal((WithdrawalState.Failed, "out of gas"), (failed.State, failed.Reason));
        Assert.Equal(failed, await _world.WithdrawalOf(withdrawal));
        Assert.Equal(new Balance(1_000 * Coin, 0), await _world.FundingOf(BitMart, _ada));
        Assert.Equal(0, await _world.HouseOf(BitMart, House.InTransit));
        await Refuses(Reject.WrongState, new WithdrawalFailed(withdrawal.Id, ""));
        await Refuses(Reject.UnknownMovement, new WithdrawalFailed(99, ""));
    }

    [Fact]
    public async Task It_goes_back_to_the_wallet_it_came_from_whatever_the_house_has_decided_since()
    {
        var withdrawal = await _world.Ok(Ask());
        await _world.Ok(new SetFundingRules(BitMart, new FundingRules { WithdrawalWallet = WalletKind.Spot }));
        await _world.Ok(new CancelWithdrawal(BitMart, _ada, withdrawal.Id));
        Assert.Equal(new Balance(1_000 * Coin, 0), await _world.FundingOf(BitMart, _ada));
    }

    [Fact]
    public async Task A_chain_takes_from_the_list_of_what_is_pending_and_reports_how_it_goes()
    {
        await _world.Ok(new DefineNetwork(Network("ERC20", AddressForm.Evm) with { IsStub = false }));
        var withdrawal = await _world.Ok(Ask());
        await _world.Ok(new AdvanceClock(ThroughMs));
        Assert.Equal(WithdrawalState.Created, (await _world.WithdrawalOf(withdrawal)).State);
        var pending = Assert.Single(await _world.Ask(state => state.Funding.PendingTransfers("ERC20")));
        Assert.Equal(new PendingTransfer(withdrawal.Id, "ERC20", "USDT", "", Stranger, "", 99 * Coin), pending);

        await Refuses(Reject.WrongState, new WithdrawalConfirmed(withdrawal.Id, 1));
        await Refuses(Reject.Malformed, new WithdrawalConfirmed(withdrawal.Id, -1));
        await Refuses(Reject.Malformed, new WithdrawalSubmitted(withdrawal.Id, new string('a', 96)));
        await _world.Ok(new WithdrawalSubmitted(withdrawal.Id, ""));
        Assert.Empty(await _world.Ask(state => state.Funding.PendingTransfers("ERC20")));
        await _world.Ok(new WithdrawalSubmitted(withdrawal.Id, "0xAB"));
        await Refuses(Reject.WrongState, new CancelWithdrawal(BitMart, _ada, withdrawal.Id));
        await Refuses(Reject.WrongState, new WithdrawalSubmitted(withdrawal.Id, "0xCD"));
        Assert.Equal(WithdrawalState.Processing, (await _world.Ok(new WithdrawalConfirmed(withdrawal.Id, 2))).State);
        Assert.Equal(WithdrawalState.Submitted, (await _world.Ok(new WithdrawalConfirmed(withdrawal.Id, 0))).State);
        var done = await _world.Ok(new WithdrawalConfirmed(withdrawal.Id, 5));
        Assert.Equal((WithdrawalState.Success, 5, "0xAB"), (done.State, done.Confirmations, done.TxId));
        await Refuses(Reject.WrongState, new WithdrawalConfirmed(withdrawal.Id, 6));
    }

    [Fact]
    public async Task What_is_open_goes_on_when_a_chain_takes_a_network_over_and_when_it_gives_it_back()
    {
        var withdrawal = await _world.Ok(Ask());
        var deposit = await _world.Ok(new ReportDeposit(BitMart, "ERC20", "USDT", await _world.AddressOf(BitMart, _ada), 50 * Coin, "0x1"));
        await _world.Ok(new DefineNetwork(Network("ERC20", AddressForm.Evm) with { IsStub = false }));
        await _world.Ok(new AdvanceClock(ThroughMs));
        Assert.Equal(WithdrawalState.Created, (await _world.WithdrawalOf(withdrawal)).State);
        Assert.Equal(DepositState.Waiting, (await _world.DepositOf(deposit)).State);
        await _world.Ok(new DefineNetwork(Network("ERC20", AddressForm.Evm)));
        await _world.Ok(new AdvanceClock((1 + Confirmations) * BlockMs));
        Assert.Equal(WithdrawalState.Success, (await _world.WithdrawalOf(withdrawal)).State);
        Assert.Equal(DepositState.Success, (await _world.DepositOf(deposit)).State);
    }

    [Fact]
    public async Task To_a_user_of_the_same_exchange_it_is_instant_and_free()
    {
        var bob = (await _world.User("Bob")).Number;
        var ask = new RequestInternalWithdrawal(BitMart, _ada, "USDT", bob, 10 * Coin) { ClientNumber = "gift" };
        var withdrawal = await _world.Ok(ask);
        Assert.Equal((WithdrawalState.Success, Int128.Zero, bob), (withdrawal.State, withdrawal.Fee, withdrawal.ToUser));
        Assert.Equal(new Balance(990 * Coin, 0), await _world.FundingOf(BitMart, _ada));
        Assert.Equal(new Balance(10 * Coin, 0), await _world.FundingOf(BitMart, bob));
        var deposit = Assert.Single(await _world.DepositsOf(BitMart, bob));
        Assert.Equal((DepositState.Success, _ada, withdrawal.Id + 1), (deposit.State, deposit.FromUser, deposit.Id));
        Assert.Equal(withdrawal, await _world.Ask(state => state.Funding.FindWithdrawal(BitMart, _ada, "gift")));

        await Refuses(Reject.TradeNumberTaken, ask);
        ask = ask with { ClientNumber = "" };
        await Refuses(Reject.UnknownAsset, ask with { Asset = "XYZ" });
        await Refuses(Reject.SameUser, ask with { ToUser = _ada });
        await Refuses(Reject.UnknownUser, ask with { ToUser = 99 });
        await Refuses(Reject.NotPositive, ask with { Amount = 0 });
        await Refuses(Reject.TooPrecise, ask with { Amount = 1 });
        await Refuses(Reject.NotEnough, ask with { Amount = 991 * Coin });
        await _world.Ok(new SetUserFunding(BitMart, bob, CanDeposit: false, CanWithdraw: null));
        await Refuses(Reject.DepositForbidden, ask);
        await _world.Ok(new DefineCurrencyNetwork(BitMart, Currency("USDT", "ERC20") with { IsClosedToApi = true }));
        await Refuses(Reject.ClosedToApi, ask);
        await _world.Ok(new DefineAsset(BitMart, TestWorld.Asset("USDT", 6) with { CanWithdraw = false }));
        await Refuses(Reject.WithdrawalClosed, ask);
    }

    [Fact]
    public async Task A_user_sees_its_own_withdrawals_the_open_ones_first_page_by_page()
    {
        var ids = new List<long>();
        for (var index = 0; index < 5; index++)
        {
            ids.Add((await _world.Ok(Ask())).Id);
            await _world.Ok(new AdvanceClock(BlockMs));
        }
        var query = new MovementQuery(BitMart, _ada);
        await ExpectIds([ids[4], ids[3], ids[2], ids[1], ids[0]], query);
        await ExpectIds([ids[3], ids[2]], query with { Skip = 1, Max = 2 });
        await ExpectIds([ids[2], ids[1]], query with { FromMs = TestWorld.StartMs + BlockMs, ToMs = TestWorld.StartMs + (2 * BlockMs) });
        await ExpectIds([], query with { Asset = "BTC" });
        await ExpectIds([], query with { Network = "TRC20" });
        await ExpectIds([], new MovementQuery(Weex, _ada));
        Assert.Null(await _world.Ask(state => state.Funding.FindWithdrawal(BitMart, _ada + 1, ids[0])));
        Assert.Null(await _world.Ask(state => state.Funding.FindWithdrawal(BitMart, _ada + 1, ids[4])));
    }

    private async Task ExpectIds(long[] ids, MovementQuery query) =>
        Assert.Equal(ids, (await _world.Ask(state => state.Funding.FindWithdrawals(query))).Select(found => found.Id));

    private async Task Passes(long forMs, Withdrawal withdrawal, WithdrawalState state, int confirmations)
    {
        await _world.Ok(new AdvanceClock(forMs));
        var now = await _world.WithdrawalOf(withdrawal);
        Assert.Equal((state, confirmations), (now.State, now.Confirmations));
    }

    private async Task Refuses<T>(Reject reject, Command<Outcome<T>> command) => Assert.Equal(reject, await _world.RejectOf(command));
}

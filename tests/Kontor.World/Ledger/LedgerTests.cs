using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Spot;
using Kontor.World.Time;

namespace Kontor.World.Tests.Ledger;

public sealed class LedgerTests : IAsyncLifetime
{
    private readonly LiveWorld _world = TestWorld.Open();
    private long _ada;

    public async Task InitializeAsync()
    {
        await _world.DefineBitMart();
        _ada = (await _world.User("Ada")).Number;
    }

    public async Task DisposeAsync()
    {
        await _world.HashOf();
        await _world.DisposeAsync();
    }

    private AccountPlace Place(string asset) => TestWorld.Spot(_ada, asset);

    [Fact]
    public async Task What_comes_in_lies_in_the_wallet_and_on_the_bill()
    {
        var bill = await _world.Ok(new CreditWallet(Place("BTC"), 500));
        Assert.Equal(
            (BillKind.Deposit, (Int128)500, (Int128)500, "outside"),
            (bill.Kind, bill.Delta, bill.BalanceAfter, $"{bill.OtherSide}")
        );
        Assert.Equal(new Balance(500, 0), await _world.BalanceOf(_ada, WalletId.Spot, "BTC"));
        Assert.Equal(default, await _world.BalanceOf(_ada, WalletId.Funding, "BTC"));
        var outside = await _world.Ask(state => state.Ledger.Find(ExchangeId.BitMart)!.BalanceOf(House.Outside, "BTC"));
        Assert.Equal(new Balance(-500, 0), outside);
    }

    [Fact]
    public async Task Exactly_what_is_there_can_leave_and_not_one_unit_more()
    {
        await _world.Ok(new CreditWallet(Place("BTC"), 500));
        Assert.Equal(Reject.NotEnough, await _world.RejectOf(new DebitWallet(Place("BTC"), 501)));
        var bill = await _world.Ok(new DebitWallet(Place("BTC"), 500));
        Assert.Equal((BillKind.Withdraw, (Int128)(-500), Int128.Zero), (bill.Kind, bill.Delta, bill.BalanceAfter));
        Assert.Equal(Reject.NotEnough, await _world.RejectOf(new DebitWallet(Place("BTC"), 1)));
    }

    [Fact]
    public async Task A_transfer_moves_between_wallets_and_writes_both_halves()
    {
        await _world.Ok(new CreditWallet(Place("BTC"), 500));
        await _world.Ok(new AdvanceClock(10));
        var transfer = await _world.Ok(new TransferBetweenWallets(Place("BTC"), WalletId.IsolatedMargin("BTC_USDT"), 200));
        Assert.Equal((1L, (Int128)200, TestWorld.StartMs + 10), (transfer.Id, transfer.Amount, transfer.TimeMs));
        Assert.Equal(new Balance(300, 0), await _world.BalanceOf(_ada, WalletId.Spot, "BTC"));
        Assert.Equal(new Balance(200, 0), await _world.BalanceOf(_ada, WalletId.IsolatedMargin("BTC_USDT"), "BTC"));

        var bills = await _world.Ask(state => state.Ledger.FindBills(new BillQuery(ExchangeId.BitMart, _ada)));
        Assert.Equal([BillKind.TransferIn, BillKind.TransferOut, BillKind.Deposit], bills.Select(bill => bill.Kind));
        Assert.Equal(["Spot", "IsolatedMargin:BTC_USDT", "outside"], bills.Select(bill => $"{bill.OtherSide}"));
        Assert.Equal([1, 1, 0], bills.Select(bill => bill.Reference));
        Assert.Equal([transfer], await _world.Ask(state => state.Ledger.FindTransfers(ExchangeId.BitMart, _ada, _ => true, 10).ToArray()));
    }

    [Fact]
    public async Task Every_refusal_has_its_own_reason_and_moves_nothing()
    {
        await _world.Ok(new CreditWallet(Place("BTC"), 10));
        var before = await _world.Ask(state => state.Ledger.Bills.NextId);
        var poor = (await _world.Ok(new CreateUser("Bob") { Accounts = AccountKinds.Spot })).Number;

        await Refuses(Reject.UnknownExchange, Place("BTC") with { Exchange = new ExchangeId("lübeck") });
        await Refuses(Reject.UnknownAsset, Place("XYZ"));
        await Refuses(Reject.UnknownUser, Place("BTC") with { User = 99 });
        await Refuses(Reject.AccountNotOpened, Place("BTC") with { User = poor, Wallet = WalletId.Contract });
        await Refuses(Reject.UnknownMarket, Place("BTC") with { Wallet = WalletId.IsolatedMargin("NO_SUCH") });
        await Refuses(Reject.WrongAsset, Place("ETH") with { Wallet = WalletId.IsolatedMargin("BTC_USDT") });
        await Refuses(Reject.Malformed, Place("BTC") with { Wallet = new WalletId(WalletKind.Spot, "BTC_USDT") });
        await Refuses(Reject.NotPositive, Place("BTC"), 0);
        await Refuses(Reject.NotPositive, Place("BTC"), Int128.MinValue);
        Assert.Equal(Reject.Overflow, await _world.RejectOf(new CreditWallet(Place("BTC"), Int128.MaxValue)));
        Assert.Equal(Reject.NotEnough, await _world.RejectOf(new TransferBetweenWallets(Place("BTC"), WalletId.Funding, 11)));
        Assert.Equal(Reject.SameWallet, await _world.RejectOf(new TransferBetweenWallets(Place("BTC"), WalletId.Spot, 1)));

        Assert.Equal(before, await _world.Ask(state => state.Ledger.Bills.NextId));
        Assert.Equal(new Balance(10, 0), await _world.BalanceOf(_ada, WalletId.Spot, "BTC"));

        async Task Refuses(Reject expected, AccountPlace place, Int128? amount = null)
        {
            var units = amount ?? 1;
            Assert.Equal(expected, await _world.RejectOf(new CreditWallet(place, units)));
            Assert.Equal(expected, await _world.RejectOf(new DebitWallet(place, units)));
            Assert.Equal(expected, await _world.RejectOf(new FreezeFunds(place, units)));
            Assert.Equal(expected, await _world.RejectOf(new TransferBetweenWallets(place, WalletId.Funding, units)));
        }
    }

    [Fact]
    public async Task All_that_may_come_in_can_be_held_by_one_user_and_nothing_by_the_next()
    {
        await _world.Ok(new CreditWallet(Place("ETH"), Bounds.AmountMax));
        var bob = (await _world.User("Bob")).Number;
        Assert.Equal(Reject.Overflow, await _world.RejectOf(new CreditWallet(TestWorld.Spot(bob, "ETH"), 1)));
        await _world.Ok(new TransferBetweenWallets(Place("ETH"), WalletId.Funding, Bounds.AmountMax));
        await _world.Ok(new DebitWallet(Place("ETH") with { Wallet = WalletId.Funding }, Bounds.AmountMax));
    }

    [Fact]
    public async Task Frozen_funds_can_be_neither_withdrawn_nor_transferred()
    {
        await _world.Ok(new CreditWallet(Place("BTC"), 10));
        Assert.Equal(new Balance(4, 6), await _world.Ok(new FreezeFunds(Place("BTC"), 6)));
        Assert.Equal(Reject.NotEnough, await _world.RejectOf(new DebitWallet(Place("BTC"), 5)));
        Assert.Equal(Reject.NotEnough, await _world.RejectOf(new TransferBetweenWallets(Place("BTC"), WalletId.Funding, 5)));
        Assert.Equal(Reject.NotEnough, await _world.RejectOf(new FreezeFunds(Place("BTC"), 5)));
        Assert.Equal(Reject.NotEnough, await _world.RejectOf(new ReleaseFunds(Place("BTC"), 7)));
        Assert.Equal(new Balance(10, 0), await _world.Ok(new ReleaseFunds(Place("BTC"), 6)));
    }

    [Fact]
    public async Task Bills_can_be_asked_for_by_everything_that_stands_on_them()
    {
        await _world.Ok(new CreditWallet(Place("BTC"), 1));
        await _world.Ok(new AdvanceClock(1_000));
        await _world.Ok(new CreditWallet(Place("USDT") with { Wallet = WalletId.Funding }, 2));
        await _world.Ok(new AdvanceClock(1_000));
        await _world.Ok(new DebitWallet(Place("BTC"), 1));
        var bob = (await _world.User("Bob")).Number;
        await _world.Ok(new CreditWallet(TestWorld.Spot(bob, "BTC"), 9));

        var all = new BillQuery(ExchangeId.BitMart, _ada);
        Assert.Equal("3,2,1", await Ids(all));
        Assert.Equal("3,1", await Ids(all with { Asset = "BTC" }));
        Assert.Equal("2", await Ids(all with { Wallet = WalletId.Funding }));
        Assert.Equal("3,1", await Ids(all with { WalletKind = WalletKind.Spot }));
        Assert.Equal("3", await Ids(all with { Kind = BillKind.Withdraw }));
        Assert.Equal("2,1", await Ids(all with { ToMs = TestWorld.StartMs + 1_000 }));
        Assert.Equal("3,2", await Ids(all with { FromMs = TestWorld.StartMs + 1_000 }));
        Assert.Equal("2", await Ids(all with { BeforeId = 3, Max = 1 }));
        Assert.Equal("2", await Ids(all with { Skip = 1, Max = 1 }));
        Assert.Empty(await Ids(all with { Exchange = ExchangeId.Weex }));
        Assert.Equal("4", await Ids(new BillQuery(ExchangeId.BitMart, bob)));
        Assert.Empty(await Ids(new BillQuery(ExchangeId.BitMart, 77)));

        async Task<string> Ids(BillQuery query) =>
            await _world.Ask(state => string.Join(',', state.Ledger.FindBills(query).Select(bill => bill.Id)));
    }

    [Fact]
    public async Task What_an_asset_or_a_market_is_made_of_never_changes()
    {
        var btc = TestWorld.Asset("BTC", 8);
        Assert.Equal(Reject.Conflict, await _world.RejectOf(new DefineAsset(ExchangeId.BitMart, btc with { Decimals = 9 })));
        await _world.Ok(new DefineAsset(ExchangeId.BitMart, btc with { CanDeposit = false }));
        Assert.False(await _world.Ask(state => state.Ledger.Find(ExchangeId.BitMart)!.FindAsset("BTC")!.CanDeposit));
        Assert.Equal(Reject.Malformed, await _world.RejectOf(new DefineAsset(ExchangeId.BitMart, TestWorld.Asset("X", 19))));

        var market = await _world.Ask(state => state.FindMarket(ExchangeId.BitMart, "BTC_USDT")!);
        Assert.Equal(Reject.Conflict, await _world.RejectOf(new DefineMarket(ExchangeId.BitMart, market with { Quote = "ETH" })));
        Assert.Equal(Reject.UnknownAsset, await _world.RejectOf(new DefineMarket(ExchangeId.BitMart, market with { Quote = "XYZ" })));
        Assert.Equal(Reject.UnknownAsset, await _world.RejectOf(new DefineMarket(ExchangeId.Weex, market)));
        await _world.Ok(new DefineMarket(ExchangeId.BitMart, market with { IsApiTradable = false }));
    }
}

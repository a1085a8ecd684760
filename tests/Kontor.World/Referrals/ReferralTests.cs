using Kontor.World.Commands;
using Kontor.World.Directory;
using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.Referrals;
using Kontor.World.State;
using Kontor.World.Tests.Funding;
using static Kontor.World.Tests.Funding.FundingWorld;

namespace Kontor.World.Tests.Referrals;

public sealed class ReferralTests : IAsyncLifetime
{
    private readonly TestDisk _disk = new();
    private readonly LiveWorld _world;
    private long _ada;
    private long _bob;
    private long _eve;

    public ReferralTests() => _world = TestWorld.Open(_disk);

    public async Task InitializeAsync()
    {
        await _world.DefineFunding();
        _ada = (await _world.User("Ada")).Number;
        _bob = (await _world.User("Bob")).Number;
        _eve = (await _world.User("Eve")).Number;
        await _world.Give(Weex, _ada, 100);
    }

    public async Task DisposeAsync()
    {
        await _world.HashOf();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Who_brought_a_user_is_written_down_once_and_at_one_exchange()
    {
        var set = new SetInviter(Weex, _bob, _ada, "friends");
        var referral = await _world.Ok(set);
        Assert.Equal((_bob, _ada, "friends", TestWorld.StartMs), (referral.User, referral.Inviter, referral.Code, referral.TimeMs));
        // The same again is no mistake, and changes nothing.
        Assert.Equal(referral, await _world.Ok(set));
        await Refuses(Reject.Conflict, set with { Inviter = _eve });
        await Refuses(Reject.Conflict, set with { Code = "others" });
        Assert.Equal(referral, await BookOf(Weex, book => book.Find(_bob)));
        Assert.Null(await BookOf(BitMart, book => book.Find(_bob)));
    }

    [Fact]
    public async Task Nobody_brings_himself_or_those_who_brought_him()
    {
        await _world.Ok(new SetInviter(Weex, _bob, _ada, "a"));
        await _world.Ok(new SetInviter(Weex, _eve, _bob, "b"));
        await Refuses(Reject.SameUser, new SetInviter(Weex, _ada, _ada, "c"));
        await Refuses(Reject.Conflict, new SetInviter(Weex, _ada, _bob, "c"));
        await Refuses(Reject.Conflict, new SetInviter(Weex, _ada, _eve, "c"));
        await Refuses(Reject.UnknownUser, new SetInviter(Weex, 99, _ada, "c"));
        await Refuses(Reject.UnknownUser, new SetInviter(Weex, _ada, 99, "c"));
        await Refuses(Reject.Malformed, new SetInviter(Weex, _ada, _bob, ""));
        await Refuses(Reject.UnknownExchange, new SetInviter(new ExchangeId("lübeck"), _bob, _ada, "c"));
        // Elsewhere it may be the other way round.
        await _world.Ok(new SetInviter(BitMart, _ada, _eve, "c"));
    }

    [Fact]
    public async Task Those_a_user_brought_are_listed_in_the_order_of_their_registration()
    {
        await _world.Ok(new SetInviter(Weex, _eve, _ada, "a"));
        await _world.Ok(new SetInviter(Weex, _bob, _ada, "a"));
        Assert.Equal([_bob, _eve], await BookOf(Weex, book => book.InviteesOf(_ada).Select(one => one.User).ToArray()));
        Assert.Equal((2, 0), await BookOf(Weex, book => (book.CountOf(_ada), book.CountOf(_bob))));
        Assert.True(await BookOf(Weex, book => book.IsInvitedBy(_bob, _ada) && !book.IsInvitedBy(_ada, _bob)));
        Assert.Empty(await BookOf(Weex, book => book.InviteesOf(_bob).ToArray()));
    }

    [Fact]
    public async Task The_share_of_inviters_is_set_for_an_exchange()
    {
        Assert.Equal(0, await BookOf(Weex, book => book.SharePpm));
        Assert.Equal(200_000, await _world.Ok(new SetRebateShare(Weex, 200_000)));
        Assert.Equal((200_000, 0), (await BookOf(Weex, book => book.SharePpm), await BookOf(BitMart, book => book.SharePpm)));
        await Refuses(Reject.Malformed, new SetRebateShare(Weex, -1));
        await Refuses(Reject.Malformed, new SetRebateShare(Weex, 1_000_001));
        await Refuses(Reject.UnknownExchange, new SetRebateShare(new ExchangeId("lübeck"), 1));
    }

    [Fact]
    public async Task Money_goes_from_an_inviter_to_an_invitee_and_not_back()
    {
        await _world.Ok(new SetInviter(Weex, _bob, _ada, "a"));
        var give = new TransferToInvitee(Place(_ada, WalletId.Funding), _bob, WalletId.Spot, 60);
        var transfer = await _world.Ok(give);
        Assert.Equal((_ada, _bob, (Int128)60), (transfer.From, transfer.To, transfer.Amount));
        Assert.Equal((WalletKind.Funding, WalletKind.Spot), (transfer.FromWallet, transfer.ToWallet));
        Assert.Equal(new Balance(40, 0), await BalanceOf(_ada, WalletId.Funding));
        Assert.Equal(new Balance(60, 0), await BalanceOf(_bob, WalletId.Spot));
        Assert.Equal(transfer, Assert.Single(await _world.Ask(state => state.Funding.FindUserTransfers(Weex, _ada, _ => true, 10))));

        await Refuses(Reject.NotRelated, new TransferToInvitee(Place(_bob, WalletId.Spot), _ada, WalletId.Spot, 1));
        await Refuses(Reject.NotRelated, give with { ToUser = _eve });
        await Refuses(Reject.SameUser, give with { ToUser = _ada });
        await Refuses(Reject.UnknownUser, give with { ToUser = 99 });
        await Refuses(Reject.UnknownAsset, give with { From = give.From with { Asset = "XYZ" } });
        await Refuses(Reject.UnknownExchange, give with { From = give.From with { Exchange = new ExchangeId("lübeck") } });
        await Refuses(Reject.Malformed, give with { To = WalletId.IsolatedMargin("BTCUSDT") });
        await Refuses(Reject.NotPositive, give with { Amount = 0 });
        await Refuses(Reject.NotEnough, give with { Amount = 41 });
    }

    [Fact]
    public async Task Who_may_not_withdraw_gives_nothing_to_invitees()
    {
        await _world.Ok(new SetInviter(Weex, _bob, _ada, "a"));
        var give = new TransferToInvitee(Place(_ada, WalletId.Funding), _bob, WalletId.Funding, 1);
        await _world.Ok(new SetUserFunding(Weex, _ada, CanDeposit: null, CanWithdraw: false));
        await Refuses(Reject.WithdrawalForbidden, give);
        await _world.Ok(new SetUserFunding(Weex, _ada, CanDeposit: null, CanWithdraw: true));
        await _world.Ok(new SetUserFunding(Weex, _bob, CanDeposit: false, CanWithdraw: null));
        await Refuses(Reject.DepositForbidden, give);
        await _world.Ok(new SetUserFunding(Weex, _bob, CanDeposit: true, CanWithdraw: null));
        await _world.Ok(new DefineAsset(Weex, TestWorld.Asset("USDT", 6) with { CanWithdraw = false }));
        await Refuses(Reject.WithdrawalClosed, give);
        await _world.Ok(new DefineAsset(Weex, TestWorld.Asset("USDT", 6)));
        await _world.Ok(new RecordSecurityChange(Weex, _ada, SecurityChange.Password));
        await Refuses(Reject.WithdrawalLocked, give);
    }

    [Fact]
    public async Task A_snapshot_keeps_who_brought_whom()
    {
        await _world.Ok(new SetInviter(Weex, _bob, _ada, "a"));
        await _world.Ok(new SetInviter(Weex, _eve, _bob, "b"));
        await _world.Ok(new SetRebateShare(Weex, 300_000));
        var content = await _world.Ask(state => SnapshotCodec.Save(state, []));
        var restored = new WorldState();
        SnapshotCodec.Load(restored, content.Span);
        var book = restored.Referrals.Find(Weex)!;
        Assert.Equal([_bob, _eve], book.All.Select(one => one.User));
        Assert.Equal((300_000, 1, 1), (book.SharePpm, book.CountOf(_ada), book.CountOf(_bob)));
        Assert.Equal(await _world.HashOf(), SnapshotCodec.Hash(restored));
    }

    private static AccountPlace Place(long user, WalletId wallet) => new(Weex, user, wallet, "USDT");

    private async Task<Balance> BalanceOf(long user, WalletId wallet) =>
        await _world.Ask(state => state.Ledger.Find(Weex)!.BalanceOf(user, wallet, "USDT"));

    private async Task<T> BookOf<T>(ExchangeId exchange, Func<ReferralBook, T> read) =>
        await _world.Ask(state => read(state.Referrals.Find(exchange)!));

    private async Task Refuses<T>(Reject expected, Command<Outcome<T>> command) => Assert.Equal(expected, await _world.RejectOf(command));
}

using Kontor.World.Commands;
using Kontor.World.Funding;
using Kontor.World.Ledger;
using static Kontor.World.Tests.Funding.FundingWorld;

namespace Kontor.World.Tests.Funding;

public sealed class TransferTests : IAsyncLifetime
{
    private readonly LiveWorld _world = TestWorld.Open();
    private long _ada;

    public async Task InitializeAsync()
    {
        await _world.DefineFunding();
        _ada = (await _world.User("Ada")).Number;
        await _world.Give(BitMart, _ada, 100);
    }

    public async Task DisposeAsync()
    {
        await _world.HashOf();
        await _world.DisposeAsync();
    }

    private AccountPlace Funding(long user) => new(BitMart, user, WalletId.Funding, "USDT");

    [Fact]
    public async Task A_number_moves_money_once_and_is_found_again()
    {
        var move = new TransferWithNumber(Funding(_ada), WalletId.Contract, 60, "t-1");
        var transfer = await _world.Ok(move);
        await Refuses(Reject.TradeNumberTaken, move);
        await Refuses(Reject.TradeNumberTaken, move with { Amount = 1 });
        Assert.Equal(transfer, await _world.Ask(state => state.Funding.FindTransfer(BitMart, _ada, "t-1")));
        Assert.Null(await _world.Ask(state => state.Funding.FindTransfer(BitMart, _ada, "t-2")));
        Assert.Null(await _world.Ask(state => state.Funding.FindTransfer(BitMart, _ada + 1, "t-1")));
        Assert.Null(await _world.Ask(state => state.Funding.FindTransfer(Weex, _ada, "t-1")));
        Assert.Equal(new Balance(40, 0), await _world.FundingOf(BitMart, _ada));

        // What was refused has not used up its number.
        await Refuses(Reject.NotEnough, move with { Number = "t-2", Amount = 41 });
        await _world.Ok(move with { Number = "t-2", Amount = 40 });
        await Refuses(Reject.Malformed, move with { Number = "" });
        await Refuses(Reject.Malformed, move with { Number = new string('1', 65) });
        await Refuses(Reject.Malformed, move with { Number = "\n" });
        await Refuses(Reject.UnknownExchange, move with { From = Funding(_ada) with { Exchange = new ExchangeId("lübeck") } });
    }

    [Fact]
    public void Only_the_newest_numbers_are_remembered()
    {
        var ids = new RememberedIds<string>(3);
        foreach (var (key, id) in new[] { ("a", 1L), ("b", 2), ("c", 3), ("d", 4) })
            ids.Add(key, id);
        Assert.Equal((3, 0L, 2L, 4L), (ids.Count, ids.Find("a"), ids.Find("b"), ids.Find("d")));
        ids.Add("a", 5);
        Assert.Equal((3, 5L, 0L), (ids.Count, ids.Find("a"), ids.Find("b")));
    }

    [Fact]
    public async Task Money_moves_within_a_family_of_accounts_and_nowhere_else()
    {
        var bob = (await _world.User("Bob")).Number;
        var (one, two) = (await Open("one"), await Open("two"));
        var give = new TransferBetweenUsers(Funding(_ada), one, WalletId.Spot, 60, "r-1");
        var transfer = await _world.Ok(give);
        Assert.Equal((_ada, one, (Int128)60), (transfer.From, transfer.To, transfer.Amount));
        Assert.Equal(new Balance(60, 0), await _world.BalanceOf(one, WalletId.Spot, "USDT"));
        await Refuses(Reject.TradeNumberTaken, give);

        // The number is the giver's: another giver can use the same.
        await _world.Ok(new TransferBetweenUsers(Funding(one) with { Wallet = WalletId.Spot }, two, WalletId.Funding, 50, "r-1"));
        await _world.Ok(new TransferBetweenUsers(Funding(two), _ada, WalletId.Funding, 10, "r-1"));
        Assert.Equal(new Balance(50, 0), await _world.FundingOf(BitMart, _ada));

        give = give with { RequestNumber = "r-2", Amount = 10 };
        await Refuses(Reject.Malformed, give with { RequestNumber = "" });
        await Refuses(Reject.UnknownExchange, give with { From = Funding(_ada) with { Exchange = new ExchangeId("lübeck") } });
        await Refuses(Reject.UnknownAsset, give with { From = Funding(_ada) with { Asset = "XYZ" } });
        await Refuses(Reject.UnknownUser, give with { ToUser = 99 });
        await Refuses(Reject.SameUser, give with { ToUser = _ada });
        await Refuses(Reject.NotRelated, give with { ToUser = bob });
        await Refuses(Reject.NotPositive, give with { Amount = 0 });
        await Refuses(Reject.NotEnough, give with { Amount = 51 });
        await _world.Ok(new SetSubAccount(BitMart, one, SubAccountState.FrozenByMain));
        await Refuses(Reject.SubAccountFrozen, give);
        await Refuses(Reject.SubAccountFrozen, give with { From = Funding(one) with { Wallet = WalletId.Spot }, ToUser = two });
        await _world.Ok(new SetSubAccount(BitMart, one, SubAccountState.Normal));
        await _world.Ok(give);

        // Everybody in the family sees the family's transfers, newest first.
        foreach (var user in new[] { _ada, one, two })
        {
            var seen = await _world.Ask(state => state.Funding.FindUserTransfers(BitMart, user, _ => true, 10));
            Assert.Equal([10, 10, 50, 60], seen.Select(line => (long)line.Amount));
        }
        Assert.Empty(await _world.Ask(state => state.Funding.FindUserTransfers(BitMart, bob, _ => true, 10)));
    }

    [Fact]
    public async Task A_user_opens_as_many_sub_accounts_as_the_exchange_allows()
    {
        await _world.Ok(new SetFundingRules(BitMart, new FundingRules { SubAccountsMax = 2 }));
        var one = await Open("one");
        await Refuses(Reject.NameTaken, new OpenSubAccount(BitMart, _ada, "one"));
        await Refuses(Reject.Malformed, new OpenSubAccount(BitMart, _ada, ""));
        await Refuses(Reject.NotMainUser, new OpenSubAccount(BitMart, one, "below"));
        await Refuses(Reject.UnknownUser, new OpenSubAccount(BitMart, 99, "nobody's"));
        await Refuses(Reject.UnknownExchange, new OpenSubAccount(new ExchangeId("lübeck"), _ada, "far"));
        await Open("two");
        await Refuses(Reject.AboveSubAccountQuota, new OpenSubAccount(BitMart, _ada, "three"));
        await _world.Ok(new OpenSubAccount(Weex, _ada, "three"));

        var all = await _world.Ask(state => state.Funding.Find(BitMart)!.SubAccounts.Of(_ada).ToArray());
        Assert.Equal(["one", "two"], all.Select(account => account.Name));
        await Refuses(Reject.UnknownUser, new SetSubAccount(BitMart, _ada, SubAccountState.Frozen));
        await Refuses(Reject.Malformed, new SetSubAccount(BitMart, one, (SubAccountState)9));
    }

    private async Task<long> Open(string name) => (await _world.Ok(new OpenSubAccount(BitMart, _ada, name))).User;

    private async Task Refuses<T>(Reject reject, Command<Outcome<T>> command) => Assert.Equal(reject, await _world.RejectOf(command));
}

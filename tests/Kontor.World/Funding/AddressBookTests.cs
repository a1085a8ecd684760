using Kontor.World.Commands;
using Kontor.World.Funding;
using Kontor.World.Ledger;
using static Kontor.World.Tests.Funding.FundingWorld;

namespace Kontor.World.Tests.Funding;

public sealed class AddressBookTests : IAsyncLifetime
{
    private readonly LiveWorld _world = TestWorld.Open();
    private long _ada;

    public async Task InitializeAsync()
    {
        await _world.DefineFunding();
        _ada = (await _world.User("Ada")).Number;
        await _world.Give(BitMart, _ada, 1_000 * Coin);
        await _world.Ok(new DefineNetwork(Network("BEP20", AddressForm.Evm)));
        await _world.Ok(new DefineCurrencyNetwork(BitMart, Currency("USDT", "BEP20")));
        await _world.Ok(new DefineCurrencyNetwork(BitMart, Currency("BTC", "ERC20")));
        await _world.Ok(new SetFundingRules(BitMart, new FundingRules { NeedsSavedAddress = true }));
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    private static SavedAddress Entry(AddressReach reach = AddressReach.Standard) =>
        new()
        {
            Asset = "BTC",
            Network = "ERC20",
            Address = Stranger,
            Reach = reach,
            IsVerified = true,
        };

    [Theory]
    [InlineData(AddressReach.Standard, "USDT", "ERC20", Reject.AddressNotSaved)]
    [InlineData(AddressReach.Standard, "BTC", "ERC20", Reject.NotEnough)]
    [InlineData(AddressReach.Universal, "USDT", "ERC20", Reject.None)]
    [InlineData(AddressReach.Universal, "USDT", "BEP20", Reject.AddressNotSaved)]
    [InlineData(AddressReach.Evm, "USDT", "BEP20", Reject.None)]
    public async Task An_entry_reaches_as_far_as_it_says(AddressReach reach, string asset, string network, Reject reject)
    {
        await _world.Ok(new SaveAddress(BitMart, _ada, Entry(reach)));
        Assert.Equal(reject, await _world.RejectOf(new RequestWithdrawal(BitMart, _ada, asset, network, Stranger, 20 * Coin)));
        Assert.Equal(
            Reject.AddressNotSaved,
            await _world.RejectOf(new RequestWithdrawal(BitMart, _ada, asset, network, await _world.AddressOf(Weex, _ada), 20 * Coin))
        );
    }

    [Fact]
    public async Task Saving_again_replaces_and_removing_forgets()
    {
        await _world.Ok(new SaveAddress(BitMart, _ada, Entry() with { IsVerified = false }));
        await _world.Ok(new SaveAddress(BitMart, _ada, Entry() with { Address = Stranger.ToLowerInvariant(), Remark = "cold" }));
        var saved = Assert.Single(await Book());
        Assert.Equal(Entry() with { Remark = "cold" }, saved);
        var remove = new RemoveAddress(BitMart, _ada, "BTC", "ERC20", Stranger.ToLowerInvariant(), "");
        await Refuses(Reject.AddressNotSaved, remove with { Asset = "USDT" });
        await Refuses(Reject.UnknownNetwork, remove with { Network = "XYZ" });
        await Refuses(Reject.UnknownUser, remove with { User = 99 });
        await Refuses(Reject.UnknownExchange, remove with { Exchange = new ExchangeId("lübeck") });
        await _world.Ok(remove);
        await Refuses(Reject.AddressNotSaved, remove);
        Assert.Empty(await Book());
    }

    [Fact]
    public async Task What_cannot_be_saved_says_why()
    {
        var save = new SaveAddress(BitMart, _ada, Entry());
        await Refuses(Reject.UnknownExchange, save with { Exchange = new ExchangeId("lübeck") });
        await Refuses(Reject.UnknownUser, save with { User = 99 });
        await Refuses(Reject.UnknownAsset, save with { Entry = Entry() with { Asset = "XYZ" } });
        await Refuses(Reject.UnknownNetwork, save with { Entry = Entry() with { Network = "XYZ" } });
        await Refuses(Reject.BadAddress, save with { Entry = Entry() with { Network = "TRC20" } });
        await Refuses(Reject.BadMemo, save with { Entry = Entry() with { Memo = "1" } });
        await Refuses(Reject.Malformed, save with { Entry = Entry() with { Reach = (AddressReach)3 } });
        for (var user = 1; user <= FundingBounds.SavedAddressesMax; user++)
            await _world.Ok(
                save with
                {
                    Entry = Entry() with { Address = AddressMaker.Address(7, Network("N", AddressForm.Evm), "x", user) },
                }
            );
        await Refuses(Reject.TooMany, save);
    }

    private async Task<IEnumerable<SavedAddress>> Book() => await _world.Ask(state => state.Funding.Find(BitMart)!.UserOf(_ada).Addresses);

    private async Task Refuses<T>(Reject reject, Command<Outcome<T>> command) => Assert.Equal(reject, await _world.RejectOf(command));
}

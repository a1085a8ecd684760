using Kontor.World.Commands;
using Kontor.World.Funding;
using Kontor.World.Ledger;
using static Kontor.World.Tests.Funding.FundingWorld;

namespace Kontor.World.Tests.Funding;

public sealed class NetworkTests : IAsyncLifetime
{
    private readonly LiveWorld _world = TestWorld.Open();

    public Task InitializeAsync() => _world.DefineFunding();

    public async Task DisposeAsync()
    {
        await _world.HashOf();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_currency_is_named_plainly_on_its_default_network_and_with_the_network_elsewhere()
    {
        Assert.Equal(["USDT", "USDT-TRC20", "XRP"], await Ids());
        Assert.Equal("ERC20", await NetworkOf("USDT"));
        Assert.Equal("ERC20", await NetworkOf("USDT-ERC20"));
        Assert.Equal("TRC20", await NetworkOf("USDT-TRC20"));
        Assert.Null(await NetworkOf("USDT-"));
        Assert.Null(await NetworkOf("usdt"));
        Assert.Null(await NetworkOf("BTC"));

        await _world.Ok(new DefineCurrencyNetwork(BitMart, Currency("USDT", "TRC20") with { IsDefault = true }));
        Assert.Equal(["USDT-ERC20", "USDT", "XRP"], await Ids());
        // The default stays until another one takes its place.
        var kept = await _world.Ok(new DefineCurrencyNetwork(BitMart, Currency("USDT", "TRC20")));
        Assert.True(kept.IsDefault);
    }

    private Task<string[]> Ids() =>
        _world.Ask(state => state.Funding.Find(BitMart)!.Currencies.All.Select(CurrencyNetworkTable.IdOf).ToArray());

    private Task<string?> NetworkOf(string id) => _world.Ask(state => state.Funding.Find(BitMart)!.Currencies.FindById(id)?.Network);

    [Fact]
    public async Task What_addresses_were_given_out_in_never_changes()
    {
        await _world.Ok(new DefineNetwork(Network("ERC20", AddressForm.Evm) with { Confirmations = 5, Chain = "eth" }));
        await Refuses(Reject.Conflict, new DefineNetwork(Network("ERC20", AddressForm.Tron)));
        await Refuses(Reject.Conflict, new DefineNetwork(Network("XRP", AddressForm.Ripple)));
        await Refuses(Reject.Malformed, new DefineNetwork(Network("", AddressForm.Evm)));
        await Refuses(Reject.Malformed, new DefineNetwork(Network("N", (AddressForm)9)));
        await Refuses(Reject.Malformed, new DefineNetwork(Network("N", AddressForm.Evm, needsMemo: true)));
        await Refuses(Reject.Malformed, new DefineNetwork(Network("N", AddressForm.Evm) with { Confirmations = 0 }));
        await Refuses(Reject.Malformed, new DefineNetwork(Network("N", AddressForm.Evm) with { BlockMs = 0 }));
    }

    [Fact]
    public async Task A_currency_that_could_cost_more_than_it_brings_is_not_defined()
    {
        var good = Currency("USDT", "ERC20");
        await Refuses(Reject.UnknownExchange, new DefineCurrencyNetwork(new ExchangeId("lübeck"), good));
        await Refuses(Reject.UnknownAsset, new DefineCurrencyNetwork(BitMart, good with { Asset = "XYZ" }));
        await Refuses(Reject.UnknownNetwork, new DefineCurrencyNetwork(BitMart, good with { Network = "XYZ" }));
        await Refuses(Reject.Malformed, new DefineCurrencyNetwork(BitMart, good with { WithdrawalMin = Fee }));
        await Refuses(Reject.Malformed, new DefineCurrencyNetwork(BitMart, good with { WithdrawalMax = Min - 1 }));
        await Refuses(Reject.Malformed, new DefineCurrencyNetwork(BitMart, good with { WithdrawalMax = Int128.MaxValue }));
        await Refuses(Reject.Malformed, new DefineCurrencyNetwork(BitMart, good with { WithdrawalFee = -1 }));
        await Refuses(Reject.Malformed, new DefineCurrencyNetwork(BitMart, good with { DepositMin = -1 }));
        await Refuses(Reject.Malformed, new DefineCurrencyNetwork(BitMart, good with { WithdrawalDecimals = 7 }));
    }

    [Fact]
    public async Task Rules_and_worths_have_their_bounds()
    {
        await Refuses(Reject.UnknownExchange, new SetFundingRules(new ExchangeId("lübeck"), new FundingRules()));
        await Refuses(Reject.Malformed, new SetFundingRules(BitMart, new FundingRules { DepositWallet = WalletKind.House }));
        await Refuses(Reject.Malformed, new SetFundingRules(BitMart, new FundingRules { ReviewMs = -1 }));
        await Refuses(Reject.UnknownExchange, new SetAssetWorth(new ExchangeId("lübeck"), "USDT", 1));
        await Refuses(Reject.UnknownAsset, new SetAssetWorth(BitMart, "XYZ", 1));
        await Refuses(Reject.Malformed, new SetAssetWorth(BitMart, "USDT", -1));
        await Refuses(Reject.Malformed, new SetAssetWorth(BitMart, "USDT", SetAssetWorth.SatoshiMax + 1));
    }

    private async Task Refuses<T>(Reject reject, Command<Outcome<T>> command) => Assert.Equal(reject, await _world.RejectOf(command));
}

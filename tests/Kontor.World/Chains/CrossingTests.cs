using Kontor.World.Chains;

namespace Kontor.World.Tests.Chains;

/// <summary>Coins and tokens that go from one chain to another by two transactions that belong together.</summary>
public sealed class CrossingTests : IAsyncLifetime
{
    private const string Zone = "tradezone";

    private static readonly Address20 Ada = ChainScript.Ada;
    private static readonly Address20 Bob = ChainScript.Bob;
    private static readonly Address20 Vault = ChainSamples.Splitter;
    private static readonly Address20 ZoneUsdt = ChainSamples.Somebody(204);

    private static readonly BridgeRecord Bridge = new()
    {
        Home = ChainScript.Name,
        Zone = Zone,
        HomeVault = Vault,
        ZoneVault = Vault,
        Pairs = [new CrossPair(null, null), new CrossPair(ChainSamples.Usdt, ZoneUsdt)],
    };

    private ChainScript _script = null!;

    public async Task InitializeAsync()
    {
        _script = await ChainScript.StartAsync();
        var zone = ChainScript.Definition with
        {
            Chain = ChainSamples.XLayer with { Name = Zone, ChainId = 1_952 },
            Contracts = [.. ChainScript.Definition.Contracts, ChainSamples.UsdtContract with { Address = ZoneUsdt }],
            Allocations =
            [
                .. ChainScript.Definition.Allocations,
                new Allocation(Vault, null, ChainScript.Coin),
                new Allocation(Vault, ZoneUsdt, 1_000),
            ],
        };
        await _script.World.Ok(zone);
        await _script.World.Ok(new DefineBridge(Bridge));
    }

    public async Task DisposeAsync() => await _script.DisposeAsync();

    [Fact]
    public async Task A_deposit_leaves_at_home_and_is_paid_out_in_the_zone()
    {
        var crossing = await Send(CrossKind.Deposit, Ada, ChainSamples.Usdt, new CrossPayment(Bob, 250));
        Assert.Equal(CrossState.Leaving, crossing.State);
        await Mine(ChainScript.Name);
        var (arriving, _) = (await See(1), 0);
        Assert.Equal((CrossState.Arriving, 1L, 0L), (arriving.State, arriving.Out.Height, arriving.In.Height));
        await Mine(Zone);
        var arrived = await See(1);
        Assert.Equal((CrossState.Arrived, 1L), (arrived.State, arrived.In.Height));
        Assert.NotEqual(arrived.Out.Transaction, arrived.In.Transaction);
        Assert.Equal((Word256)250, await Pieces(ChainScript.Name, ChainSamples.Usdt, Vault));
        Assert.Equal((Word256)250, await Pieces(Zone, ZoneUsdt, Bob));
        Assert.Equal((Word256)750, await Pieces(Zone, ZoneUsdt, Vault));
    }

    [Fact]
    public async Task A_batch_goes_home_in_one_transaction()
    {
        await Send(CrossKind.Deposit, Ada, null, new CrossPayment(Bob, 1_000));
        await Mine(ChainScript.Name);
        await Send(
            CrossKind.BatchWithdraw,
            Ada,
            null,
            new CrossPayment(ChainSamples.Somebody(5), 100),
            new CrossPayment(ChainSamples.Somebody(6), 200)
        );
        await Mine(Zone);
        await Mine(ChainScript.Name);
        var batch = await See(2);
        Assert.Equal((CrossState.Arrived, (Word256)300), (batch.State, batch.Amount));
        var paid = (await _script.See(chain => chain.Blocks.Tip)).Transactions.Single(mined => mined.Hash == batch.In.Transaction);
        Assert.Equal(2, paid.Receipt.Moves.Length);
        Assert.Equal((Word256)200, await _script.CoinsOf(ChainSamples.Somebody(6)));
    }

    [Fact]
    public async Task A_transfer_that_fails_on_its_way_to_the_vault_is_not_paid_out()
    {
        await Send(CrossKind.Deposit, Ada, ChainSamples.Usdt, new CrossPayment(Bob, 5_001));
        await Mine(ChainScript.Name);
        Assert.Equal(CrossState.Failed, (await See(1)).State);
        await Mine(Zone);
        Assert.Equal(Word256.Zero, await Pieces(Zone, ZoneUsdt, Bob));
    }

    [Fact]
    public async Task What_the_bridge_paid_in_a_block_that_is_undone_it_pays_again_and_once()
    {
        await Send(CrossKind.Deposit, Ada, ChainSamples.Usdt, new CrossPayment(Bob, 250));
        await Mine(ChainScript.Name);
        await Mine(Zone);
        await _script.World.Ok(new ReorgChain(Zone, 1, KeepsTransactions: true));
        Assert.Equal((CrossState.Arriving, 0L), ((await See(1)).State, (await See(1)).In.Height));
        await Mine(Zone);
        await _script.World.Ok(new ReorgChain(Zone, 1, KeepsTransactions: false));
        await Mine(Zone);
        await Mine(Zone);
        Assert.Equal(CrossState.Arrived, (await See(1)).State);
        await Mine(Zone);
        Assert.Equal((Word256)250, await Pieces(Zone, ZoneUsdt, Bob));
    }

    [Fact]
    public async Task A_vault_that_has_too_little_pays_as_soon_as_it_has_more()
    {
        await Send(CrossKind.Deposit, Ada, ChainSamples.Usdt, new CrossPayment(Bob, 1_500));
        await Mine(ChainScript.Name);
        await Mine(Zone);
        Assert.Equal(CrossState.Arriving, (await See(1)).State);
        await _script.World.Ok(new SendTransaction(Zone, ChainScript.Treasury, ZoneUsdt, Word256.Zero, TokenCall.Mint(Vault, 9_000)));
        for (var block = 0; block < 4; block++)
            await Mine(Zone);
        Assert.Equal(CrossState.Arrived, (await See(1)).State);
        Assert.Equal((Word256)1_500, await Pieces(Zone, ZoneUsdt, Bob));
    }

    [Fact]
    public async Task What_can_not_cross_is_refused()
    {
        var good = new SendAcross(ChainScript.Name, Zone, CrossKind.Deposit, Ada, null, [new CrossPayment(Bob, 5)]);
        Assert.Equal(Reject.UnknownChain, await _script.RejectOf(good with { Home = Zone }));
        Assert.Equal(Reject.Malformed, await _script.RejectOf(good with { CrossKind = 0 }));
        Assert.Equal(Reject.Malformed, await _script.RejectOf(good with { Payments = [] }));
        Assert.Equal(Reject.TooMany, await _script.RejectOf(good with { Payments = [new(Bob, 1), new(Ada, 1)] }));
        Assert.Equal(Reject.NotPositive, await _script.RejectOf(good with { Payments = [new(Bob, 0)] }));
        Assert.Equal(Reject.UnknownToken, await _script.RejectOf(good with { Token = ChainSamples.Birds }));
        Assert.Equal(Reject.NotEnough, await _script.RejectOf(good with { Source = ChainSamples.Somebody(77) }));
        Assert.Equal(Reject.UnknownToken, await _script.RejectOf(new DefineBridge(Bridge with { HomeVault = Ada })));
        Assert.Equal(Reject.UnknownChain, await _script.RejectOf(new DefineBridge(Bridge with { Zone = ChainScript.Name })));
        Assert.Equal(Reject.Conflict, await _script.RejectOf(new DefineBridge(Bridge with { Pairs = [] })));
    }

    private Task<CrossTransfer> Send(CrossKind kind, Address20 source, Address20? token, params CrossPayment[] payments) =>
        _script.World.Ok(new SendAcross(ChainScript.Name, Zone, kind, source, token, [.. payments]));

    private Task Mine(string chain) => _script.World.Ok(new MineBlocks(chain, 1));

    private Task<CrossTransfer> See(long id) => _script.World.Ask(state => state.Chains.Crossings.Find(id)!);

    private Task<Word256> Pieces(string chain, Address20 token, Address20 owner) =>
        _script.World.Ask(state => state.Chains.Find(chain)!.BalanceOf(token, owner));
}

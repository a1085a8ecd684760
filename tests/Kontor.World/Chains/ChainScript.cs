using Kontor.World.Chains;
using Kontor.World.Commands;

namespace Kontor.World.Tests.Chains;

/// <summary>A chain with tokens of every kind, and the short words that the scripts about it are written in.</summary>
public sealed class ChainScript : IAsyncDisposable
{
    public const string Name = "xlayer";

    private ChainScript(LiveWorld world) => World = world;

    public LiveWorld World { get; }

    public static Address20 Ada { get; } = ChainSamples.Somebody(1);
    public static Address20 Bob { get; } = ChainSamples.Somebody(2);
    public static Address20 Eve { get; } = ChainSamples.Somebody(3);
    public static Address20 Treasury => ChainSamples.XLayer.Treasury;
    public static Word256 Coin => ChainSamples.OneCoin;

    public static DefineChain Definition { get; } =
        new(
            ChainSamples.XLayer,
            [
                new Allocation(Ada, null, Coin * 100),
                new Allocation(Bob, null, Coin * 10),
                new Allocation(Treasury, null, Coin * 1_000),
                new Allocation(Ada, ChainSamples.Usdt, 5_000),
            ]
        )
        {
            Contracts =
            [
                ChainSamples.UsdtContract,
                new GenesisContract(ChainSamples.Birds, new ContractTerms(ContractKind.Erc721) { Name = "Birds", Symbol = "BIRD" }),
                new GenesisContract(ChainSamples.Badges, new ContractTerms(ContractKind.Erc1155) { Name = "Badges", Symbol = "BADGE" }),
                new GenesisContract(ChainSamples.Splitter, new ContractTerms(ContractKind.Forwarder)),
            ],
            Settings = new ChainSettings { BaseFeeMin = 1_000_000 },
        };

    public static async Task<ChainScript> StartAsync(TestDisk? disk = null, ChainSettings? settings = null)
    {
        var script = new ChainScript(TestWorld.Open(disk));
        await script.World.Ok(settings is null ? Definition : Definition with { Settings = settings });
        return script;
    }

    public static SendTransaction Pays(Address20 from, Address20 to, Word256 value) => new(Name, from, to, value, default);

    public static SendTransaction Calls(Address20 from, Address20 contract, byte[] input) => new(Name, from, contract, Word256.Zero, input);

    public Task<SentTransaction> Send(SendTransaction transaction) => World.Ok(transaction);

    public Task<Reject> RejectOf<T>(Command<Outcome<T>> command) => World.RejectOf(command);

    public Task<T> See<T>(Func<Chain, T> read) => World.Ask(state => read(state.Chains.Find(Name)!));

    public Task<Word256> CoinsOf(Address20 owner) => See(chain => chain.BalanceOf(owner));

    public Task<Word256> UsdtOf(Address20 owner) => See(chain => chain.BalanceOf(ChainSamples.Usdt, owner));

    public async Task<Block> Mine()
    {
        await World.Ok(new MineBlocks(Name, 1));
        return await See(chain => chain.Blocks.Tip);
    }

    /// <summary>Sends it and mines it, alone.</summary>
    public async Task<Receipt> Run(SendTransaction transaction)
    {
        var sent = await Send(transaction);
        return (await Mine()).Transactions.Single(mined => mined.Hash == sent.Hash).Receipt;
    }

    public async ValueTask DisposeAsync()
    {
        await World.HashOf();
        await World.DisposeAsync();
    }
}

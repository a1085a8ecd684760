using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;

namespace Kontor.World.Tests.Chains.Utxo;

/// <summary>A chain of outputs with a few people on it, and the short words that the scripts about it are written in.</summary>
public sealed class UtxoScript : IAsyncDisposable
{
    public const string Name = "btc";
    public const long Btc = 100_000_000;
    public const long BlockMs = 600_000;

    private UtxoScript(LiveWorld world) => World = world;

    public LiveWorld World { get; }

    public static string Ada { get; } = Address(1);
    public static string Bob { get; } = Address(2);
    public static string Eve { get; } = Address(3);
    public static string Miner { get; } = Address(98);
    public static string Treasury { get; } = Address(99);

    public static ChainRecord Identity { get; } =
        ChainSamples.XLayer with
        {
            Name = Name,
            ChainId = 0,
            FullName = "Bitcoin",
            ShortName = "BTC",
            NativeSymbol = "BTC",
            NativeDecimals = 8,
        };

    public static DefineUtxoChain Definition { get; } =
        new(Identity, [new(Ada, 5 * Btc), new(Ada, 3 * Btc), new(Bob, 2 * Btc), new(Treasury, 10_000 * Btc)])
        {
            Terms = new UtxoTerms { MaturityBlocks = 5 },
            Settings = new ChainSettings { BlockMs = BlockMs },
        };

    public static async Task<UtxoScript> StartAsync(TestDisk? disk = null, ChainSettings? settings = null)
    {
        var script = new UtxoScript(TestWorld.Open(disk));
        await script.World.Ok(settings is null ? Definition : Definition with { Settings = settings });
        return script;
    }

    public static string Address(byte number) => BitcoinAddress.Of(BitcoinAddress.WitnessKeyHash(ChainSamples.Somebody(number)))!;

    public static Script ScriptOf(string address) =>
        BitcoinAddress.TryParse(address, out var script) ? script : throw new FormatException(address);

    public static SendCoins Pays(string from, string to, long amount, long? feeRate = 10) =>
        new(Name, [from], [new CoinGift(to, amount)]) { FeeRate = feeRate };

    public Task<SentCoins> Send(SendCoins payment) => World.Ok(payment);

    public Task<T> See<T>(Func<UtxoChain, T> read) => World.Ask(state => read(state.Chains.FindUtxo(Name)!));

    public Task<long> BalanceOf(string address) => See(chain => chain.BalanceOf(ScriptOf(address)));

    public Task<long> Height() => See(chain => chain.TipHeight);

    public async Task<UtxoBlock> Mine(int blocks = 1)
    {
        await World.Ok(new MineBlocks(Name, blocks));
        return await See(chain => chain.Blocks.Tip);
    }

    /// <summary>All that nobody has spent, written down.</summary>
    public Task<string> Coins() =>
        See(chain =>
            string.Join('|', chain.Coins.InOrder.Select(coin => $"{coin.Key} {coin.Value.Amount} {coin.Value.Owner} {coin.Value.Height}"))
        );

    public async ValueTask DisposeAsync()
    {
        await World.HashOf();
        await World.DisposeAsync();
    }
}

using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;
using Kontor.World.Commands;
using Kontor.World.Ledger;

namespace Kontor.Server;

/// <summary>The chain of outputs of a new world: what the exchanges' hot wallets begin with, and, unless it is to be quiet, a past.</summary>
internal sealed class BitcoinSeed(LiveWorld world, KontorOptions options)
{
    public const string Chain = "btc";

    private const long Satoshi = 100_000_000;
    private const long BlockMs = 600_000;

    /// <summary>A block an hour.</summary>
    private const int PastBlocks = (int)(ChainSeed.PastMs / 3_600_000);

    /// <summary>More than one coin, so that a withdrawal need not wait for the change of the one before.</summary>
    private const int CoinsPerWallet = 20;

    public async Task PlantAsync()
    {
        var treasury = SeedAddress.Treasury(options.Seed);
        var record = new ChainRecord
        {
            Name = Chain,
            ChainId = 0,
            FullName = "Bitcoin",
            ShortName = "BTC",
            NativeSymbol = "BTC",
            NativeDecimals = 8,
            GenesisMs = options.QuietChains ? world.Clock.NowMs : Math.Max(0, world.Clock.NowMs - ChainSeed.PastMs),
            Treasury = treasury,
            Miner = SeedAddress.Of(options.Seed, $"miner of {Chain}"),
        };
        var definition = new DefineUtxoChain(record, [new CoinGift(AddressOf(treasury), 1_000_000 * Satoshi), .. HotWallets()])
        {
            Settings = new ChainSettings
            {
                IsMining = true,
                BlockMs = BlockMs,
                IdleBlockMs = options.QuietChains ? 0 : BlockMs,
                BaseFeeMin = 1,
            },
        };
        await DoAsync(definition);
        if (!options.QuietChains)
            await DoAsync(new GrowChain(Chain, options.Seed, world.Clock.NowMs, PastBlocks));
    }

    private IEnumerable<CoinGift> HotWallets()
    {
        foreach (var exchange in (ExchangeId[])[ExchangeId.BitMart, ExchangeId.Weex])
        {
            var address = AddressOf(SeedAddress.HotWallet(options.Seed, exchange.Name));
            for (var left = CoinsPerWallet; left > 0; left--)
                yield return new CoinGift(address, 10_000 * Satoshi);
        }
    }

    private static string AddressOf(Address20 hash) => BitcoinAddress.Of(BitcoinAddress.WitnessKeyHash(hash))!;

    private async Task DoAsync<T>(Command<Outcome<T>> command) => _ = (await world.ExecuteAsync(command)).Value.Value;
}

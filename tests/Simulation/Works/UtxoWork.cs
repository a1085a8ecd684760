using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;

namespace Kontor.Simulation.Works;

/// <summary>What people do on a chain of outputs, and what operators do to it.</summary>
internal sealed class UtxoWork(Scene scene)
{
    /// <summary>The chain that carries a network, as long as no stub does.</summary>
    public const string Carrier = "btc";

    private const long Btc = 100_000_000;

    public IEnumerable<Deed> Founding()
    {
        var record = new ChainRecord
        {
            Name = Carrier,
            ChainId = 0,
            FullName = Carrier,
            ShortName = Carrier,
            NativeSymbol = "BTC",
            NativeDecimals = 8,
            GenesisMs = Scene.StartMs - 1_000,
            Treasury = Hash(0),
            Miner = Hash(200),
        };
        var hotWallets = Scene.Exchanges.Select(exchange => SeedAddress.HotWallet(scene.WorldSeed, exchange.Name));
        yield return Deed.Of(
            new DefineUtxoChain(
                record,
                [
                    .. Enumerable.Range(0, 6).Select(number => new CoinGift(Person(number), 1_000 * Btc)),
                    .. hotWallets.Select(wallet => new CoinGift(AddressOf(wallet), 20 * Btc)),
                ]
            )
            {
                Terms = new UtxoTerms { MaturityBlocks = 10 },
                Settings = new ChainSettings
                {
                    IsMining = true,
                    BlockMs = 30_000,
                    IdleBlockMs = 600_000,
                },
            }
        );
    }

    public Deed Next() =>
        scene.Next(20) switch
        {
            < 9 => Send([Person(scene.Next(9))], new CoinGift(Person(scene.Next(9)), scene.Next(40) * (Btc / 3))),
            < 11 => Send([Person(scene.Next(6)), Person(6 + scene.Next(3))], new CoinGift(Person(scene.Next(9)), scene.Next(3_000))),
            < 12 => Send([Person(200)], new CoinGift(Person(scene.Next(9)), 3 * Btc)),
            < 14 => Deed.Of(new MineBlocks(Carrier, scene.Next(4))),
            < 17 => Deed.Of(new ReorgChain(Carrier, scene.Next(12), scene.OneIn(2))),
            < 18 => Deed.Of(new GrowChain(Carrier, (ulong)scene.Next(99), scene.NowMs - scene.Next(2), scene.Next(4))),
            _ => Deed.Of(
                new ConfigureChain(Carrier)
                {
                    IsMining = scene.OneIn(3) ? null : !scene.OneIn(8),
                    BlockMs = scene.OneIn(3) ? scene.Next(60_000) : null,
                    BaseFeeMin = scene.OneIn(3) ? scene.Next(20) : null,
                    GasLimit = scene.OneIn(30) ? 30_000_000 : null,
                }
            ),
        };

    /// <summary>Sends coins to somebody's address at an exchange.</summary>
    public Deed Pay(string address) => Send([Person(scene.Next(6))], new CoinGift(address, scene.Next(2_000_000_000)));

    private Deed Send(string[] from, CoinGift to) =>
        Deed.Of(
            new SendCoins(scene.OneIn(40) ? "none" : Carrier, [.. from], scene.OneIn(3) ? [to, to] : [to])
            {
                FeeRate = scene.OneIn(3) ? scene.Next(60) : null,
            }
        );

    private static string Person(int number) => AddressOf(Hash(number));

    private static string AddressOf(Address20 hash) => BitcoinAddress.Of(BitcoinAddress.WitnessKeyHash(hash))!;

    private static Address20 Hash(int number)
    {
        var bytes = new byte[Address20.Bytes];
        bytes.AsSpan().Fill(0x51);
        bytes[^1] = (byte)number;
        return new Address20(bytes);
    }
}

using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;

namespace Kontor.Simulation.Works;

/// <summary>What people do on the chains of the world, and what operators do to these.</summary>
internal sealed class ChainWork(Scene scene)
{
    private readonly Watchers _watchers = new(scene);

    /// <summary>The chain that carries a network, as long as no stub does.</summary>
    public const string Carrier = "eth";

    public const string Zone = "zone";

    public static readonly Address20 Usdt = Address20.Parse("0x00000000000000000000000000000000000000e1");
    private static readonly Address20 s_vault = Address20.Parse("0x00000000000000000000000000000000000000e2");
    private static readonly Address20 s_birds = Address20.Parse("0x00000000000000000000000000000000000000e3");
    private static readonly Address20 s_treasury = Person(0);
    private static readonly Word256 s_coin = 1_000_000_000_000_000_000UL;

    private readonly UtxoWork _coins = new(scene);

    public IEnumerable<Deed> Founding()
    {
        foreach (var deed in _coins.Founding())
            yield return deed;
        foreach (var name in (string[])[Carrier, Zone])
            yield return Deed.Of(Definition(name));
        yield return Deed.Of(
            new DefineBridge(
                new BridgeRecord
                {
                    Home = Carrier,
                    Zone = Zone,
                    HomeVault = s_vault,
                    ZoneVault = s_vault,
                    Pairs = [new CrossPair(null, null), new CrossPair(Usdt, Usdt)],
                }
            )
        );
    }

    public Deed Next() =>
        scene.Next(60) switch
        {
            >= 44 => _coins.Next(),
            < 6 => Send(Person(scene.Next(9)), Person(scene.Next(9)), s_coin * (ulong)scene.Next(20), []),
            < 14 => Send(Person(scene.Next(9)), Usdt, 0, TokenCall.Transfer(Person(scene.Next(9)), (ulong)scene.Next(50_000_000))),
            < 17 => Send(s_treasury, Usdt, 0, TokenCall.Mint(Person(scene.Next(9)), (ulong)scene.Next(900_000_000))),
            17 => Send(s_treasury, s_birds, 0, TokenCall.Mint(Person(scene.Next(9)), (ulong)scene.Next(900))),
            18 => Send(Person(1), s_vault, 7, TokenCall.Forward([Person(2), Person(3)], [3, (ulong)(3 + scene.Next(2))])),
            19 => Deed.Of(new SendTransaction(AnyChain(), Person(scene.Next(9)), null, 0, default) { Contract = new(ContractKind.Plain) }),
            < 25 => Deed.Of(new MineBlocks(AnyChain(), scene.Next(4))),
            < 29 => Deed.Of(new ReorgChain(AnyChain(), scene.Next(6), scene.OneIn(2))),
            < 31 => Deed.Of(new GrowChain(AnyChain(), (ulong)scene.Next(99), scene.NowMs - scene.Next(2), scene.Next(4))),
            < 34 => Configure(),
            < 38 => _watchers.Next(),
            _ => Cross(),
        };

    /// <summary>Sends coins or tokens to somebody's address at an exchange.</summary>
    public Deed Pay(string address)
    {
        if (BitcoinAddress.TryParse(address, out _))
            return _coins.Pay(address);
        return Address20.TryParse(address, out var to)
            ? Send(s_treasury, Usdt, 0, TokenCall.Mint(to, (ulong)scene.Next(2_000_000_000)), Carrier)
            : Next();
    }

    private Deed Configure() =>
        Deed.Of(
            new ConfigureChain(AnyChain())
            {
                IsMining = scene.OneIn(3) ? null : !scene.OneIn(8),
                BlockMs = scene.OneIn(3) ? scene.Next(20_000) : null,
                IdleBlockMs = scene.OneIn(3) ? scene.Next(2) * 60_000 : null,
                BaseFee = scene.OneIn(4) ? scene.Next(1_000_000) : null,
            }
        );

    private Deed Cross()
    {
        var kind = (CrossKind)(scene.Next(3) + 1);
        var payment = new CrossPayment(Person(scene.Next(9)), (ulong)scene.Next(100_000));
        return Deed.Of(
            new SendAcross(
                Carrier,
                Zone,
                kind,
                Person(scene.Next(9)),
                scene.OneIn(2) ? Usdt : null,
                kind == CrossKind.BatchWithdraw ? [payment, payment] : [payment]
            )
        );
    }

    private Deed Send(Address20 from, Address20 to, Word256 value, byte[] input, string? chain = null) =>
        Deed.Of(
            new SendTransaction(chain ?? AnyChain(), from, to, value, input)
            {
                TipMax = scene.OneIn(3) ? scene.Next(1_000_000) : null,
                Nonce = scene.OneIn(30) ? scene.Next(20) : null,
            }
        );

    private string AnyChain() => scene.OneIn(40) ? "none" : scene.Pick(Carrier, Carrier, Zone);

    private DefineChain Definition(string name)
    {
        var record = new ChainRecord
        {
            Name = name,
            ChainId = name.Length,
            FullName = name,
            ShortName = name,
            NativeSymbol = "ETH",
            NativeDecimals = 18,
            GenesisMs = Scene.StartMs - 1_000,
            Treasury = s_treasury,
            Miner = Person(200),
        };
        var hotWallets = Scene.Exchanges.Select(exchange => SeedAddress.HotWallet(scene.WorldSeed, exchange.Name)).ToArray();
        return new DefineChain(
            record,
            [
                .. Enumerable.Range(0, 6).Select(number => new Allocation(Person(number), null, s_coin * 1_000)),
                new Allocation(s_vault, null, s_coin),
                .. hotWallets.Select(wallet => new Allocation(wallet, null, s_coin * 100)),
                .. hotWallets.Select(wallet => new Allocation(wallet, Usdt, 50_000_000_000)),
            ]
        )
        {
            Contracts =
            [
                new(
                    Usdt,
                    new(ContractKind.Erc20)
                    {
                        Name = "Tether",
                        Symbol = "USDT",
                        Decimals = 6,
                    }
                ),
                new(s_vault, new(ContractKind.Forwarder)),
                new(s_birds, new(ContractKind.Erc721) { Name = "Birds", Symbol = "BIRD" }),
            ],
            Settings = new ChainSettings
            {
                IsMining = true,
                BlockMs = 4_000,
                IdleBlockMs = 60_000,
                BaseFeeMin = 1_000,
            },
        };
    }

    private static Address20 Person(int number)
    {
        var bytes = new byte[Address20.Bytes];
        bytes.AsSpan().Fill(0x50);
        bytes[^1] = (byte)number;
        return new Address20(bytes);
    }
}

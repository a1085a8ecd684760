using Kontor.World.Funding;
using Kontor.World.Ledger;

namespace Kontor.Simulation.Works;

/// <summary>The networks that coins travel on, which assets are let onto which, and what the houses decide about it.</summary>
internal sealed class Roads(Scene scene)
{
    /// <summary>A network that a chain carries: somebody tells the world what happens on it.</summary>
    public const string Chained = "CHAIN";

    private static readonly (string Asset, string Network)[] s_roads =
    [
        ("USDT", Chained),
        ("USDT", "ERC20"),
        ("USDT", "TRC20"),
        ("USDT", "XRP"),
        ("BTC", "BTC"),
        ("BTC", Chained),
        ("ETH", "ERC20"),
        ("ETH", Chained),
    ];

    private static readonly NetworkRecord[] s_networks =
    [
        Network(Chained, AddressForm.Evm, 6, 1_000) with
        {
            IsStub = false,
        },
        Network("ERC20", AddressForm.Evm, 12, 12_000) with
        {
            Chain = ChainWork.Carrier,
            IsStub = false,
        },
        Network("TRC20", AddressForm.Tron, 19, 3_000),
        Network("XRP", AddressForm.Ripple, 3, 4_000) with
        {
            NeedsMemo = true,
        },
        Network("BTC", AddressForm.Bitcoin, 2, 600_000) with
        {
            Chain = UtxoWork.Carrier,
            IsStub = false,
        },
    ];

    public IEnumerable<Deed> Founding()
    {
        foreach (var network in s_networks)
            yield return Deed.Of(new DefineNetwork(network));
        foreach (var exchange in Scene.Exchanges)
        {
            foreach (var (asset, network) in s_roads)
                yield return Deed.Of(new DefineCurrencyNetwork(exchange, Currency(asset, network)));
            foreach (var asset in Scene.Assets)
                yield return Deed.Of(new SetAssetWorth(exchange, asset, 1_500));
        }
    }

    public string NetworkOf(string asset) => scene.Pick([.. s_roads.Where(road => road.Asset == asset)]).Network;

    public Deed Next() =>
        scene.Next(10) switch
        {
            < 2 => ChangeNetwork(),
            < 5 => ChangeCurrency(),
            5 => ChangeAsset(),
            < 8 => ChangeRules(),
            _ => Deed.Of(new SetAssetWorth(scene.AnyExchange(), scene.Pick(Scene.Assets), scene.Next(200_000) - 5_000)),
        };

    // Now and then a chain takes over a network from the stub, or leaves it.
    private Deed ChangeNetwork()
    {
        var network = scene.Pick(s_networks);
        return Deed.Of(
            new DefineNetwork(
                network with
                {
                    Confirmations = scene.Next(20) + (scene.OneIn(10) ? 0 : 1),
                    BlockMs = network.BlockMs * (scene.Next(3) + 1),
                    NeedsMemo = scene.OneIn(15) != network.NeedsMemo,
                    IsStub = scene.OneIn(6) ? !network.IsStub : network.IsStub,
                }
            )
        );
    }

    private Deed ChangeCurrency()
    {
        var (asset, network) = scene.Pick(s_roads);
        return Deed.Of(
            new DefineCurrencyNetwork(
                scene.AnyExchange(),
                Currency(asset, network) with
                {
                    CanDeposit = !scene.OneIn(10),
                    CanWithdraw = !scene.OneIn(10),
                    DepositMin = scene.Amount(100_000),
                    WithdrawalFee = scene.Next(20_000),
                    IsDefault = scene.OneIn(3),
                    IsClosedToApi = scene.OneIn(20),
                }
            )
        );
    }

    private Deed ChangeAsset()
    {
        var code = scene.Pick(Scene.Assets);
        return Deed.Of(
            new DefineAsset(
                scene.AnyExchange(),
                Asset(code) with
                {
                    Decimals = scene.OneIn(8) ? 3 : Asset(code).Decimals,
                    CanDeposit = !scene.OneIn(15),
                    CanWithdraw = !scene.OneIn(15),
                }
            )
        );
    }

    private Deed ChangeRules() =>
        Deed.Of(
            new SetFundingRules(
                scene.AnyExchange(),
                new FundingRules
                {
                    DepositWallet = scene.Pick(WalletKind.Funding, WalletKind.Spot),
                    WithdrawalWallet = scene.Pick(WalletKind.Funding, WalletKind.Spot),
                    NeedsSavedAddress = scene.OneIn(8),
                    SecurityLockMs = scene.Pick(0, 60_000, 60_000, FundingRules.DayMs),
                    DailyQuotaSatoshi = scene.Pick(1_000_000_000_000, 1_000_000_000_000, 100_000_000),
                    ReviewMs = scene.OneIn(20) ? -1 : scene.Next(20_000),
                    SubAccountsMax = scene.Pick(30, 5),
                }
            )
        );

    public static AssetRecord Asset(string code) =>
        new()
        {
            Code = code,
            Name = code,
            Decimals = code == Scene.Quote ? 6 : 8,
        };

    private static NetworkRecord Network(string name, AddressForm form, int confirmations, long blockMs) =>
        new()
        {
            Name = name,
            Form = form,
            Confirmations = confirmations,
            BlockMs = blockMs,
        };

    private static CurrencyNetworkRecord Currency(string asset, string network) =>
        new()
        {
            Asset = asset,
            Network = network,
            DepositMin = 1_000,
            WithdrawalMin = 20_001,
            WithdrawalMax = 10_000_000_000,
            WithdrawalFee = 5_000,
            WithdrawalDecimals = asset == Scene.Quote ? 4 : 6,
            Contract = asset == Scene.Quote && network == "ERC20" ? ChainWork.Usdt.ToString() : "",
        };
}

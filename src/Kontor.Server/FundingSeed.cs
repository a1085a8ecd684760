using Kontor.World;
using Kontor.World.Commands;
using Kontor.World.Funding;
using Kontor.World.Ledger;

namespace Kontor.Server;

/// <summary>On which networks the coins of a new world come and go, at which cost, and where its demo user may withdraw to.</summary>
internal sealed class FundingSeed(LiveWorld world)
{
    private readonly record struct Travel(
        string Asset,
        string Network,
        string DepositMin,
        string Min,
        string Max,
        string Fee,
        string Contract = ""
    );

    private static readonly (string Name, string Chain, AddressForm Form, int Confirmations, long BlockMs)[] s_networks =
    [
        ("ERC20", "eth", AddressForm.Evm, 12, 12_000),
        ("BEP20", "bsc", AddressForm.Evm, 15, 3_000),
        ("XLAYER", "xlayer", AddressForm.Evm, 12, 1_000),
        ("TRC20", "", AddressForm.Tron, 19, 3_000),
        ("BTC", "btc", AddressForm.Bitcoin, 2, 600_000),
        ("SOL", "", AddressForm.Solana, 32, 400),
        ("XRP", "", AddressForm.Ripple, 3, 4_000),
        ("DOGE", "", AddressForm.Dogecoin, 20, 60_000),
        ("IOTA", "", AddressForm.Iota, 10, 5_000),
    ];

    /// <summary>The first network of an asset is its default one.</summary>
    private static readonly Travel[] s_travels =
    [
        new("USDT", "ERC20", "1", "10", "1000000", "4", "0xdAC17F958D2ee523a2206206994597C13D831ec7"),
        new("USDT", "BEP20", "1", "10", "1000000", "0.3", "0x55d398326f99059fF775485246999027B3197955"),
        new("USDT", "XLAYER", "1", "5", "1000000", "0.1", "0x1E4a5963aBFD975d8c9021ce480b42188849D41d"),
        new("USDT", "TRC20", "1", "10", "1000000", "1", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
        new("BTC", "BTC", "0.0001", "0.001", "100", "0.0003"),
        new("ETH", "ERC20", "0.001", "0.01", "2000", "0.002"),
        new("ETH", "BEP20", "0.001", "0.005", "2000", "0.0003", "0x2170Ed0880ac9A755fd29B2688956BD959F933F8"),
        new("SOL", "SOL", "0.01", "0.1", "20000", "0.01"),
        new("XRP", "XRP", "1", "20", "2000000", "0.25"),
        new("DOGE", "DOGE", "5", "50", "10000000", "4"),
    ];

    /// <summary>Listed at one exchange, but they come and go by hand only: its contract names these two in the message of a refusal.</summary>
    private static readonly (AssetRecord Asset, Travel Travel)[] s_closedToApi =
    [
        (Asset("IOTA", "IOTA", 6), new Travel("IOTA", "IOTA", "1", "2", "1000000", "0.5")),
        (Asset("HLX", "Helix", 8), new Travel("HLX", "ERC20", "1", "100", "1000000", "20", ChainSeed.Helix)),
    ];

    /// <summary>What one coin counts against the daily quota, in hundred-millionths of a bitcoin.</summary>
    private static readonly (string Asset, long Satoshi)[] s_worths =
    [
        ("USDT", 1_500),
        ("BTC", 100_000_000),
        ("ETH", 4_000_000),
        ("SOL", 250_000),
        ("XRP", 3_500),
        ("DOGE", 300),
    ];

    public async Task PlantAsync()
    {
        foreach (var (name, chain, form, confirmations, blockMs) in s_networks)
        {
            var network = new NetworkRecord
            {
                Name = name,
                Chain = chain,
                Form = form,
                NeedsMemo = form == AddressForm.Ripple,
                Confirmations = confirmations,
                BlockMs = blockMs,
                // Where a chain of this world stands behind a network, its blocks say what has happened.
                IsStub = chain.Length == 0,
            };
            await DoAsync(new DefineNetwork(network));
        }
        foreach (var exchange in (ExchangeId[])[ExchangeId.BitMart, ExchangeId.Weex])
        {
            foreach (var travel in s_travels)
                await DefineAsync(exchange, travel, isClosedToApi: false);
            foreach (var (asset, satoshi) in s_worths)
                await DoAsync(new SetAssetWorth(exchange, asset, satoshi));
        }
        foreach (var (asset, travel) in s_closedToApi)
        {
            await DoAsync(new DefineAsset(ExchangeId.BitMart, asset));
            await DefineAsync(ExchangeId.BitMart, travel, isClosedToApi: true);
        }
        await DoAsync(new SetFundingRules(ExchangeId.BitMart, new FundingRules { NeedsSavedAddress = true }));
    }

    /// <summary>The user may withdraw from the exchange with an address book to its own addresses at the other one.</summary>
    public async Task PlantAddressBookAsync(long user)
    {
        foreach (var travel in s_travels)
        {
            var given = await DoAsync(new AssignDepositAddress(ExchangeId.Weex, user, travel.Asset, travel.Network));
            var entry = new SavedAddress
            {
                Asset = travel.Asset,
                Network = given.Network,
                Address = given.Address,
                Memo = given.Memo,
                Remark = "weex",
                IsVerified = true,
            };
            await DoAsync(new SaveAddress(ExchangeId.BitMart, user, entry));
        }
    }

    private async Task DefineAsync(ExchangeId exchange, Travel travel, bool isClosedToApi)
    {
        var decimals = (await world.ReadAsync(state => state.Ledger.Find(exchange)!.FindAsset(travel.Asset)!.Decimals)).Value;
        var currency = new CurrencyNetworkRecord
        {
            Asset = travel.Asset,
            Network = travel.Network,
            DepositMin = UnitsOf(travel.DepositMin, decimals),
            WithdrawalMin = UnitsOf(travel.Min, decimals),
            WithdrawalMax = UnitsOf(travel.Max, decimals),
            WithdrawalFee = UnitsOf(travel.Fee, decimals),
            WithdrawalDecimals = decimals,
            Contract = travel.Contract,
            IsClosedToApi = isClosedToApi,
        };
        await DoAsync(new DefineCurrencyNetwork(exchange, currency));
    }

    private static AssetRecord Asset(string code, string name, int decimals) =>
        new()
        {
            Code = code,
            Name = name,
            Decimals = decimals,
        };

    private static Int128 UnitsOf(string amount, int decimals)
    {
        var fault = Units.Parse(amount, decimals, out var units);
        return fault == UnitsFault.None ? units : throw new FormatException($"'{amount}' is no amount: {fault}.");
    }

    private async Task<T> DoAsync<T>(Command<Outcome<T>> command) => (await world.ExecuteAsync(command)).Value.Value;
}

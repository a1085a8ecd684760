using System.Text;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Commands;
using Kontor.World.Credits;
using Kontor.World.Directory;
using Kontor.World.Ledger;

namespace Kontor.Server;

/// <summary>
/// What a new world starts with: the assets and markets of both houses, the chains, and a demo user with a key in every dialect. All of it
/// comes about by ordinary commands, so it stands in the log like everything else.
/// </summary>
internal sealed class WorldSeed(GateServices gate, KontorOptions options)
{
    private const long DemoCredits = 1_000_000;

    private static readonly (string Code, string Name, int Decimals, string DemoAmount)[] s_assets =
    [
        ("USDT", "Tether USD", 8, "100000"),
        ("BTC", "Bitcoin", 8, "10"),
        ("ETH", "Ethereum", 8, "100"),
        ("SOL", "Solana", 8, "1000"),
        ("XRP", "XRP", 6, "100000"),
        ("DOGE", "Dogecoin", 8, "1000000"),
    ];

    /// <summary>What practice is paid with at one of the houses: it is nowhere but in contract wallets.</summary>
    private static readonly (string Code, string Name, int Decimals, string DemoAmount) s_practice = (
        TradingSeed.DemoQuote,
        "Simulated USDT",
        8,
        "100000"
    );

    private readonly TradingSeed _trading = new(gate.World);
    private readonly ChainSeed _chains = new(gate.World, options);
    private readonly FundingSeed _funding = new(gate.World);
    private readonly FactsSeed _facts = new(gate.World);

    public async Task PlantAsync()
    {
        foreach (var exchange in (ExchangeId[])[ExchangeId.BitMart, ExchangeId.Weex])
            await DefineAsync(exchange);
        // The chains first: networks are carried by them.
        await _chains.PlantAsync();
        await _funding.PlantAsync();
        await _facts.PlantAsync();
        if (options.Demo)
            await PlantDemoUserAsync();
    }

    private async Task DefineAsync(ExchangeId exchange)
    {
        var assets = exchange == ExchangeId.Weex ? [.. s_assets, s_practice] : s_assets;
        foreach (var (code, name, decimals, _) in assets)
            await DoAsync(
                new DefineAsset(
                    exchange,
                    new AssetRecord
                    {
                        Code = code,
                        Name = name,
                        Decimals = decimals,
                        IsPractice = code == s_practice.Code,
                    }
                )
            );
        await _trading.PlantAsync(exchange, assets.ToDictionary(asset => asset.Code, asset => asset.Decimals));
    }

    private async Task PlantDemoUserAsync()
    {
        var user = (await DoAsync(new CreateUser("demo"))).Number;
        foreach (var dialect in DemoCredentials.Dialects)
        {
            var demo = DemoCredentials.Of(options.Seed, dialect);
            await DoAsync(
                new CreateKey
                {
                    Dialect = dialect,
                    Id = demo.Key,
                    UserNumber = user,
                    SealedSecret = [.. gate.Keys.Vault.Seal(dialect, demo.Key, Encoding.UTF8.GetBytes(demo.Secret))],
                    PassphraseHash = demo.Passphrase.Length > 0 ? [.. gate.Passphrases.Hash(demo.Passphrase)] : [],
                    Memo = demo.Memo,
                }
            );
        }

        foreach (var exchange in (ExchangeId[])[ExchangeId.BitMart, ExchangeId.Weex])
        foreach (var (code, _, decimals, amount) in s_assets)
        {
            Units.Parse(amount, decimals, out var units);
            foreach (var wallet in (WalletId[])[WalletId.Spot, WalletId.Funding])
                await DoAsync(new CreditWallet(new AccountPlace(exchange, user, wallet, code), units));
        }

        await PlantPracticeAsync(user);
        await _funding.PlantAddressBookAsync(user);
        await DoAsync(new TopUp(user, DemoCredits, "demo"));
    }

    private async Task PlantPracticeAsync(long user)
    {
        Units.Parse(s_practice.DemoAmount, s_practice.Decimals, out var units);
        await DoAsync(new CreditWallet(new AccountPlace(ExchangeId.Weex, user, WalletId.Contract, s_practice.Code), units));
    }

    private async Task<T> DoAsync<T>(Command<Outcome<T>> command) => (await gate.World.ExecuteAsync(command)).Value.Value;
}

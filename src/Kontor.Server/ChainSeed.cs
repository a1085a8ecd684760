using System.Collections.Immutable;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Commands;
using Kontor.World.Compliance;
using Kontor.World.Ledger;

namespace Kontor.Server;

/// <summary>
/// The chains of a new world: their tokens, what the exchanges' hot wallets begin with, and, unless they are to be quiet, a few weeks in
/// which people have used them.
/// </summary>
internal sealed class ChainSeed(LiveWorld world, KontorOptions options)
{
    public const string Helix = "0x48454c4958000000000000000000000000000001";

    /// <summary>How long people have used the chains already.</summary>
    public const long PastMs = 21L * 24 * 3_600_000;

    private readonly record struct Token(string Symbol, string Name, int Decimals, string Contract);

    private sealed record Plan(
        string Name,
        long Id,
        string FullName,
        string ShortName,
        string Native,
        long BlockMs,
        int PastBlocks,
        Token[] Tokens
    );

    private static readonly Plan[] s_plans =
    [
        new(
            "xlayer",
            196,
            "X Layer",
            "XLAYER",
            "OKB",
            1_000,
            400,
            [
                new("USDT", "Tether USD", 6, "0x1E4a5963aBFD975d8c9021ce480b42188849D41d"),
                new("USDC", "USD Coin", 6, "0x74b7F16337b8972027F6196A17a631aC6dE26d22"),
                new("WBTC", "Wrapped BTC", 8, "0xEA034fb02eB1808C2cc3adbC15f447B93CbE08e1"),
                new("WETH", "Wrapped Ether", 18, "0x5A77f1443D16ee5761d310e38b62f77f726bC71c"),
            ]
        ),
        new(
            "tradezone",
            1952,
            "Trade Zone",
            "TRADE_ZONE",
            "OKB",
            1_000,
            60,
            [
                new("USDT", "Tether USD", 6, "0x5A4F4e4500000000000000000000000000000001"),
                new("USDC", "USD Coin", 6, "0x5a4f4e4500000000000000000000000000000002"),
            ]
        ),
        new(
            "eth",
            1,
            "Ethereum",
            "ETH",
            "ETH",
            12_000,
            80,
            [
                new("USDT", "Tether USD", 6, "0xdAC17F958D2ee523a2206206994597C13D831ec7"),
                new("USDC", "USD Coin", 6, "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"),
                new("WBTC", "Wrapped BTC", 8, "0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599"),
                new("WETH", "Wrapped Ether", 18, "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2"),
                new("HLX", "Helix", 8, Helix),
            ]
        ),
        new(
            "bsc",
            56,
            "BNB Smart Chain",
            "BSC",
            "BNB",
            3_000,
            80,
            [
                new("USDT", "Tether USD", 18, "0x55d398326f99059fF775485246999027B3197955"),
                new("USDC", "USD Coin", 18, "0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d"),
                new("ETH", "Ethereum Token", 18, "0x2170Ed0880ac9A755fd29B2688956BD959F933F8"),
            ]
        ),
    ];

    private static readonly ExchangeId[] s_exchanges = [ExchangeId.BitMart, ExchangeId.Weex];

    private Address20 Treasury => SeedAddress.Treasury(options.Seed);

    public async Task PlantAsync()
    {
        foreach (var plan in s_plans)
        {
            await DoAsync(DefinitionOf(plan));
            foreach (var exchange in s_exchanges)
                await LabelAsync(plan, SeedAddress.HotWallet(options.Seed, exchange.Name), exchange.Name, AddressLabel.Exchange);
            await LabelAsync(plan, Treasury, "Treasury", "issuer");
            await LabelAsync(plan, VaultOf(plan), "Bridge", "bridge");
            if (!options.QuietChains)
                await DoAsync(new GrowChain(plan.Name, options.Seed ^ (ulong)plan.Id, world.Clock.NowMs, plan.PastBlocks));
        }
        var (home, zone) = (s_plans[0], s_plans[1]);
        var bridge = new BridgeRecord
        {
            Home = home.Name,
            Zone = zone.Name,
            HomeVault = VaultOf(home),
            ZoneVault = VaultOf(zone),
            Pairs =
            [
                new CrossPair(null, null),
                .. zone.Tokens.Select(token => new CrossPair(
                    Address20.Parse(home.Tokens.Single(other => other.Symbol == token.Symbol).Contract),
                    Address20.Parse(token.Contract)
                )),
            ],
        };
        await DoAsync(new DefineBridge(bridge));
        await new BitcoinSeed(world, options).PlantAsync();
        if (!options.QuietChains)
            await CrossAsync(bridge);
    }

    // The treasury carries something over the bridge in both directions, so that there is something to look at.
    private async Task CrossAsync(BridgeRecord bridge)
    {
        for (byte number = 1; number <= 24; number++)
        {
            var kind = (CrossKind)(1 + (number % 3));
            var payments = ImmutableArray.CreateBuilder<CrossPayment>();
            for (var count = kind == CrossKind.BatchWithdraw ? 3 : 1; count > 0; count--)
                payments.Add(
                    new CrossPayment(SeedAddress.Of(options.Seed, $"traveller {number}-{count}"), Units((ulong)(number * count), 15))
                );
            await DoAsync(new SendAcross(bridge.Home, bridge.Zone, kind, Treasury, null, payments.ToImmutable()));
        }
    }

    private DefineChain DefinitionOf(Plan plan)
    {
        var record = new ChainRecord
        {
            Name = plan.Name,
            ChainId = plan.Id,
            FullName = plan.FullName,
            ShortName = plan.ShortName,
            NativeSymbol = plan.Native,
            NativeDecimals = 18,
            GenesisMs = options.QuietChains ? world.Clock.NowMs : Math.Max(0, world.Clock.NowMs - PastMs),
            Treasury = Treasury,
            Miner = SeedAddress.Of(options.Seed, $"miner of {plan.Name}"),
        };
        return new DefineChain(record, [.. AllocationsOf(plan)])
        {
            Contracts = [.. ContractsOf(plan)],
            Settings = new ChainSettings
            {
                IsMining = true,
                BlockMs = plan.BlockMs,
                IdleBlockMs = options.QuietChains ? 0 : 60_000,
                BaseFeeMin = 20_000_000,
            },
        };
    }

    private IEnumerable<GenesisContract> ContractsOf(Plan plan)
    {
        foreach (var token in plan.Tokens)
            yield return new GenesisContract(
                Address20.Parse(token.Contract),
                new ContractTerms(ContractKind.Erc20)
                {
                    Name = token.Name,
                    Symbol = token.Symbol,
                    Decimals = token.Decimals,
                }
            );
        yield return new GenesisContract(
            SeedAddress.Of(options.Seed, $"harbour birds on {plan.Name}"),
            new ContractTerms(ContractKind.Erc721) { Name = "Harbour Birds", Symbol = "BIRD" }
        );
        yield return new GenesisContract(
            SeedAddress.Of(options.Seed, $"guild badges on {plan.Name}"),
            new ContractTerms(ContractKind.Erc1155) { Name = "Guild Badges", Symbol = "BADGE" }
        );
        yield return new GenesisContract(
            SeedAddress.Of(options.Seed, $"splitter on {plan.Name}"),
            new ContractTerms(ContractKind.Forwarder)
        );
        yield return new GenesisContract(VaultOf(plan), new ContractTerms(ContractKind.Forwarder));
    }

    // Enough for whatever anybody withdraws. Vaults begin with what the other side can send home.
    private IEnumerable<Allocation> AllocationsOf(Plan plan)
    {
        yield return new Allocation(Treasury, null, Units(1_000_000_000, 18));
        yield return new Allocation(VaultOf(plan), null, Units(1_000_000, 18));
        foreach (var exchange in s_exchanges)
            yield return new Allocation(SeedAddress.HotWallet(options.Seed, exchange.Name), null, Units(100_000_000, 18));
        foreach (var token in plan.Tokens)
        {
            var contract = Address20.Parse(token.Contract);
            yield return new Allocation(VaultOf(plan), contract, Units(10_000_000, token.Decimals));
            foreach (var exchange in s_exchanges)
                yield return new Allocation(
                    SeedAddress.HotWallet(options.Seed, exchange.Name),
                    contract,
                    Units(10_000_000_000, token.Decimals)
                );
        }
    }

    private Address20 VaultOf(Plan plan) => SeedAddress.Of(options.Seed, $"bridge vault on {plan.Name}");

    private static Word256 Units(ulong coins, int decimals)
    {
        Word256 units = coins;
        for (var left = decimals; left > 0; left--)
            units *= 10;
        return units;
    }

    private Task<AddressLabel> LabelAsync(Plan plan, Address20 address, string entity, string category) =>
        DoAsync(new LabelAddress(new AddressLabel(plan.Name, address.ToString(), entity, category, IsBlack: false)));

    private async Task<T> DoAsync<T>(Command<Outcome<T>> command) => (await world.ExecuteAsync(command)).Value.Value;
}

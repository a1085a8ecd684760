using Kontor.World;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.Margin;
using Kontor.World.Perpetuals;
using Kontor.World.Spot;

namespace Kontor.Server;

/// <summary>What the houses of a new world trade: spot markets, on what terms they lend, and perpetual contracts.</summary>
internal sealed class TradingSeed(LiveWorld world)
{
    private const string Quote = "USDT";

    /// <summary>One of the two houses lists contracts that are settled in a coin which is worth nothing, for practice.</summary>
    public const string DemoQuote = "SUSDT";

    private static readonly string[] s_demoContracts = ["BTC", "ETH"];

    /// <summary>
    /// How fine prices and quantities are, and how far they go: a tick of price and the highest price in USDT, a lot of quantity, which is
    /// also the smallest order, and the largest order in the coin.
    /// </summary>
    private static readonly (string Code, string Tick, string MaxPrice, string Lot, string MaxSize)[] s_markets =
    [
        ("BTC", "0.01", "10000000", "0.00001", "1000"),
        ("ETH", "0.01", "1000000", "0.0001", "20000"),
        ("SOL", "0.01", "100000", "0.001", "100000"),
        ("XRP", "0.0001", "1000", "0.1", "10000000"),
        ("DOGE", "0.00001", "100", "1", "100000000"),
    ];

    /// <summary>A tick in USDT, one contract in the coin, and the highest leverage.</summary>
    private static readonly (string Code, string Tick, string Contract, int Leverage)[] s_contracts =
    [
        ("BTC", "0.1", "0.001", 100),
        ("ETH", "0.01", "0.01", 100),
        ("SOL", "0.001", "0.1", 50),
        ("XRP", "0.0001", "1", 50),
        ("DOGE", "0.00001", "10", 50),
    ];

    /// <summary>In USDT.</summary>
    private const string MinOrderValue = "5";

    /// <summary>One of the two houses lets nobody bid or ask further than a tenth from the last price.</summary>
    private const int WeexLimitRatioPpm = 100_000;

    /// <summary>Listed and traded by hand, but closed to the API: one contract has a row for that, and three quarters of the real pairs are so.</summary>
    private const string ClosedToApi = "DOGE";

    private const int LotsPerOrderMax = 500_000;
    private const int LotsPerMarketOrderMax = 50_000;
    private const int LotsPerPositionMax = 5_000_000;

    /// <summary>The house that is planted, and how fine its assets are.</summary>
    private readonly record struct House(ExchangeId Id, IReadOnlyDictionary<string, int> Decimals);

    public async Task PlantAsync(ExchangeId exchange, IReadOnlyDictionary<string, int> decimals)
    {
        var house = new House(exchange, decimals);
        var separator = house.Id == ExchangeId.BitMart ? "_" : "";
        foreach (var line in s_markets)
        {
            var market = MarketOf(house, $"{line.Code}{separator}{Quote}", line);
            await DoAsync(new DefineMarket(house.Id, market));
            await DoAsync(new DefineMargin(house.Id, MarginOf(house, market)));
        }
        foreach (var line in s_contracts)
            await DoAsync(new DefineContract(house.Id, ContractOf(house, Quote, line)));
        if (!decimals.ContainsKey(DemoQuote))
            return;
        foreach (var line in s_contracts.Where(line => s_demoContracts.Contains(line.Code)))
            await DoAsync(new DefineContract(house.Id, ContractOf(house, DemoQuote, line)));
    }

    private static MarketRecord MarketOf(
        House house,
        string symbol,
        (string Code, string Tick, string MaxPrice, string Lot, string MaxSize) line
    )
    {
        var (tickUnits, lotUnits) = (UnitsOf(house, Quote, line.Tick), UnitsOf(house, line.Code, line.Lot));
        var maxLots = UnitsOf(house, line.Code, line.MaxSize) / lotUnits;
        var limitRatioPpm = house.Id == ExchangeId.Weex ? WeexLimitRatioPpm : 0;
        return new MarketRecord
        {
            Symbol = symbol,
            Base = line.Code,
            Quote = Quote,
            TickUnits = tickUnits,
            LotUnits = lotUnits,
            IsApiTradable = line.Code != ClosedToApi,
            FeesIn = house.Id == ExchangeId.BitMart ? FeesIn.Quote : FeesIn.Received,
            MaxLots = maxLots,
            MarketMaxLots = maxLots / 2,
            MaxPriceTicks = UnitsOf(house, Quote, line.MaxPrice) / tickUnits,
            MinBuyValue = UnitsOf(house, Quote, MinOrderValue),
            MinSellValue = UnitsOf(house, Quote, MinOrderValue),
            BuyLimitRatioPpm = limitRatioPpm,
            SellLimitRatioPpm = limitRatioPpm,
        };
    }

    // A tenth of a percent a day, and a smallest loan of a hundred lots.
    private static MarginTerms MarginOf(House house, MarketRecord market) =>
        new()
        {
            Symbol = market.Symbol,
            Base = new LendingTerms
            {
                HourlyRatePpb = 40_000,
                BorrowMin = (Int128)market.LotUnits * 100,
                BorrowMax = (Int128)market.LotUnits * market.MaxLots / 100,
            },
            Quote = new LendingTerms
            {
                HourlyRatePpb = 40_000,
                BorrowMin = UnitsOf(house, Quote, "10"),
                BorrowMax = UnitsOf(house, Quote, "200000"),
            },
        };

    private static ContractRecord ContractOf(House house, string quote, (string Code, string Tick, string Contract, int Leverage) line) =>
        new()
        {
            Symbol = $"{line.Code}{quote}",
            Base = line.Code,
            Quote = quote,
            TickUnits = UnitsOf(house, quote, line.Tick),
            LotUnits = UnitsOf(house, line.Code, line.Contract),
            IsApiTradable = line.Code != ClosedToApi,
            LotsMax = LotsPerOrderMax,
            MarketLotsMax = LotsPerMarketOrderMax,
            PositionLotsMax = LotsPerPositionMax,
            LeverageMax = line.Leverage,
            Brackets = LeverageBracket.Ladder(
                (UnitsOf(house, quote, "500000"), 100, 4_000),
                (UnitsOf(house, quote, "2000000"), 50, 8_000),
                (UnitsOf(house, quote, "10000000"), 20, 20_000),
                (UnitsOf(house, quote, "1000000000"), 5, 80_000)
            ),
        };

    private static long UnitsOf(House house, string code, string amount)
    {
        Units.Parse(amount, house.Decimals[code], out var units);
        return (long)units;
    }

    private async Task DoAsync<T>(Command<Outcome<T>> command)
    {
        var answer = await world.ExecuteAsync(command);
        // What a seed asks for is ours to get right.
        _ = answer.Value.Value;
    }
}

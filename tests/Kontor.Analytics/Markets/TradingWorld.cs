using Kontor.Analytics.Markets;
using Kontor.Log;
using Kontor.Log.History;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Commands;
using Kontor.World.Compliance;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.MarketData;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Spot;
using Kontor.World.Time;

namespace Kontor.Analytics.Tests.Markets;

/// <summary>
/// A world in which two people trade BTC and ETH, spot and contracts, at both houses, and every trade is written down as the tape tells it. The
/// two houses count their dollars in units of different sizes. A contract that is settled in a practice coin is traded too, and is not written down.
/// </summary>
internal sealed class TradingWorld : IAsyncDisposable
{
    public const long StartMs = 1_767_225_600_000;
    public const string Practice = "BTCSUSDT";
    private const string Chain = "gold";

    private static readonly Address20 s_holder = Address20.Parse("0xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    private static readonly Address20 s_desk = Address20.Parse("0xdddddddddddddddddddddddddddddddddddddddd");

    private static readonly ExchangeId[] s_houses = [ExchangeId.BitMart, ExchangeId.Weex];
    private static readonly int[] s_dollarDecimals = [6, 8];

    private readonly MemoryHistoryStore _history = new();
    private readonly Dictionary<MarketTape, long> _seen = [];
    private MemoryLog _log = new();

    private TradingWorld() => World = Open();

    public LiveWorld World { get; private set; }

    public List<SeenTrade> Trades { get; } = [];

    public static async Task<TradingWorld> OpenAsync()
    {
        var trading = new TradingWorld();
        await trading.FoundAsync();
        return trading;
    }

    public async Task RestartAsync()
    {
        await World.DisposeAsync();
        _log = _log.Reopen();
        World = Open();
        _seen.Clear();
    }

    public Task AdvanceAsync(long ms) => Ok(new AdvanceClock(ms));

    /// <summary>One waits in the book, the other comes and takes.</summary>
    public async Task TradeAsync(int house, Venue venue, string symbol, bool isBuy, long priceTicks, long lots)
    {
        if (venue == Venue.Spot)
        {
            await Spot(1, isBuy ? Side.Sell : Side.Buy);
            await Spot(2, isBuy ? Side.Buy : Side.Sell);
            var market = World.Spot.Find(s_houses[house], $"{symbol}_USDT")!;
            WriteDown(house, venue, symbol, market.Tape, market.Record.TickUnits);
        }
        else
        {
            await Contract($"{symbol}USDT", 1, isBuy ? OrderAction.Sell : OrderAction.Buy);
            await Contract($"{symbol}USDT", 2, isBuy ? OrderAction.Buy : OrderAction.Sell);
            var contract = World.Perpetuals.Find(s_houses[house], $"{symbol}USDT")!;
            WriteDown(house, venue, symbol, contract.Tape, contract.Record.TickUnits);
        }

        Task Spot(long user, Side side) =>
            Ok(
                new PlaceSpotOrder(
                    s_houses[house],
                    user,
                    $"{symbol}_USDT",
                    new SpotOrderRequest
                    {
                        Side = side,
                        PriceTicks = priceTicks,
                        Lots = lots,
                    }
                )
            );

        Task Contract(string name, long user, OrderAction action) => ContractAsync(house, name, user, action, priceTicks, lots);
    }

    /// <summary>What is practised is no trade.</summary>
    public async Task PractiseAsync(long priceTicks)
    {
        await ContractAsync(1, Practice, 1, OrderAction.Sell, priceTicks, 1);
        await ContractAsync(1, Practice, 2, OrderAction.Buy, priceTicks, 1);
    }

    /// <summary>A chain with a coin of one of the symbols: somebody has some of it, and a house has as much.</summary>
    public async Task BeginChainAsync(string symbol)
    {
        var record = new ChainRecord
        {
            Name = Chain,
            ChainId = 1,
            FullName = Chain,
            ShortName = symbol,
            NativeSymbol = symbol,
            NativeDecimals = 18,
            GenesisMs = StartMs,
            Treasury = s_holder,
            Miner = s_holder,
        };
        var gift = Word256.Parse("1000000000000000000000");
        await Ok(new DefineChain(record, [new Allocation(s_holder, null, gift), new Allocation(s_desk, null, gift)]));
        await Ok(new LabelAddress(new AddressLabel(Chain, s_desk.ToString(), "Desk", AddressLabel.Exchange, IsBlack: false)));
    }

    /// <summary>Coin goes from the holder to the house, or back.</summary>
    public async Task PayAsync(bool toHouse, long gwei)
    {
        var (from, to) = toHouse ? (s_holder, s_desk) : (s_desk, s_holder);
        var value = Word256.Parse($"{gwei}000000000");
        await Ok(new SendTransaction(Chain, from, to, value, default));
        await Ok(new MineBlocks(Chain, 1));
    }

    public async ValueTask DisposeAsync() => await World.DisposeAsync();

    private LiveWorld Open() =>
        LiveWorld.Open(
            new WorldOptions
            {
                Seed = 7,
                ManualStartMs = StartMs,
                History = _history,
                HistoryHotMax = 256,
                SnapshotEvery = 1_000,
            },
            _log
        );

    private Task ContractAsync(int house, string name, long user, OrderAction action, long priceTicks, long lots) =>
        Ok(
            new PlacePerpetualOrder(
                s_houses[house],
                user,
                name,
                new PerpetualOrderRequest
                {
                    Action = action,
                    PriceTicks = priceTicks,
                    Lots = lots,
                }
            )
        );

    private void WriteDown(int house, Venue venue, string symbol, MarketTape tape, long tickUnits)
    {
        // After a restart the tape remembers what was written down before.
        var seen = _seen.TryGetValue(tape, out var before) ? before : tape.TradeCount - 1;
        foreach (var trade in tape.TradesSince(ref seen))
        {
            var scale = s_dollarDecimals[house] == 6 ? 100 : 1;
            var price = (Int128)trade.PriceTicks * tickUnits * scale;
            Trades.Add(new SeenTrade(symbol, venue, house, trade.TimeMs, price, trade.Value * scale, trade.TakerSide == Side.Buy));
        }
        _seen[tape] = seen;
    }

    private async Task FoundAsync()
    {
        foreach (var name in (string[])["ada", "bob"])
            await Ok(new CreateUser(name));
        for (var house = 0; house < s_houses.Length; house++)
        {
            var exchange = s_houses[house];
            foreach (var (code, decimals) in new[] { ("BTC", 8), ("ETH", 8), ("USDT", s_dollarDecimals[house]), ("SUSDT", 8) })
                await DefineAsync(exchange, code, decimals);
            foreach (var code in (string[])["BTC", "ETH"])
            {
                await Ok(new DefineMarket(exchange, Market(code, s_dollarDecimals[house])));
                await Ok(new DefineContract(exchange, Contract(code, "USDT", s_dollarDecimals[house])));
            }
        }
        await Ok(new DefineContract(ExchangeId.Weex, Contract("BTC", "SUSDT", 8)));
    }

    private async Task DefineAsync(ExchangeId exchange, string code, int decimals)
    {
        await Ok(
            new DefineAsset(
                exchange,
                new AssetRecord
                {
                    Code = code,
                    Name = code,
                    Decimals = decimals,
                    IsPractice = code == "SUSDT",
                }
            )
        );
        foreach (var user in (long[])[1, 2])
        foreach (var wallet in (WalletId[])[WalletId.Spot, WalletId.Contract])
        {
            // Spot wallets never see what practice is paid with.
            if (wallet == WalletId.Contract || code != "SUSDT")
                await Ok(new CreditWallet(new AccountPlace(exchange, user, wallet, code), (Int128)1 << 70));
        }
    }

    // A tick is a cent, and a lot a thousandth of a coin.
    private static MarketRecord Market(string code, int dollarDecimals) =>
        new()
        {
            Symbol = $"{code}_USDT",
            Base = code,
            Quote = "USDT",
            TickUnits = Cent(dollarDecimals),
            LotUnits = 100_000,
        };

    private static ContractRecord Contract(string code, string quote, int dollarDecimals) =>
        new()
        {
            Symbol = $"{code}{quote}",
            Base = code,
            Quote = quote,
            TickUnits = Cent(dollarDecimals),
            LotUnits = 100_000,
            LotsMax = 1_000_000,
            MarketLotsMax = 1_000_000,
            PositionLotsMax = 1_000_000_000,
            LeverageMax = 10,
            Brackets = LeverageBracket.Ladder((Int128.One << 90, 10, 5_000)),
            PriceBandPpm = 1_000_000,
        };

    private static long Cent(int dollarDecimals) => dollarDecimals == 6 ? 10_000 : 1_000_000;

    private async Task<T> Ok<T>(Command<Outcome<T>> command) => (await World.ExecuteAsync(command)).Value.Value;
}

using Kontor.Gate;
using Kontor.Log;
using Kontor.Log.History;
using Kontor.Server;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Commands;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;
using Kontor.World.Time;

namespace Kontor.Bench.Analytics;

/// <summary>
/// A year in which both houses traded a few coins all the time and people used the chains every day. Prices wander, and now and then somebody is in a
/// hurry. The same seed makes the same year.
/// </summary>
internal sealed class TradedYear(int days)
{
    public const int InstantsPerDay = 288;

    private const long StepMs = 300_000;
    private const int Seed = 20_261_121;
    private const int BlocksPerDay = 8;
    private const int TradesPerInstant = 2;
    private const int HurryEvery = 2_000;

    private static readonly ExchangeId[] s_houses = [ExchangeId.BitMart, ExchangeId.Weex];
    private static readonly (string Coin, long PriceTicks, long Lots)[] s_markets = [("BTC", 6_000_000, 20_000), ("ETH", 300_000, 50_000)];
    private static readonly string[] s_chains = ["xlayer", "eth", "bsc"];

    private readonly Random _chance = new(Seed);
    private readonly MemoryHistoryStore _history = new();
    private readonly long[] _prices = [.. s_markets.Select(market => market.PriceTicks)];
    private MemoryLog _log = new();
    private long _maker;
    private long _taker;

    public static DateTimeOffset End => VenueProcess.Start;

    public int Trades { get; private set; }

    /// <summary>The year, without anybody who looks at it.</summary>
    public async Task PassAsync()
    {
        await (await OpenVenueAsync(End.AddDays(-days))).DisposeAsync();
        _log = _log.Reopen();
        await using var world = LiveWorld.Open(new WorldOptions { History = _history }, _log);
        _maker = await MakeTraderAsync(world, "maker");
        _taker = await MakeTraderAsync(world, "taker");
        for (var day = 0; day < days; day++)
            await PassDayAsync(world, day);
    }

    /// <summary>A venue that finds the year in its log.</summary>
    public Task<VenueHost> OpenVenueAsync()
    {
        _log = _log.Reopen();
        return OpenVenueAsync(End);
    }

    /// <summary>One takes what the other has just offered, at one of the houses.</summary>
    public async Task TradeAsync(LiveWorld world)
    {
        var (house, market) = (s_houses[_chance.Next(s_houses.Length)], _chance.Next(s_markets.Length));
        var (coin, first, lots) = s_markets[market];
        var symbol = world.Spot.Markets(house).Select(one => one.Record).First(one => one.Base == coin && one.Quote == "USDT").Symbol;
        // Somewhere between half and twice of what it began with.
        _prices[market] = Math.Clamp(_prices[market] + ((_chance.Next(21) - 10) * first / 10_000), first / 2, first * 2);
        var size = _chance.Next(HurryEvery) == 0 ? lots * 50 : (lots / 10) + _chance.NextInt64(lots);
        var isBuy = _chance.Next(2) == 0;
        await PlaceAsync(_maker, isBuy ? Side.Sell : Side.Buy);
        await PlaceAsync(_taker, isBuy ? Side.Buy : Side.Sell);
        Trades++;

        Task PlaceAsync(long user, Side side) =>
            DoAsync(
                world,
                new PlaceSpotOrder(
                    house,
                    user,
                    symbol,
                    new SpotOrderRequest
                    {
                        Side = side,
                        PriceTicks = _prices[market],
                        Lots = size,
                    }
                )
            );
    }

    /// <summary>To the next instant of the analyst's grid.</summary>
    public static Task AdvanceAsync(LiveWorld world) => DoAsync(world, new AdvanceClock(StepMs));

    private async Task PassDayAsync(LiveWorld world, int day)
    {
        for (var instant = 0; instant < InstantsPerDay; instant++)
        {
            for (var trade = 0; trade < TradesPerInstant; trade++)
                await TradeAsync(world);
            await AdvanceAsync(world);
        }
        foreach (var chain in s_chains)
            await DoAsync(world, new GrowChain(chain, Seed + (ulong)day, world.Clock.NowMs, BlocksPerDay));
    }

    private static async Task<long> MakeTraderAsync(LiveWorld world, string name)
    {
        var user = (await DoAsync(world, new CreateUser(name))).Number;
        foreach (var house in s_houses)
        foreach (var coin in (string[])["BTC", "ETH", "USDT"])
            await DoAsync(world, new CreditWallet(new AccountPlace(house, user, WalletId.Spot, coin), (Int128)1 << 80));
        return user;
    }

    private async Task<VenueHost> OpenVenueAsync(DateTimeOffset start) =>
        await VenueHost.StartAsync(
            new KontorOptions
            {
                Urls = "http://127.0.0.1:0",
                Clock = new ClockSetting(start, IsManual: true),
                QuietMarket = true,
                QuietChains = true,
                Gate = VenueProcess.Options,
                Log = _log,
                History = _history,
            }
        );

    private static async Task<T> DoAsync<T>(LiveWorld world, Command<Outcome<T>> command)
    {
        var done = await world.ExecuteAsync(command);
        if (done.Status != AnswerStatus.Done || !done.Value.IsOk)
            throw new InvalidOperationException($"{command}: {done.Value.Reject}");
        return done.Value.Value;
    }
}

using Kontor.Conformance.Harness;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Spot;

namespace Kontor.Conformance.Weex;

/// <summary>
/// A quiet house in which time stands still, and two traders: whatever a book shows, they have put there. One waits in the book, the other
/// comes and takes. On spot a tick of BTCUSDT is 0.01 and a lot 0.00001; of the contract, 0.1 and 0.001.
/// </summary>
internal sealed class MarketFloor : IAsyncDisposable
{
    public const long StartMs = 1_767_323_045_000;
    public const string Symbol = "BTCUSDT";
    public const string Demo = "BTCSUSDT";
    public const string SpotPath = "/weex/spot/v3/ws/public";
    public const string ContractPath = "/weex/contract/v3/ws/public";

    private readonly List<SocketClient> _clients = [];

    private MarketFloor(Session session, long maker, long taker) => (Session, Maker, Taker) = (session, maker, taker);

    public Session Session { get; }
    public long Maker { get; }
    public long Taker { get; }
    public LiveWorld World => Session.Venue.World;

    public static Task<MarketFloor> OpenAsync() => OpenAsync(gate => gate with { LimitsFactor = 0 });

    public static async Task<MarketFloor> OpenAsync(Func<GateOptions, GateOptions> configure, bool isClockRunning = false)
    {
        var session = await Session.StartAsync(
            "weex",
            options =>
                options with
                {
                    Gate = configure(options.Gate),
                    Clock = isClockRunning ? options.Clock with { IsManual = false } : options.Clock,
                }
        );
        var floor = new MarketFloor(session, await session.NewUserAsync(), await session.NewUserAsync());
        foreach (var user in new[] { floor.Maker, floor.Taker })
        {
            await floor.CreditAsync(user, WalletId.Spot, "BTC", 1_000_00000000);
            await floor.CreditAsync(user, WalletId.Spot, "USDT", 100_000_000_00000000);
            await floor.CreditAsync(user, WalletId.Contract, "USDT", 100_000_000_00000000);
            await floor.CreditAsync(user, WalletId.Contract, "SUSDT", 100_000_000_00000000);
        }

        return floor;
    }

    /// <summary>Connects; what comes next is what was asked for.</summary>
    public async Task<SocketClient> ConnectAsync(string path = SpotPath, string? host = null)
    {
        var client = await SocketClient.OpenAsync(Session.Venue, path, host);
        _clients.Add(client);
        Assert.Equal("connected", (string)(await client.HearJsonAsync())["event"]!);
        return client;
    }

    /// <summary>Connects and subscribes; what comes next is what the channel has to say.</summary>
    public async Task<SocketClient> WatchAsync(string path, string channel)
    {
        var client = await ConnectAsync(path);
        await client.AsksAsync($$"""{"method":"SUBSCRIBE","params":["{{channel}}"],"id":1}""", """{"result":true,"id":1}""");
        return client;
    }

    public Task<SpotOrderRow> OfferAsync(Side side, long priceTicks, long lots) =>
        PlaceAsync(Maker, side, priceTicks, lots, TimeInForce.GoodTillCancel);

    public Task<SpotOrderRow> TakeAsync(Side side, long priceTicks, long lots) =>
        PlaceAsync(Taker, side, priceTicks, lots, TimeInForce.ImmediateOrCancel);

    public Task<PerpetualOrderRow> OfferContractAsync(OrderAction action, long priceTicks, long lots, string symbol = Symbol) =>
        PlaceContractAsync(Maker, action, priceTicks, lots, TimeInForce.GoodTillCancel, symbol);

    public Task<PerpetualOrderRow> TakeContractAsync(OrderAction action, long priceTicks, long lots, string symbol = Symbol) =>
        PlaceContractAsync(Taker, action, priceTicks, lots, TimeInForce.ImmediateOrCancel, symbol);

    /// <summary>It may have been filled meanwhile; then there is nothing to cancel.</summary>
    public async Task CancelAsync(long order) =>
        await World.ExecuteAsync(new CancelSpotOrder(ExchangeId.Weex, Maker, Symbol, SpotOrderKey.Of(order)));

    public async Task CancelContractAsync(long order) =>
        await World.ExecuteAsync(new CancelPerpetualOrder(ExchangeId.Weex, Maker, Symbol, PerpetualOrderKey.Of(order)));

    /// <summary>Says what the underlying of a contract costs elsewhere.</summary>
    public Task IndexAsync(string price, string symbol = Symbol) =>
        Session.ControlAsync("POST", $"/exchanges/weex/contracts/{symbol}/index", new { price });

    public Task AdvanceAsync(long ms) => Session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(ms));

    public async Task<string> GetAsync(string target)
    {
        var reply = await Session.SendBareAsync("GET", target);
        Assert.Equal(System.Net.HttpStatusCode.OK, reply.Status);
        return reply.Text;
    }

    public async Task<T> DoAsync<T>(Command<Outcome<T>> command) => (await World.ExecuteAsync(command)).Value.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        await Session.DisposeAsync();
    }

    private Task CreditAsync(long user, WalletId wallet, string asset, Int128 amount) =>
        DoAsync(new CreditWallet(new AccountPlace(ExchangeId.Weex, user, wallet, asset), amount));

    private Task<SpotOrderRow> PlaceAsync(long user, Side side, long priceTicks, long lots, TimeInForce timeInForce) =>
        DoAsync(
            new PlaceSpotOrder(
                ExchangeId.Weex,
                user,
                Symbol,
                new SpotOrderRequest
                {
                    Side = side,
                    TimeInForce = timeInForce,
                    PriceTicks = priceTicks,
                    Lots = lots,
                }
            )
        );

    private Task<PerpetualOrderRow> PlaceContractAsync(
        long user,
        OrderAction action,
        long priceTicks,
        long lots,
        TimeInForce timeInForce,
        string symbol
    ) =>
        DoAsync(
            new PlacePerpetualOrder(
                ExchangeId.Weex,
                user,
                symbol,
                new PerpetualOrderRequest
                {
                    Action = action,
                    TimeInForce = timeInForce,
                    PriceTicks = priceTicks,
                    Lots = lots,
                }
            )
        );
}

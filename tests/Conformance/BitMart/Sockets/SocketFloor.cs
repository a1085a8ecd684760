using Kontor.Conformance.Harness;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Spot;

namespace Kontor.Conformance.BitMart.Sockets;

/// <summary>
/// A quiet house in which time stands still, and two traders: whatever a book shows, they have put there. One waits in the book, the other
/// comes and takes. A tick of BTC_USDT is 0.01 and a lot 0.00001; a tick of BTCUSDT is 0.1.
/// </summary>
internal sealed class SocketFloor : IAsyncDisposable
{
    public const long StartMs = 1_767_323_045_000;
    public const string Spot = "BTC_USDT";
    public const string Contract = "BTCUSDT";

    private readonly List<SocketClient> _clients = [];

    private SocketFloor(Session session, long maker, long taker) => (Session, Maker, Taker) = (session, maker, taker);

    public Session Session { get; }
    public long Maker { get; }
    public long Taker { get; }
    public LiveWorld World => Session.Venue.World;

    public static async Task<SocketFloor> OpenAsync(Func<GateOptions, GateOptions>? configure = null)
    {
        var session = await Session.StartAsync("bitmart", options => options with { Gate = (configure ?? Unlimited)(options.Gate) });
        var floor = new SocketFloor(session, await session.NewUserAsync(), await session.NewUserAsync());
        foreach (var user in new[] { floor.Maker, floor.Taker })
        {
            await floor.CreditAsync(user, WalletId.Spot, "BTC", 1_000_00000000);
            await floor.CreditAsync(user, WalletId.Spot, "USDT", 100_000_000_00000000);
            await floor.CreditAsync(user, WalletId.Contract, "USDT", 100_000_000_00000000);
        }

        return floor;

        static GateOptions Unlimited(GateOptions gate) => gate with { LimitsFactor = 0 };
    }

    public async Task<SocketClient> ConnectAsync(string path = "/ws/spot/api", string? host = null)
    {
        var client = await SocketClient.OpenAsync(Session.Venue, path, host);
        _clients.Add(client);
        return client;
    }

    /// <summary>Connects and subscribes; what comes next is what the topic has to say.</summary>
    public async Task<SocketClient> SpotAsync(string topic)
    {
        var client = await ConnectAsync();
        await client.AsksAsync($$"""{"op":"subscribe","args":["{{topic}}"]}""", $$"""{"event":"subscribe","topic":"{{topic}}"}""");
        return client;
    }

    public async Task<SocketClient> FuturesAsync(string topic)
    {
        var client = await ConnectAsync("/ws/futures/api");
        await client.AsksAsync(
            $$"""{"action":"subscribe","args":["{{topic}}"]}""",
            $$$"""{"action":"subscribe","group":"{{{topic}}}","success":true,"request":{"action":"subscribe","args":["{{{topic}}}"]}}"""
        );
        return client;
    }

    public Task<SpotOrderRow> OfferAsync(Side side, long priceTicks, long lots) =>
        PlaceAsync(Maker, side, priceTicks, lots, TimeInForce.GoodTillCancel);

    public Task<SpotOrderRow> TakeAsync(Side side, long priceTicks, long lots) =>
        PlaceAsync(Taker, side, priceTicks, lots, TimeInForce.ImmediateOrCancel);

    public Task CancelAsync(long order) => DoAsync(new CancelSpotOrder(ExchangeId.BitMart, Maker, Spot, SpotOrderKey.Of(order)));

    public Task<PerpetualOrderRow> PlaceAsync(long user, OrderAction action, long priceTicks, long lots) =>
        DoAsync(
            new PlacePerpetualOrder(
                ExchangeId.BitMart,
                user,
                Contract,
                new PerpetualOrderRequest
                {
                    Action = action,
                    PriceTicks = priceTicks,
                    Lots = lots,
                }
            )
        );

    /// <summary>Says what the underlying of the contract costs elsewhere.</summary>
    public Task IndexAsync(string price) => Session.ControlAsync("POST", $"/exchanges/bitmart/contracts/{Contract}/index", new { price });

    public Task AdvanceAsync(long ms) => Session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(ms));

    public async Task<T> DoAsync<T>(Command<Outcome<T>> command) => (await World.ExecuteAsync(command)).Value.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        await Session.DisposeAsync();
    }

    private Task CreditAsync(long user, WalletId wallet, string asset, Int128 amount) =>
        DoAsync(new CreditWallet(new AccountPlace(ExchangeId.BitMart, user, wallet, asset), amount));

    private Task<SpotOrderRow> PlaceAsync(long user, Side side, long priceTicks, long lots, TimeInForce timeInForce) =>
        DoAsync(
            new PlaceSpotOrder(
                ExchangeId.BitMart,
                user,
                Spot,
                new SpotOrderRequest
                {
                    Side = side,
                    TimeInForce = timeInForce,
                    PriceTicks = priceTicks,
                    Lots = lots,
                }
            )
        );
}

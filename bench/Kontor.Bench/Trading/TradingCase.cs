using Kontor.Gate;
using Kontor.Server;

namespace Kontor.Bench.Trading;

/// <summary>What the same day of trading looks like in one dialect.</summary>
/// <param name="Dialect">Which one.</param>
/// <param name="Order">The method, target and body of a limit order: buy or sell, price, size.</param>
/// <param name="Depth">The path of the public book.</param>
/// <param name="Socket">The path of the public sockets.</param>
/// <param name="Subscription">What subscribes to the changes of the book that are pushed at once.</param>
/// <param name="IsGreeting">Tells the first picture, which says that the subscription is there.</param>
/// <param name="IsChange">Tells a frame with a change of the book from other frames.</param>
public sealed record TradingCase(
    string Dialect,
    Func<bool, string, string, (string Method, string Target, string Body)> Order,
    string Depth,
    string Socket,
    string Subscription,
    string IsGreeting,
    string IsChange
)
{
    public static TradingCase BitMart { get; } =
        new(
            "bitmart",
            static (isBuy, price, size) =>
                (
                    "POST",
                    "/spot/v2/submit_order",
                    $$"""{"symbol":"BTC_USDT","side":"{{(isBuy ? "buy" : "sell")}}","type":"limit","size":"{{size}}","price":"{{price}}"}"""
                ),
            "/spot/quotation/v3/books?symbol=BTC_USDT&limit=50",
            "/ws/spot/api?protocol=1.1",
            """{"op":"subscribe","args":["spot/depth/increase100:BTC_USDT"]}""",
            "\"type\":\"snapshot\"",
            "\"type\":\"update\""
        );

    /// <summary>Its depth is pushed twice a second by contract; the best prices are what is pushed at once.</summary>
    public static TradingCase Weex { get; } =
        new(
            "weex",
            static (isBuy, price, size) =>
                (
                    "POST",
                    "/api/v3/order",
                    $$"""{"symbol":"BTCUSDT","side":"{{(isBuy ? "BUY" : "SELL")}}","type":"LIMIT","timeInForce":"GTC","quantity":"{{size}}","price":"{{price}}"}"""
                ),
            "/api/v3/market/depth?symbol=BTCUSDT&limit=200",
            "/weex/spot/v3/ws/public",
            """{"method":"SUBSCRIBE","params":["BTCUSDT@bookTicker"],"id":1}""",
            "\"e\":\"bookTicker\"",
            "\"e\":\"bookTicker\""
        );

    public ClientRequest Sign(ClientCredentials credentials, bool isBuy, string price, string size)
    {
        var (method, target, body) = Order(isBuy, price, size);
        return ClientSigners.ByDialect[Dialect](credentials, method, target, body, VenueProcess.Start.ToUnixTimeMilliseconds());
    }
}

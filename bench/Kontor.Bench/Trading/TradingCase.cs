using Kontor.Gate;
using Kontor.Server;

namespace Kontor.Bench.Trading;

/// <summary>What the same day of trading looks like in one dialect.</summary>
/// <param name="Dialect">Which one.</param>
/// <param name="Order">The method, target and body of a limit order: buy or sell, price, size.</param>
/// <param name="Depth">The path of the public book.</param>
/// <param name="Socket">The path of the public sockets.</param>
/// <param name="Subscription">What subscribes to the book's changes.</param>
/// <param name="IsDepth">Tells a frame with a change of the book from other frames.</param>
public sealed record TradingCase(
    string Dialect,
    Func<bool, string, string, (string Method, string Target, string Body)> Order,
    string Depth,
    string Socket,
    string Subscription,
    string IsDepth
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
            "\"type\":\"update\""
        );

    public ClientRequest Sign(ClientCredentials credentials, bool isBuy, string price, string size)
    {
        var (method, target, body) = Order(isBuy, price, size);
        return ClientSigners.ByDialect[Dialect](credentials, method, target, body, VenueProcess.Start.ToUnixTimeMilliseconds());
    }
}

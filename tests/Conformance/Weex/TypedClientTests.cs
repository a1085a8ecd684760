using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Kontor.Conformance.Harness;
using Kontor.Gate;

namespace Kontor.Conformance.Weex;

/// <summary>
/// What a client with strict types needs, of which there is one in public use: a body on every DELETE, a character set in the media type, header
/// names in its own case, ids as JSON numbers and times as strings on the way in; on the way out, texts that are texts, numbers that fit an
/// <c>int64</c>, errors that are never a success and whose code is a number.
/// </summary>
public sealed class TypedClientTests
{
    private static readonly JsonSerializerOptions s_strict = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    [Fact]
    public async Task Orders_are_placed_asked_for_and_cancelled_in_its_own_dress()
    {
        await using var session = await Session.StartAsync("weex", options => options with { QuietMarket = true });
        var placed = await AskAsync<Ack>(
            session,
            "POST",
            "/api/v3/order",
            """{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","timeInForce":"GTC","quantity":"0.01","price":"50000","newClientOrderId":"b-WEEX111124-JK0001"}"""
        );
        Assert.Equal(("BTCUSDT", "b-WEEX111124-JK0001"), (placed.Symbol, placed.ClientOrderId));
        Assert.Equal(18, $"{placed.OrderId}".Length);

        var order = await AskAsync<Order>(session, "GET", $"/api/v3/order?orderId={placed.OrderId}");
        Assert.Equal((placed.OrderId, "NEW", 0.01m, 50_000m), (order.OrderId, order.Status, order.OrigQty, order.Price));

        // The body says nothing, and is signed all the same.
        var gone = await AskAsync<Gone>(session, "DELETE", $"/api/v3/order?orderId={placed.OrderId}", "{}");
        Assert.Equal((placed.OrderId, "CANCELED"), (gone.OrderId, gone.Status));
        Assert.Empty(await AskAsync<List<Gone>>(session, "DELETE", "/api/v3/openOrders?symbol=BTCUSDT", "{}"));
        Assert.Empty(await AskAsync<List<Result>>(session, "DELETE", "/capi/v3/allOpenOrders?symbol=BTCUSDT", "{}"));
    }

    [Fact]
    public async Task Batches_are_cancelled_by_ids_that_are_numbers()
    {
        await using var session = await Session.StartAsync("weex", options => options with { QuietMarket = true });
        var ids = new List<long>();
        foreach (var price in new[] { "50000", "50001" })
            ids.Add((await AskAsync<Ack>(session, "POST", "/api/v3/order", Limit(price))).OrderId);
        var batch = await AskAsync<Batch>(
            session,
            "DELETE",
            "/api/v3/order/batch",
            $$"""{"orderIds":[{{ids[0]}},{{ids[1]}},{{ids[1] + 7}}]}"""
        );
        Assert.Equal(["CANCELED", "CANCELED", "FAILED"], batch.OrderList.Select(one => one.Status));
        var contracts = await AskAsync<List<Result>>(session, "DELETE", "/capi/v3/batchOrders", """{"orderIdList":[710000000000999999]}""");
        Assert.False(Assert.Single(contracts).Success);
        Assert.NotEmpty(contracts[0].ErrorCode!);
    }

    [Fact]
    public async Task Times_may_be_texts_and_trades_have_names()
    {
        await using var session = await Session.StartAsync("weex", options => options with { QuietMarket = true });
        await TradeAsync(session);
        var trade = Assert.Single(await AskAsync<List<Trade>>(session, "GET", "/api/v3/market/trades?symbol=BTCUSDT"));
        Assert.True(Guid.TryParse(trade.Id, out _), trade.Id);
        Assert.Equal((50_000m, 0.01m, 500m), (trade.Price, trade.Qty, trade.QuoteQty));
        var fill = (await AskAsync<List<Fill>>(session, "GET", "/api/v3/myTrades?symbol=BTCUSDT"))[0];
        Assert.Equal((50_000m, 0.01m), (fill.Price, fill.Qty));
        var bills = await AskAsync<List<Bill>>(
            session,
            "POST",
            "/api/v3/account/bills",
            $$"""{"after":"{{session.Venue.NowMs - 1}}","before":"{{session.Venue.NowMs}}","limit":100}"""
        );
        Assert.Contains(bills, bill => bill.BizType == "trade_in");
        Assert.All(bills, bill => Assert.Equal(18, bill.BillId.Length));
    }

    [Theory]
    [InlineData("GET", "/api/v3/market/trades?symbol=NOPEUSDT", "")]
    [InlineData("GET", "/api/v3/order?orderId=1", "")]
    [InlineData("POST", "/api/v3/order", "{}")]
    [InlineData("DELETE", "/api/v3/order", "{}")]
    [InlineData("GET", "/capi/v3/order?orderId=1", "")]
    [InlineData("POST", "/capi/v3/account/leverage", """{"symbol":"BTCUSDT"}""")]
    [InlineData("POST", "/api/v3/account/bills", "not json")]
    [InlineData("PATCH", "/api/v3/account/", "")]
    public async Task An_error_is_never_a_success_and_its_code_is_a_number(string method, string target, string body)
    {
        await using var session = await Session.StartAsync("weex");
        var reply = await session.SendAsync(Dressed(session, method, target, body));
        Assert.False(reply.Raw.IsSuccessStatusCode);
        Assert.Equal(JsonValueKind.Number, reply.Json["code"]!.GetValueKind());
        Assert.True(reply.Json["code"]!.GetValue<int>() < 0);
        Assert.Equal(JsonValueKind.String, reply.Json["msg"]!.GetValueKind());
    }

    private static async Task TradeAsync(Session session)
    {
        var maker = await session.NewUserAsync();
        await session.ControlAsync(
            "POST",
            "/exchanges/weex/credit",
            new
            {
                user = maker,
                asset = "BTC",
                amount = "1",
                wallet = "spot",
            }
        );
        var demo = session.Credentials;
        session.Credentials = await session.NewKeyAsync(maker);
        await AskAsync<Ack>(session, "POST", "/api/v3/order", Limit("50000", "SELL"));
        session.Credentials = demo;
        await AskAsync<Ack>(session, "POST", "/api/v3/order", Limit("50000"));
    }

    private static string Limit(string price, string side = "BUY") =>
        $$"""{"symbol":"BTCUSDT","side":"{{side}}","type":"LIMIT","timeInForce":"GTC","quantity":0.01,"price":{{price}}}""";

    private static async Task<T> AskAsync<T>(Session session, string method, string target, string body = "")
    {
        var reply = await session.SendAsync(Dressed(session, method, target, body));
        Assert.True(reply.Raw.IsSuccessStatusCode, $"{method} {target}: {reply.Text}");
        if (reply.Json is JsonObject answer)
            Assert.False(answer.ContainsKey("msg"), "A success says nothing in 'msg'.");
        return JsonSerializer.Deserialize<T>(reply.Text, s_strict)!;
    }

    private static ClientRequest Dressed(Session session, string method, string target, string body)
    {
        var signed = session.Signed(method, target, body);
        return signed.Without("Content-Type", "ACCESS-KEY").With("ACCESS-Key", session.Credentials.Key) is var dressed && body.Length > 0
            ? dressed.With("Content-Type", "application/json; charset=utf-8")
            : dressed;
    }

    // The members that such a client reads, in the types it reads them in.
    private sealed record Ack(string Symbol, long OrderId, string ClientOrderId, long TransactTime);

    private sealed record Order(
        string Symbol,
        long OrderId,
        string ClientOrderId,
        decimal Price,
        decimal OrigQty,
        decimal ExecutedQty,
        string Status,
        string TimeInForce,
        string Type,
        string Side,
        long Time,
        bool IsWorking
    );

    private sealed record Gone(long OrderId, string Status, string? ErrorMsg);

    private sealed record Batch(List<Gone> OrderList);

    private sealed record Result(string? OrderId, bool Success, string? ErrorCode, string? ErrorMessage);

    private sealed record Trade(string Id, decimal Price, decimal Qty, decimal QuoteQty, long Time, bool IsBuyerMaker);

    private sealed record Fill(long Id, long OrderId, decimal Price, decimal Qty, decimal Commission, long Time, bool IsBuyer);

    private sealed record Bill(string BillId, string BizType, decimal DeltaAmount, decimal AfterAmount);
}

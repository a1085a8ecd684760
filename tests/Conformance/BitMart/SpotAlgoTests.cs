using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>Orders that wait for a price.</summary>
public sealed class SpotAlgoTests
{
    private const string Submit = "/spot/v4/algo/submit_order";
    private const string Stop =
        """{"symbol":"BTC_USDT","side":"sell","type":"trigger","trigger_price":"49000","trigger_type":"limit","price":"48000","size":"0.001","client_order_id":"stop1","triggerPrice":"49000"}""";

    [Fact]
    public async Task A_trigger_waits_and_then_places_its_order()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.TradeAsync("0.001", "50000");
        Assert.Equal("""{"order_id":"3"}""", SpotFloor.Data((await floor.PostAsync(Submit, Stop)).Good()));
        Assert.Equal(Shown("new", 1_767_323_045_000), await ByNumberAsync(floor));
        Assert.Equal($"[{Shown("new", 1_767_323_045_000)}]", await ListAsync(floor, "open-orders", "trigger"));
        Assert.Equal("[]", await ListAsync(floor, "open-orders", "tp/sl"));
        Assert.Equal("[]", await ListAsync(floor, "history-orders", "trigger"));

        await floor.AdvanceAsync(1);
        await floor.TradeAsync("0.001", "49000");
        Assert.Equal("[]", await ListAsync(floor, "open-orders", "trigger"));
        Assert.Equal($"[{Shown("triggered", 1_767_323_046_000)}]", await ListAsync(floor, "history-orders", "trigger"));
        Assert.Equal(
            Shown("triggered", 1_767_323_046_000),
            SpotFloor.Data(
                await floor.PostAsync("/spot/v4/query/algo/client-order", """{"clientOrderId":"stop1","queryState":"history"}""")
            )
        );
        var placed = (await floor.PostAsync("/spot/v4/query/client-order", """{"clientOrderId":"stop1"}""")).Json["data"]!;
        Assert.Equal(("limit", "new"), (placed["type"]!.GetValue<string>(), placed["state"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Triggers_are_cancelled_one_by_one_or_by_kind()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.TradeAsync("0.001", "50000");
        (await floor.PostAsync(Submit, Stop)).Good();
        (
            await floor.PostAsync(
                Submit,
                """{"symbol":"BTC_USDT","side":"buy","type":"tp/sl","trigger_price":"51000","trigger_type":"market","notional":"100"}"""
            )
        ).Good();
        (await CancelAsync("3", "tp/sl")).Is(Errors.OrderIdNotFound);
        Assert.Equal("""{"result":true}""", SpotFloor.Data((await CancelAsync("3", "trigger")).Good()));
        (await CancelAsync("3", "trigger")).Is(Errors.OrderIdNotFound);
        Assert.Contains("\"state\":\"canceled\",\"cancelSource\":\"user\"", await ByNumberAsync(floor), StringComparison.Ordinal);
        (await floor.PostAsync("/spot/v4/algo/cancel_all", """{"type":"trigger","symbol":"BTC_USDT"}""")).Good();
        Assert.Contains("\"orderId\":\"4\"", await ListAsync(floor, "open-orders", "tp/sl"), StringComparison.Ordinal);
        Assert.Equal("{}", SpotFloor.Data(await floor.PostAsync("/spot/v4/algo/cancel_all", """{"type":"tp/sl"}""")));
        Assert.Equal("[]", await ListAsync(floor, "open-orders", "tp/sl"));

        Task<Reply> CancelAsync(string order_id, string type) =>
            floor.PostAsync(
                "/spot/v4/algo/cancel_order",
                new
                {
                    symbol = "BTC_USDT",
                    order_id,
                    type,
                }
            );
    }

    [Theory]
    [InlineData("\"trigger_price\":\"49000\"", "\"trigger_price\":\"0\"", "Minimum price is 0.01")]
    [InlineData("\"size\":\"0.001\"", "\"size\":\"100\"", "Balance not enough")]
    [InlineData("\"size\":\"0.001\"", "\"size\":\"\"", "RequestParam size is required")]
    [InlineData("\"type\":\"trigger\"", "\"type\":\"limit\"", "Invalid type")]
    [InlineData("\"trigger_type\":\"limit\"", "\"trigger_type\":\"ioc\"", "Invalid trigger_type")]
    public async Task A_trigger_is_refused_like_an_order(string part, string instead, string message)
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.TradeAsync("0.001", "50000");
        var refused = await floor.PostAsync(Submit, Stop.Replace(part, instead, StringComparison.Ordinal));
        Assert.Equal(message, refused.Json["message"]!.GetValue<string>());
    }

    private static string Shown(string state, long updatedMs) =>
        $$"""{"orderId":"3","clientOrderId":"stop1","symbol":"BTC_USDT","side":"sell","orderMode":"spot","type":"trigger","state":"{{state}}","cancelSource":"","stpMode":"none","price":"48000.00","priceAvg":"0.00","size":"0.00100","filledSize":"0.00000","notional":"48.00000000","filledNotional":"0.00000000","triggerPrice":"49000.00","triggerType":"limit","createTime":1767323045000,"updateTime":{{updatedMs}}}""";

    private static async Task<string> ByNumberAsync(SpotFloor floor) =>
        SpotFloor.Data((await floor.PostAsync("/spot/v4/query/algo/order", """{"orderId":"3"}""")).Good());

    private static async Task<string> ListAsync(SpotFloor floor, string list, string orderMode) =>
        SpotFloor.Data((await floor.PostAsync($"/spot/v4/query/algo/{list}", new { symbol = "BTC_USDT", orderMode })).Good());
}

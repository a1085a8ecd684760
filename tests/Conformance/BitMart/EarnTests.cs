using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>A house without savings products or shared fees says so.</summary>
public sealed class EarnTests
{
    private const string Root = "/newearn/cloud/v1";

    [Theory]
    [InlineData("/earn", "{}")]
    [InlineData("/saving/subscribe/batch", "{}")]
    [InlineData("/saving/product?currentPage=1&sizePage=10", """{"list":[],"total":0}""")]
    [InlineData("/saving/earn?currentPage=1&sizePage=10", """{"list":[],"total":0}""")]
    [InlineData("/saving/fixed/product?currentPage=1&sizePage=10", """{"list":[],"total":0}""")]
    [InlineData("/saving/fixed/earn?currentPage=1&sizePage=10", """{"list":[],"total":0}""")]
    [InlineData("/saving/record?type=1&currentPage=1&sizePage=10", """{"list":[],"total":0}""")]
    [InlineData("/saving/fixed/record?type=1&currentPage=1&sizePage=10", """{"list":[],"total":0}""")]
    public async Task Every_list_is_empty(string target, string data)
    {
        await using var session = await Funds.StartAsync();
        Assert.Equal(data, await session.DataTextAsync(Root + target));
    }

    [Fact]
    public async Task What_does_not_exist_can_be_neither_bought_nor_sold()
    {
        await using var session = await Funds.StartAsync();
        await RefusedAsync("/saving/subscribe", """{"productId":"1","amount":"5","requestNo":"1"}""", "Invalid productId");
        await RefusedAsync("/saving/subscribe", """{"productId":"1","requestNo":"1"}""", "Invalid amount");
        await RefusedAsync("/saving/redeem", """{"earnId":"1","amount":"5","requestNo":"1"}""", "Invalid earnId");
        await RefusedAsync("/saving/subscribe/operate", """{"productId":"1","autoSubscribe":true}""", "Invalid productId");
        await RefusedAsync(
            "/saving/fixed/subscribe",
            """{"productId":1,"amount":5,"requestNo":"1","autoSubscribe":false}""",
            "Invalid productId"
        );
        await RefusedAsync("/saving/fixed/redeem", """{"earnId":"1","requestNo":"1"}""", "Invalid earnId");
        await RefusedAsync("/saving/fixed/subscribe/operate", """{"earnId":"1","autoSubscribe":true}""", "Invalid earnId");
        (await session.SendAsync("POST", Root + "/saving/subscribe/batch/operate", """{"autoSubscribe":true}""")).Is(Errors.SpotOk);
        (await session.SendAsync("GET", Root + "/saving/subscribe/status?productId=1")).Is(Errors.InvalidParameter);
        (await session.SendAsync("GET", Root + "/saving/product?currentPage=0&sizePage=1")).Is(Errors.InvalidParameter);
        (await session.SendAsync("GET", Root + "/saving/nothing")).Is(Errors.RouteNotFound);

        async Task RefusedAsync(string path, string body, string message)
        {
            var reply = (await session.SendAsync("POST", Root + path, body)).Is(Errors.InvalidParameter);
            Assert.Equal(message, (string)reply.Json["message"]!);
        }
    }

    [Fact]
    public async Task No_fees_are_shared_with_brokers()
    {
        await using var session = await Funds.StartAsync();
        Assert.Equal("""{"rebates":{}}""", await session.DataTextAsync("/spot/v1/broker/rebate?start_time=1&end_time=2"));
        (await session.SendAsync("GET", "/spot/v1/broker/rebate?start_time=2&end_time=1")).Is(Errors.FromOrToFormat);
    }
}

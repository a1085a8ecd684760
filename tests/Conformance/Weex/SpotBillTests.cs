using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.Weex;

namespace Kontor.Conformance.Weex;

/// <summary>What trades leave behind in the books, and what there is to declare.</summary>
public sealed class SpotBillTests
{
    private const string Bills = "/api/v3/account/bills";
    private const string Tax = "/api/v3/tax/income";

    [Fact]
    public async Task A_trade_leaves_two_bills_with_its_size_its_value_and_the_fee()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.TradeAsync("0.5", "50000");
        var bills = (await floor.SendAsync("POST", Bills, """{"limit":2}""")).Good();
        var ids = bills.Json.AsArray().Select(bill => bill!["billId"]!.GetValue<string>()).ToList();
        // A thousandth of what was received is already taken off.
        Assert.Equal(
            $$"""[{"billId":"{{ids[0]}}","coinId":2,"coinName":"BTC","bizType":"trade_in","fillSize":"0.5","fillValue":"25000","deltaAmount":"0.4995","afterAmount":"10.4995","fees":"0.0005","cTime":"1767323045000"},{"billId":"{{ids[1]}}","coinId":1,"coinName":"USDT","bizType":"trade_out","fillSize":"0.5","fillValue":"25000","deltaAmount":"-25000","afterAmount":"75000","fees":"0","cTime":"1767323045000"}]""",
            bills.Text
        );
        Assert.All(ids, id => Assert.Equal((18, '8'), (id.Length, id[0])));
        Assert.True(string.CompareOrdinal(ids[0], ids[1]) > 0);
        var only = await floor.SendAsync("POST", Bills, """{"bizType":"trade_out","coinId":1}""");
        Assert.Equal([ids[1]], only.Good().Json.AsArray().Select(bill => bill!["billId"]!.GetValue<string>()));
        // Bob sold: what he received is money, and so is the fee.
        var bobs = await floor.SendAsync(floor.Bob, "POST", Bills, """{"bizType":"trade_in"}""");
        Assert.Equal(
            ("USDT", "24975", "25"),
            (
                bobs.Json[0]!["coinName"]!.GetValue<string>(),
                bobs.Json[0]!["deltaAmount"]!.GetValue<string>(),
                bobs.Json[0]!["fees"]!.GetValue<string>()
            )
        );
    }

    [Fact]
    public async Task What_there_is_to_declare_is_a_month_of_bills()
    {
        await using var floor = await SpotFloor.OpenAsync();
        await floor.TradeAsync("0.5", "50000");
        var bills = (await floor.SendAsync("POST", Bills, """{"limit":100}""")).Good();
        Assert.Equal(bills.Text, (await floor.SendAsync("POST", Tax, """{"limit":200}""")).Good().Text);
        Assert.Equal(bills.Text, (await floor.SendAsync("POST", Tax, """{"limit":"200","month":"2026-01"}""")).Good().Text);
        Assert.Empty(await KindsAsync("""{"month":"2025-12"}"""));
        // In the next month, this one is the last.
        await floor.AdvanceAsync(31 * 24 * 3_600);
        Assert.Empty(await KindsAsync("{}"));
        Assert.Equal(["trade_in"], await KindsAsync("""{"month":"2026-01","limit":1}"""));
        Assert.Equal(["trade_out"], await KindsAsync("""{"month":"2026-01","limit":1,"page":2}"""));
        Assert.Equal(["trade_out"], await KindsAsync("""{"month":"2026-01","coin":"USDT","bizType":"trade_out"}"""));
        Assert.Empty(await KindsAsync("""{"month":"2026-01","coin":"NOPE"}"""));
        Assert.Empty(await KindsAsync("""{"month":"2026-01","limit":200,"page":2147483647}"""));

        async Task<string[]> KindsAsync(string body) =>
            [.. (await floor.SendAsync("POST", Tax, body)).Good().Json.AsArray().Select(bill => bill!["bizType"]!.GetValue<string>())];
    }

    [Fact]
    public async Task What_is_declared_has_a_month_a_kind_and_a_limit()
    {
        await using var session = await Session.StartAsync("weex");
        foreach (var month in new[] { "2026", "2026-13", "2026-1", "01-2026", "9999-12", "now" })
            (await session.SendAsync("POST", Tax, $$"""{"month":"{{month}}"}""")).Says(Errors.ParamError, "Parameter 'month' is invalid.");
        (await session.SendAsync("POST", Tax, """{"bizType":"gift"}""")).Says(Errors.ParamError, "Parameter 'bizType' is invalid.");
        foreach (var limit in new[] { "0", "201" })
            (await session.SendAsync("POST", Tax, $$"""{"limit":{{limit}}}""")).Says(
                Errors.ParamValidateErrorLimitRange,
                "limit must be between 1 and 200."
            );
        (await session.SendAsync("POST", Tax, """{"page":0}""")).Says(Errors.ParamValidateError, "Parameter validation failed.");
    }
}

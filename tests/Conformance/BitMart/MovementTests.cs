using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.BitMart;

namespace Kontor.Conformance.BitMart;

/// <summary>The lists of deposits and withdrawals.</summary>
public sealed class MovementTests
{
    private const string History = "/account/v2/deposit-withdraw/history";

    [Fact]
    public async Task A_deposit_answers_to_the_letter_from_its_first_block_to_its_last()
    {
        await using var session = await Funds.StartAsync();
        var (id, address) = await ReportAsync(session, "XLAYER", "250.5", "0xa1");
        var applied = session.Venue.NowMs;
        await ExpectAsync(1);
        await session.ControlAsync("POST", $"/deposits/{id}/confirmations", new { confirmations = 12 });
        await ExpectAsync(3);
        Assert.Equal("100250.50000000", await session.AvailableAsync("bitmart", 1, "funding", "USDT"));

        async Task ExpectAsync(int status) =>
            Assert.Equal(
                $$"""{"records":[{"withdraw_id":"","deposit_id":"{{id}}","operation_type":"deposit","currency":"USDT-XLAYER","apply_time":{{applied}},"arrival_amount":"250.50000000","fee":"0.00000000","status":{{status}},"address":"{{address}}","address_memo":"","tx_id":"0xa1"}]}""",
                await session.DataTextAsync(History + "?operation_type=deposit&N=1000")
            );
    }

    [Fact]
    public async Task What_is_open_and_what_is_over_stand_in_one_list_newest_first()
    {
        await using var session = await Funds.StartAsync();
        var ids = new List<string>();
        foreach (var (network, tx) in new[] { ("XLAYER", "0x1"), ("TRC20", "t2"), ("XLAYER", "0x3"), ("TRC20", "t4") })
            ids.Add((await ReportAsync(session, network, "5", tx)).Id);
        // The second and the last are over first.
        await session.ControlAsync("POST", $"/deposits/{ids[1]}/confirmations", new { confirmations = 19 });
        await session.ControlAsync("POST", $"/deposits/{ids[3]}/confirmations", new { confirmations = 19 });
        await session.ControlAsync("POST", $"/deposits/{ids[0]}/confirmations", new { confirmations = 12 });
        Assert.Equal([ids[3], ids[2], ids[1], ids[0]], await IdsAsync(session, "?operation_type=deposit&N=1000"));
        Assert.Equal([ids[3], ids[2]], await IdsAsync(session, "?operation_type=deposit&N=2"));
        Assert.Equal([ids[3], ids[1]], await IdsAsync(session, "?operation_type=deposit&N=9&currency=USDT-TRC20"));
        // By its own name an asset is meant on all networks, however it went.
        Assert.Equal([ids[3], ids[2], ids[1], ids[0]], await IdsAsync(session, "?operation_type=deposit&N=9&currency=USDT"));
        Assert.Empty(await IdsAsync(session, "?operation_type=deposit&N=9&currency=BTC"));
        Assert.Empty(await IdsAsync(session, "?operation_type=withdraw&N=9"));

        const string pages = "/account/v1/deposit-withdraw/history?operation_type=deposit";
        Assert.Equal([ids[1]], await IdsAsync(session, "&currency=USDT-TRC20&offset=2&limit=1", pages));
        Assert.Equal([ids[2], ids[0]], await IdsAsync(session, "&currency=USDT-XLAYER&offset=1&limit=50", pages));
        Assert.Empty(await IdsAsync(session, "&currency=USDT-XLAYER&offset=3&limit=50", pages));
        Assert.Equal(
            [ids[3]],
            await IdsAsync(session, "?operation_type=deposit&currency=USDT-TRC20&offset=1&limit=1", "/account/v1/recharge-withdraw/history")
        );
    }

    [Fact]
    public async Task A_list_goes_back_ninety_days_unless_it_is_told_otherwise()
    {
        await using var session = await Funds.StartAsync();
        var start = session.Venue.NowMs;
        var (id, _) = await ReportAsync(session, "XLAYER", "5", "0x1");
        await session.Venue.AdvanceAsync(TimeSpan.FromDays(90));
        Assert.Equal([id], await IdsAsync(session, "?operation_type=deposit&N=9"));
        await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        Assert.Empty(await IdsAsync(session, "?operation_type=deposit&N=9"));
        Assert.Equal([id], await IdsAsync(session, $"?operation_type=deposit&N=9&startTime={start}"));
        Assert.Equal([id], await IdsAsync(session, $"?operation_type=deposit&N=9&endTime={start}"));
        Assert.Empty(await IdsAsync(session, $"?operation_type=deposit&N=9&startTime={start + 1}"));
    }

    [Theory]
    [InlineData("", "60000")]
    [InlineData("?N=10", "60000")]
    [InlineData("?operation_type=both&N=10", "60000")]
    [InlineData("?operation_type=deposit", "60000")]
    [InlineData("?operation_type=deposit&N=0", "60000")]
    [InlineData("?operation_type=deposit&N=1001", "60000")]
    [InlineData("?operation_type=deposit&N=ten", "60000")]
    [InlineData("?operation_type=deposit&N=10&startTime=x", "60000")]
    [InlineData("?operation_type=deposit&N=10&startTime=2&endTime=1", "60000")]
    [InlineData("?operation_type=deposit&N=10&currency=NOPE", "60002")]
    public async Task A_list_that_cannot_be_understood_is_refused(string query, string code)
    {
        await using var session = await Funds.StartAsync();
        Assert.Equal(code, (await session.SendAsync("GET", History + query)).Code);
    }

    [Fact]
    public async Task One_movement_is_found_by_its_number_by_its_owner_only()
    {
        await using var session = await Funds.StartAsync();
        var (id, _) = await ReportAsync(session, "XLAYER", "5", "0x1");
        foreach (var path in new[] { "/account/v1/deposit-withdraw/detail", "/account/v1/recharge-withdraw/detail" })
        {
            (await session.SendAsync("GET", path)).Is(Errors.AccountInvalidRequest);
            (await session.SendAsync("GET", path + "?id=99")).Is(Errors.WithdrawOrDepositNotFound);
            (await session.SendAsync("GET", path + "?id=w1")).Is(Errors.WithdrawOrDepositNotFound);
            Assert.Equal(id, (string)(await session.DataAsync($"{path}?id={id}"))["record"]!["deposit_id"]!);
        }

        session.Credentials = await session.NewKeyAsync(await session.NewUserAsync());
        (await session.SendAsync("GET", $"/account/v1/deposit-withdraw/detail?id={id}")).Is(Errors.WithdrawOrDepositNotFound);
    }

    private static async Task<(string Id, string Address)> ReportAsync(Session session, string network, string amount, string txId)
    {
        var given = await session.DataAsync($"/account/v1/deposit/address?currency=USDT-{network}");
        // A chain that reports on its own: nothing moves by the clock.
        await session.ControlAsync("PATCH", $"/networks/{network}", new { isStub = false });
        var report = new
        {
            network,
            asset = "USDT",
            address = (string)given["address"]!,
            amount,
            txId,
        };
        JsonNode deposit = await session.ControlAsync("POST", "/exchanges/bitmart/deposits", report);
        return ($"{deposit["id"]}", (string)given["address"]!);
    }

    private static async Task<IEnumerable<string>> IdsAsync(Session session, string query, string path = History) =>
        (await session.DataAsync(path + query))["records"]!.AsArray().Select(record => (string)record!["deposit_id"]!);
}

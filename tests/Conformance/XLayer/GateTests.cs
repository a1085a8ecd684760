using Kontor.Conformance.Harness;
using Kontor.Dialects.XLayer;

namespace Kontor.Conformance.XLayer;

public sealed class GateTests
{
    [Fact]
    public async Task Maintenance_and_outages_are_announced_before_anything_is_asked()
    {
        await using var session = await XLayer.StartAsync();
        foreach (var state in (string[])["maintenance", "down"])
        {
            await session.ControlAsync("PATCH", "/services/xlayer/index", new { state });
            var reply = (await session.SendBareAsync("GET", XLayer.Blocks)).Is(Errors.ServiceUnavailable);
            Assert.Equal("""{"msg":"Service temporarily unavailable, please try again later.","code":"50001"}""", reply.Text);
        }

        await session.ControlAsync("PATCH", "/services/xlayer/index", new { state = "up" });
        Assert.Equal("0", (await session.SendAsync("GET", XLayer.Blocks)).Code);
    }

    [Fact]
    public async Task A_retired_endpoint_is_gone_and_the_others_are_not()
    {
        await using var session = await XLayer.StartAsync();
        await session.ControlAsync("PATCH", "/services/xlayer/contract/check-verify-result", new { state = "offline" });
        (await session.SendBareAsync("POST", XLayer.CheckVerify, "{}")).Is(Errors.ApiOffline);
        Assert.Equal("0", (await session.SendAsync("GET", XLayer.Blocks)).Code);
    }

    [Fact]
    public async Task Some_countries_and_regions_are_not_served()
    {
        using var places = Places.Of("203.0.113.0/25 KP", "203.0.113.128/25 UA-43", "198.51.100.0/24 NL");
        await using var session = await XLayer.StartAsync(places.Gate);
        (await session.SendAsync(session.Signed("GET", XLayer.Blocks).From("203.0.113.1"))).Is(Errors.RegionNotServed);
        (await session.SendAsync(session.Signed("GET", XLayer.Blocks).From("203.0.113.200"))).Is(Errors.RegionNotServed);
        Assert.Equal("0", (await session.SendAsync(session.Signed("GET", XLayer.Blocks).From("198.51.100.1"))).Code);
    }

    [
        Theory,
        InlineData("/api/v5/xlayer"),
        InlineData("/api/v5/xlayer/"),
        InlineData("/api/v5/xlayer/block/block-list/"),
        InlineData("/api/v5/xlayer/block/Block-List")
    ]
    public async Task An_unknown_path_is_not_found_before_anybody_is_asked_who_they_are(string path)
    {
        await using var session = await XLayer.StartAsync();
        var reply = (await session.SendBareAsync("GET", path)).Is(Errors.ResourceParameterError);
        Assert.Equal("""{"msg":"Parameter path error.","code":"51000"}""", reply.Text);
    }

    [Fact]
    public async Task Another_method_is_refused_with_the_methods_that_are_allowed()
    {
        await using var session = await XLayer.StartAsync();
        Assert.Equal("GET", (await session.SendBareAsync("DELETE", XLayer.Blocks)).Is(Errors.MethodInvalid).Header("Allow"));
        Assert.Equal("POST", (await session.SendBareAsync("GET", XLayer.CheckVerify)).Is(Errors.MethodInvalid).Header("Allow"));
    }

    [Fact]
    public async Task A_key_has_five_calls_in_any_second_over_all_endpoints()
    {
        await using var session = await Session.StartAsync("xlayer");
        for (var call = 0; call < 4; call++)
        {
            Assert.Equal("0", (await session.SendAsync("GET", XLayer.Blocks)).Code);
            await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(100));
        }

        (await session.SendAsync("POST", XLayer.CheckVerify, XLayer.CheckGuid)).Is(Errors.ResourceParameterError);
        var refused = (await session.SendAsync("GET", XLayer.Blocks)).Is(Errors.TooManyRequests);
        Assert.Equal("1", refused.Header("Retry-After"));
        var other = session.Credentials;
        session.Credentials = await session.NewKeyAsync(await session.NewUserAsync());
        Assert.Equal("0", (await session.SendAsync("GET", XLayer.Blocks)).Code);
        session.Credentials = other;
        await session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(600));
        Assert.Equal("0", (await session.SendAsync("GET", XLayer.Blocks)).Code);
        (await session.SendAsync("GET", XLayer.Blocks)).Is(Errors.TooManyRequests);
    }

    [Fact]
    public async Task A_flood_is_turned_away_before_a_key_is_looked_up()
    {
        await using var session = await XLayer.StartAsync(gate => gate with { FloodBurst = 3, FloodPerSecond = 1 });
        for (var call = 0; call < 3; call++)
            (await session.SendBareAsync("GET", XLayer.Blocks)).Is(Errors.HeaderKeyEmpty);
        var refused = (await session.SendBareAsync("GET", XLayer.Blocks)).Is(Errors.TooManyRequests);
        Assert.Equal("1", refused.Header("Retry-After"));
    }

    [Fact]
    public async Task A_slow_index_is_waited_for_until_the_deadline()
    {
        await using var session = await XLayer.StartAsync(gate => gate with { DeadlineMs = 200 });
        await session.ControlAsync("PATCH", "/services/xlayer/index", new { state = "slow", latencyMs = 200 });
        Assert.Equal("0", (await session.SendWhileTimePassesAsync(session.Signed("GET", XLayer.Blocks))).Code);
        await session.ControlAsync("PATCH", "/services/xlayer/index", new { latencyMs = 201 });
        (await session.SendWhileTimePassesAsync(session.Signed("GET", XLayer.Blocks))).Is(Errors.RequestTimeout);
    }

    [Fact]
    public async Task An_index_that_answers_nonsense_is_a_system_error_without_its_insides()
    {
        await using var session = await XLayer.StartAsync();
        await session.ControlAsync("PATCH", "/services/xlayer/index", new { state = "faulty" });
        var reply = (await session.SendAsync("GET", XLayer.Blocks)).Is(Errors.SystemError);
        Assert.Equal("""{"code":"50026","msg":"System error.","data":[]}""", reply.Text);
    }

    [Fact]
    public async Task More_calls_at_once_than_the_house_can_carry_are_told_that_it_is_busy()
    {
        await using var session = await XLayer.StartAsync(gate => gate with { CallsInFlightMax = 1 });
        await session.Venue.HoldAsync(session.Signed("POST", XLayer.CheckVerify, XLayer.CheckGuid));
        var reply = (await session.SendAsync("GET", XLayer.Blocks)).Is(Errors.SystemBusy);
        Assert.Equal("""{"code":"50013","msg":"System is busy, please try again later.","data":[]}""", reply.Text);
        (await session.SendAsync("GET", XLayer.BlockList)).Is(Errors.ParameterEmpty);
    }

    [Fact]
    public async Task The_same_seed_and_the_same_script_give_the_same_bytes()
    {
        Assert.Equal(await PlayAsync(), await PlayAsync());

        static async Task<List<string>> PlayAsync()
        {
            await using var session = await Session.StartAsync("xlayer", options => options with { Seed = 7 });
            var made = await session.ControlAsync("POST", "/chains/xlayer/verifications", new { state = "success" });
            await session.ControlAsync("POST", "/chains/xlayer/mine", new { blocks = 3 });
            return
            [
                (await session.SendAsync("GET", XLayer.Blocks)).Text,
                (await session.SendAsync("POST", XLayer.CheckVerify, $$"""{"chainShortName":"XLAYER","guid":"{{made["guid"]}}"}""")).Text,
                (await session.SendAsync("GET", XLayer.Blocks + "&height=9")).Text,
                (await session.SendBareAsync("GET", XLayer.Blocks)).Text,
                (await session.SendBareAsync("GET", XLayer.Blocks)).Header("X-Request-Id"),
            ];
        }
    }
}

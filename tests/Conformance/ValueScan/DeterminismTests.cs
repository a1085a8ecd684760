using Kontor.Conformance.Harness;
using static Kontor.Conformance.ValueScan.ValueScanCalls;

namespace Kontor.Conformance.ValueScan;

/// <summary>The same seed and the same script give the same bytes.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public async Task Two_venues_of_one_seed_answer_a_script_with_the_same_bytes() => Assert.Equal(await RunAsync(7), await RunAsync(7));

    [Fact]
    public async Task Another_seed_gives_other_request_ids() => Assert.NotEqual(await RunAsync(7), await RunAsync(8));

    private static async Task<IReadOnlyList<string>> RunAsync(ulong seed)
    {
        await using var session = await Session.StartAsync("valuescan", options => options with { Seed = seed });
        var bodies = new List<string>();
        async Task Send(string target, string body)
        {
            var reply = await session.SendAsync("POST", target, body);
            bodies.Add($"{(int)reply.Status} {reply.Header("X-Credits-Remaining")} {reply.Header("X-Request-Id")} {reply.Text}");
        }

        await Send(List, "{}");
        await Send(List, """{"search":"eth"}""");
        await Send(Detail, """{"vsTokenId":3897}""");
        await Send(Detail, "{}");
        await Send("/api/open/v1/unknown", "{}");
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(1));
        await Send(List, "[");
        await Send("/open/v1/vs-token/list", "{}");
        Assert.Equal(7, bodies.Count);
        return bodies;
    }
}

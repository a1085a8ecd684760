using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;

namespace Kontor.Conformance.ValueScan;

/// <summary>A client that was written from the documentation alone, on another platform.</summary>
public sealed class ClientTests
{
    private const int Credits = 1_000;

    [Theory]
    [InlineData("day", 9)]
    [InlineData("streams", 6)]
    public async Task A_client_that_keeps_to_the_documentation_lives_its_day(string script, int steps)
    {
        await using var scene = await MarketScene.OpenAsync(limitsFactor: 1);
        await scene.BreakOutAsync();
        var people = new JsonObject
        {
            ["pro"] = await PersonAsync(scene.Session, Credits, "pro"),
            ["hasty"] = await PersonAsync(scene.Session, Credits, "free"),
            ["poor"] = await PersonAsync(scene.Session, 0, "pro"),
        };
        var settings = new JsonObject { ["address"] = scene.Session.Venue.Address.GetLeftPart(UriPartial.Authority), ["people"] = people };
        Assert.Equal(steps, (await NodeClient.RunAsync($"valuescan/{script}.mjs", settings.ToJsonString())).AsArray().Count);
    }

    private static async Task<JsonObject> PersonAsync(Session session, int credits, string tier)
    {
        var user = await session.SignAsNewUserAsync(credits, tier);
        return new JsonObject
        {
            ["user"] = user,
            ["credits"] = credits,
            ["key"] = session.Credentials.Key,
            ["secret"] = session.Credentials.Secret,
        };
    }
}

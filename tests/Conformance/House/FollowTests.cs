using System.Text.Json.Nodes;
using Kontor.Chains.Tests.Following.Anvil;

namespace Kontor.Conformance.House;

/// <summary>The real program beside a real node: what the operator sees of a followed chain.</summary>
public sealed class FollowTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly string _directory = Directory.CreateTempSubdirectory("kontor-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_killed_venue_goes_on_following_where_it_was()
    {
        await using var node = await AnvilNode.StartAsync();
        await node.MineAsync(20);
        using (var venue = await ServeAsync(node))
        {
            await UntilAsync(venue, eth => IsAtHead(eth, 20));
            await node.MineAsync(5);
            await UntilAsync(venue, eth => IsAtHead(eth, 25));
            venue.Kill();
        }
        await node.MineAsync(5);
        using var again = await ServeAsync(node);
        var eth = await UntilAsync(again, eth => IsAtHead(eth, 30));
        Assert.Equal(26, (int)eth["blocksRestored"]!);
        Assert.Equal(31_337, (int)eth["chainId"]!);
    }

    [Fact]
    public async Task A_node_that_is_away_is_told_with_a_reason_and_the_venue_serves_on()
    {
        await using var node = await AnvilNode.StartAsync();
        using var venue = await ServeAsync(node);
        await UntilAsync(venue, eth => IsAtHead(eth, 0));
        await node.KillAsync();
        var eth = await UntilAsync(venue, eth => (string)eth["state"]! == "unreachable");
        Assert.Contains("cannot be reached", (string)eth["reason"]!, StringComparison.Ordinal);
        Assert.Null(eth["lag"]);
        await node.StartAgainAsync();
        await node.MineAsync(2);
        await UntilAsync(venue, eth => IsAtHead(eth, 2));
    }

    private Task<KontorProcess> ServeAsync(AnvilNode node) =>
        KontorProcess.ServeAsync("--data", _directory, "--quiet-market", "--follow", $"eth={node.Url}");

    private static bool IsAtHead(JsonNode eth, int height) => (string)eth["state"]! == "atHead" && (int)eth["head"]! == height;

    /// <summary>Looks until it holds. A node's clock is not the world's, and cannot be moved.</summary>
    private static async Task<JsonNode> UntilAsync(KontorProcess venue, Func<JsonNode, bool> holds)
    {
        using var http = new HttpClient { BaseAddress = venue.Address };
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            var chains = JsonNode.Parse(await http.GetStringAsync("/_kontor/chains", CancellationToken.None))!.AsArray();
            var eth = chains.Single(chain => (string)chain!["name"]! == "eth")!["followed"]!;
            if (holds(eth))
                return eth;
            Assert.False(patience.IsCancellationRequested, $"It never came there: {eth.ToJsonString()}");
            await Task.Delay(50, CancellationToken.None);
        }
    }
}

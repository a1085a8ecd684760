using Kontor.Chains.Following;
using Kontor.Chains.Tests.Following.Anvil;
using Kontor.Conformance.Harness;
using Kontor.Dialects.XLayer;
using Kontor.Gate;
using Kontor.Server.Following;

namespace Kontor.Conformance.XLayer;

/// <summary>Contracts that a real node has created are verified as those of the world are.</summary>
public sealed class FollowedContractTests : IAsyncLifetime
{
    private const int PatienceMs = 60_000;
    private const int PauseMs = 20;

    private AnvilNode _node = null!;

    public async Task InitializeAsync() => _node = await AnvilNode.StartAsync();

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task A_source_makes_the_code_that_a_node_created_from_it()
    {
        var box = await DeployAsync((await Sources.CompileAsync(Sources.Box, "Box", isOptimized: true)).Creation);
        await using var session = await StartAsync();
        Assert.Equal("Fail", await session.VerifyAsync(Verifying.Request(box, "Box", Sources.Box)));
        Assert.Equal("Success", await session.VerifyAsync(Verifying.Request(box, "Box", Sources.Box).With("optimization", "1")));
        Assert.Equal("Every byte is the same.", await session.NoteAsync());
    }

    [Fact]
    public async Task A_library_and_a_contract_linked_with_it_are_verified()
    {
        var library = await DeployAsync((await Sources.CompileAsync(Sources.Purse, "Sums", file: "Purse.sol")).Creation);
        var (creation, runtime) = await Sources.CompileAsync(Sources.Purse, "Purse");
        var purse = await DeployAsync(Sources.Link(creation, runtime, library) + new string('0', 62) + "2a");
        await using var session = await StartAsync();
        Assert.Equal("Success", await session.VerifyAsync(Verifying.Request(library, "Purse.sol:Sums", Sources.Purse)));
        Assert.Equal("Every byte is the same.", await session.NoteAsync());
        var request = Verifying
            .Request(purse, "Purse", Sources.Purse)
            .With(
                "libraryInfo",
                new System.Text.Json.Nodes.JsonArray(
                    new System.Text.Json.Nodes.JsonObject { ["libraryName"] = "Purse.sol:Sums", ["libraryAddress"] = library }
                )
            );
        Assert.Equal("Success", await session.VerifyAsync(request));
        Assert.Equal("Every byte is the same.", await session.NoteAsync());
    }

    [Fact]
    public async Task A_proxy_is_read_from_the_slot_that_is_set_apart_for_it()
    {
        var box = await DeployAsync((await Sources.CompileAsync(Sources.Box, "Box")).Creation);
        var creation = (await Sources.CompileAsync(Sources.Gate, "Gate")).Creation;
        var gate = await DeployAsync(creation + new string('0', 24) + box[2..]);
        await using var session = await StartAsync();
        var text = await session.VerifyProxyAsync(Verifying.Proxy(gate, box));
        Assert.Equal($"The proxy's ({gate}) implementation contract is found at {box} and is successfully updated.", text);
        Assert.Equal("Success", await session.VerifyAsync(Verifying.Request(gate, "Gate", Sources.Gate)));
        var shown = (await session.DescribeAsync(gate)).Json["data"]!.AsArray().Single()!;
        Assert.Equal(("Gate", "1", box), (shown.Text("contractName"), shown.Text("proxy"), shown.Text("implementation")));
    }

    [Fact]
    public async Task While_the_node_is_away_nothing_is_submitted_and_nothing_is_made_up()
    {
        var box = await DeployAsync((await Sources.CompileAsync(Sources.Box, "Box")).Creation);
        await using var session = await StartAsync();
        await _node.KillAsync();
        var reply = (await session.PostAsync(Verifying.Submit, Verifying.Request(box, "Box", Sources.Box))).Is(Errors.ServiceUnavailable);
        Assert.Equal("""{"code":"50001","msg":"Service temporarily unavailable, please try again later.","data":[]}""", reply.Text);
    }

    private async Task<string> DeployAsync(string creation)
    {
        var sender = (string)(await _node.AskAsync("eth_accounts"))![0]!;
        var transaction = new System.Text.Json.Nodes.JsonObject
        {
            ["from"] = sender,
            ["data"] = creation,
            ["gas"] = "0x300000",
        };
        var hash = (string)(await _node.AskAsync("eth_sendTransaction", transaction))!;
        await _node.MineAsync(1);
        return (string)(await _node.AskAsync("eth_getTransactionReceipt", hash))!["contractAddress"]!;
    }

    /// <summary>A venue whose X Layer is the node's, once its index has come to the head.</summary>
    private async Task<Session> StartAsync()
    {
        var session = await Session.StartAsync(
            "xlayer",
            options =>
                options with
                {
                    Follow =
                    [
                        new FollowSetting
                        {
                            Chain = "xlayer",
                            Node = new NodeOptions { Url = _node.Url, PollMs = PauseMs },
                        },
                    ],
                    Gate = new GateOptions { LimitsFactor = 0, Solc = [Sources.Solc] },
                }
        );
        using var patience = new CancellationTokenSource(PatienceMs);
        while ((await session.SendAsync("GET", XLayer.Blocks)).Code != "0")
            await Task.Delay(PauseMs, patience.Token);
        return session;
    }
}

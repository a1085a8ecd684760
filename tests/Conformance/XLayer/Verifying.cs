using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Gate;
using Reply = Kontor.Conformance.Harness.Reply;

namespace Kontor.Conformance.XLayer;

/// <summary>The words of the tests in which contracts are verified.</summary>
internal static class Verifying
{
    public const string Prefix = "/api/v5/xlayer/contract/";
    public const string Submit = Prefix + "verify-source-code";
    public const string SubmitProxy = Prefix + "verify-proxy-contract";
    public const string CheckProxy = Prefix + "check-proxy-verify-result";
    public const string Somebody = "0x1111111111111111111111111111111111111111";

    private const int PatienceMs = 60_000;
    private const int PauseMs = 20;

    /// <summary>A venue that has a compiler.</summary>
    public static Task<Session> StartAsync(Func<GateOptions, GateOptions>? gate = null) =>
        XLayer.StartAsync(options => (gate ?? (same => same))(options with { Solc = [Sources.Solc] }));

    /// <summary>Lays code down on the world's X Layer, with the code that creates it where that is known, and says where it lies.</summary>
    public static async Task<string> DeployAsync(this Session session, string runtime, string? creation = null)
    {
        var treasury = await session.TreasuryAsync();
        var sent = await session.ControlAsync(
            "POST",
            "/chains/xlayer/transactions",
            new
            {
                from = treasury,
                code = runtime,
                input = creation,
            }
        );
        await session.ControlAsync("POST", "/chains/xlayer/mine", new { blocks = 1 });
        return (string)sent["contract"]!;
    }

    public static async Task<string> TreasuryAsync(this Session session) =>
        (string)(await session.ControlAsync("GET", "/chains")).AsArray().Single(chain => (string?)chain!["name"] == "xlayer")!["treasury"]!;

    /// <summary>A source in one file, as the documents ask for it.</summary>
    public static JsonObject Request(string contract, string name, string source) =>
        new()
        {
            ["chainShortName"] = "XLAYER",
            ["contractAddress"] = contract,
            ["contractName"] = name,
            ["sourceCode"] = source,
            ["codeFormat"] = "solidity-single-file",
            ["compilerVersion"] = Sources.Compiler,
            ["optimization"] = "0",
        };

    public static JsonObject With(this JsonObject request, string member, JsonNode? value)
    {
        request[member] = value;
        return request;
    }

    public static async Task<Reply> PostAsync(this Session session, string path, JsonObject body) =>
        await session.SendAsync("POST", path, body.ToJsonString());

    /// <summary>Submits a source and waits for what comes of it.</summary>
    public static async Task<string> VerifyAsync(this Session session, JsonObject request)
    {
        var reply = await session.PostAsync(Submit, request);
        Assert.Equal(("0", ""), (reply.Code, (string?)reply.Json["msg"]));
        var guid = (string)reply.Json["data"]!.AsArray().Single()!;
        Assert.Matches("^[0-9a-f]{32}$", guid);
        return await session.WaitAsync(guid);
    }

    public static async Task<string> WaitAsync(this Session session, string guid)
    {
        using var patience = new CancellationTokenSource(PatienceMs);
        while (true)
        {
            var reply = await session.PostAsync(Prefix + "check-verify-result", Guid(guid));
            var word = (string)reply.Json["data"]!.AsArray().Single()!;
            if (word != "Pending")
                return word;
            await Task.Delay(PauseMs, patience.Token);
        }
    }

    /// <summary>Asks where a proxy leads and waits for the text.</summary>
    public static async Task<string> VerifyProxyAsync(this Session session, JsonObject request)
    {
        var guid = (string)(await session.PostAsync(SubmitProxy, request)).Json["data"]!.AsArray().Single()!;
        using var patience = new CancellationTokenSource(PatienceMs);
        while (true)
        {
            var reply = await session.PostAsync(CheckProxy, Guid(guid));
            Assert.Equal("0", reply.Code);
            Assert.Empty(reply.Json["data"]!.AsArray());
            var text = (string)reply.Json["msg"]!;
            if (text != "Pending in queue")
                return text;
            await Task.Delay(PauseMs, patience.Token);
        }
    }

    public static JsonObject Guid(string guid) => new() { ["chainShortName"] = "XLAYER", ["guid"] = guid };

    public static JsonObject Proxy(string proxy, string? expected = null) =>
        new()
        {
            ["chainShortName"] = "XLAYER",
            ["proxyContractAddress"] = proxy,
            ["expectedImplementation"] = expected,
        };

    public static Task<Reply> DescribeAsync(this Session session, string contract) =>
        session.SendAsync("GET", $"{Prefix}verify-contract-info?chainShortName=xlayer&contractAddress={contract}");

    /// <summary>Why the newest job ended as it did, as the operator reads it.</summary>
    public static async Task<string> NoteAsync(this Session session) =>
        (string)(await session.ControlAsync("GET", "/chains/xlayer/verifications"))[0]!["note"]!;
}

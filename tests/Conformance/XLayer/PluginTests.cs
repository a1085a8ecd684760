using System.Net;
using Kontor.Conformance.Harness;
using Kontor.Dialects.XLayer;
using Kontor.Gate;
using Reply = Kontor.Conformance.Harness.Reply;

namespace Kontor.Conformance.XLayer;

/// <summary>Verification as deployment tools ask for it: the requests are those that Hardhat's plugin and forge send, sign for sign.</summary>
public sealed class PluginTests
{
    private const string Path = "/api/v5/xlayer/contract/verify-source-code-plugin/XLAYER";
    private const int PatienceMs = 60_000;
    private const int PauseMs = 20;

    [Fact]
    public async Task Hardhat_verifies_a_contract_with_its_whole_input_and_the_key_in_the_form()
    {
        await using var session = await StartAsync();
        var (_, runtime) = await Sources.CompileAsync(Sources.Box, "Box");
        var contract = await session.DeployAsync(Sources.Settle(runtime));
        Assert.Equal(
            "",
            (await GetAsync(session, ("action", "getsourcecode"), ("address", contract))).Json["result"]![0]!.Text("SourceCode")
        );

        var input = Sources.StandardJson(Sources.Box, "Box.sol").ToJsonString();
        var submitted = await FormAsync(session, isKeyInForm: true, Hardhat(contract, input));
        Assert.Equal(("1", "OK"), (submitted.Json.Text("status"), submitted.Json.Text("message")));
        var guid = submitted.Json.Text("result");
        Assert.Equal("""{"status":"1","message":"OK","result":"Pass - Verified"}""", await WaitAsync(session, guid));

        var shown = (await GetAsync(session, ("action", "getsourcecode"), ("address", contract))).Json["result"]!.AsArray().Single()!;
        Assert.Equal(
            [
                "SourceCode",
                "ABI",
                "ContractName",
                "CompilerVersion",
                "OptimizationUsed",
                "Runs",
                "ConstructorArguments",
                "EVMVersion",
                "Library",
                "LicenseType",
                "Proxy",
                "Implementation",
                "SwarmSource",
            ],
            shown.Names()
        );
        Assert.Equal(("{" + input + "}", "Box", "0"), (shown.Text("SourceCode"), shown.Text("ContractName"), shown.Text("Proxy")));

        var again = await FormAsync(session, isKeyInForm: true, Hardhat(contract, input));
        Assert.Equal("""{"status":"0","message":"NOTOK","result":"Contract source code already verified"}""", again.Text);
    }

    [Fact]
    public async Task Forge_asks_for_the_abi_first_and_sends_the_key_in_the_header()
    {
        await using var session = await StartAsync();
        var (_, runtime) = await Sources.CompileAsync(Sources.Box, "Box");
        var contract = await session.DeployAsync(Sources.Settle(runtime));
        var unknown = await GetAsync(session, ("action", "getabi"), ("address", contract));
        Assert.Equal("""{"status":"0","message":"NOTOK","result":"Contract source code not verified"}""", unknown.Text);

        var submitted = await FormAsync(
            session,
            isKeyInForm: false,
            ("module", "contract"),
            ("action", "verifysourcecode"),
            ("contractaddress", contract),
            ("sourceCode", Sources.Box),
            ("codeformat", "solidity-single-file"),
            ("contractname", "Box"),
            ("compilerversion", Sources.Compiler),
            ("optimizationUsed", "0"),
            ("runs", "200")
        );
        Assert.Equal(
            """{"status":"1","message":"OK","result":"Pass - Verified"}""",
            await WaitAsync(session, submitted.Json.Text("result"))
        );
        Assert.Contains(
            "\"put\"",
            (await GetAsync(session, ("action", "getabi"), ("address", contract))).Json.Text("result"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_source_that_makes_other_code_cannot_be_verified()
    {
        await using var session = await StartAsync();
        var contract = await session.DeployAsync("0x6001");
        var submitted = await FormAsync(
            session,
            isKeyInForm: true,
            Hardhat(contract, Sources.StandardJson(Sources.Box, "Box.sol").ToJsonString())
        );
        Assert.Equal(
            """{"status":"0","message":"NOTOK","result":"Fail - Unable to verify"}""",
            await WaitAsync(session, submitted.Json.Text("result"))
        );
    }

    [Fact]
    public async Task A_proxy_is_verified_through_the_same_path()
    {
        await using var session = await StartAsync();
        var target = await session.DeployAsync("0x6001");
        var proxy = await session.DeployAsync($"0x363d3d373d3d3d363d73{target[2..]}5af43d82803e903d91602b57fd5bf3");
        var submitted = await FormAsync(
            session,
            isKeyInForm: true,
            ("module", "contract"),
            ("action", "verifyproxycontract"),
            ("address", proxy),
            ("expectedimplementation", target)
        );
        var found = await WaitAsync(session, submitted.Json.Text("result"), "checkproxyverification");
        Assert.Equal(
            $$"""{"status":"1","message":"OK","result":"The proxy's ({{proxy}}) implementation contract is found at {{target}} and is successfully updated."}""",
            found
        );
    }

    [Fact]
    public async Task Tools_are_told_in_their_own_words_what_is_wrong()
    {
        await using var session = await StartAsync();
        await SaysAsync($"Unable to locate ContractCode at {Verifying.Somebody}", Hardhat(Verifying.Somebody, "{}"));
        await SaysAsync("Parameter contractaddress error.", Hardhat("0x1", "{}"));
        await SaysAsync("Parameter sourceCode can not be empty.", Hardhat(Verifying.Somebody, ""));
        await SaysAsync("Error! Missing Or invalid Action name", ("module", "contract"));
        await SaysAsync("Error! Missing Or invalid Module name", ("module", "stats"));
        await SaysAsync("Parameter guid error.", ("action", "checkverifystatus"), ("guid", XLayer.Guid));
        await SaysAsync("Parameter address error.", ("action", "getsourcecode"), ("address", "ada"));

        async Task SaysAsync(string result, params (string, string)[] form)
        {
            var reply = await FormAsync(session, isKeyInForm: true, form);
            Assert.Equal((HttpStatusCode.OK, $$"""{"status":"0","message":"NOTOK","result":"{{result}}"}"""), (reply.Status, reply.Text));
        }
    }

    [Fact]
    public async Task A_key_is_needed_and_it_has_to_be_allowed_to_verify()
    {
        await using var session = await StartAsync();
        var bare = await session.SendBareAsync("GET", $"{Path}?action=getabi&address={Verifying.Somebody}");
        Assert.Equal("Request header \"OK_ACCESS_KEY\" can not be empty.", bare.Json.Text("result"));
        var unknown = await session.SendBareAsync("GET", $"{Path}?action=getabi&address={Verifying.Somebody}&apikey=nobody");
        Assert.Equal("Invalid OK_ACCESS_KEY.", unknown.Json.Text("result"));
        session.Credentials = await session.NewKeyAsync(await session.NewUserAsync(), new { permissions = new[] { "read" } });
        Assert.Equal(
            "Contract source code not verified",
            (await GetAsync(session, ("action", "getabi"), ("address", Verifying.Somebody))).Json.Text("result")
        );
        var reader = await FormAsync(session, isKeyInForm: true, Hardhat(Verifying.Somebody, "{}"));
        Assert.Equal("Invalid authorization.", reader.Json.Text("result"));
        var asGet = await GetAsync(session, Hardhat(Verifying.Somebody, "{}"));
        Assert.Equal("Invalid request method.", asGet.Json.Text("result"));
        session.Credentials = await session.NewKeyAsync(await session.NewUserAsync(), new { tier = "free" });
        var free = await FormAsync(session, isKeyInForm: true, Hardhat(Verifying.Somebody, "{}"));
        Assert.StartsWith("No permission to use this API.", free.Json.Text("result"));
    }

    [Fact]
    public async Task A_venue_that_serves_only_what_is_documented_knows_no_such_path()
    {
        await using var session = await Verifying.StartAsync();
        (await session.SendBareAsync("GET", Path)).Is(Errors.ResourceParameterError);
    }

    private static Task<Session> StartAsync() => Verifying.StartAsync(gate => gate with { XLayerExtensions = true });

    private static (string, string)[] Hardhat(string contract, string input) =>
        [
            ("module", "contract"),
            ("action", "verifysourcecode"),
            ("contractaddress", contract),
            ("sourceCode", input),
            ("codeformat", "solidity-standard-json-input"),
            ("contractname", "Box.sol:Box"),
            ("compilerversion", Sources.Compiler),
            ("constructorArguements", ""),
        ];

    private static Task<Reply> GetAsync(Session session, params (string Name, string Value)[] parameters) =>
        session.SendBareAsync("GET", $"{Path}?{Encode([("apikey", session.Credentials.Key), ("module", "contract"), .. parameters])}");

    private static Task<Reply> FormAsync(Session session, bool isKeyInForm, params (string Name, string Value)[] form)
    {
        var body = Encode(isKeyInForm ? [("apikey", session.Credentials.Key), .. form] : form);
        (string, string)[] headers = [("Content-Type", "application/x-www-form-urlencoded")];
        return session.SendAsync(
            new ClientRequest("POST", Path, body, isKeyInForm ? headers : [.. headers, ("OK-ACCESS-KEY", session.Credentials.Key)])
        );
    }

    private static string Encode((string Name, string Value)[] form) =>
        string.Join('&', form.Select(one => $"{one.Name}={WebUtility.UrlEncode(one.Value)}"));

    private static async Task<string> WaitAsync(Session session, string guid, string action = "checkverifystatus")
    {
        using var patience = new CancellationTokenSource(PatienceMs);
        while (true)
        {
            var reply = await GetAsync(session, ("action", action), ("guid", guid));
            if (reply.Json.Text("result") != "Pending in queue")
                return reply.Text;
            await Task.Delay(PauseMs, patience.Token);
        }
    }
}

using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.XLayer;
using Kontor.Gate;

namespace Kontor.Conformance.XLayer;

/// <summary>Sources are compiled, and what comes of them is compared with what lies on the chain.</summary>
public sealed class CompilingTests
{
    [Fact]
    public async Task A_source_that_makes_the_code_is_verified_and_shown_to_everybody()
    {
        await using var session = await Verifying.StartAsync();
        var (creation, runtime) = await Sources.CompileAsync(Sources.Box, "Box");
        var contract = await session.DeployAsync(Sources.Settle(runtime), creation);
        Assert.Equal("""{"code":"0","msg":"","data":[]}""", (await session.DescribeAsync(contract)).Text);

        Assert.Equal("Success", await session.VerifyAsync(Verifying.Request(contract, "Box", Sources.Box).With("licenseType", "MIT")));

        var shown = (await session.DescribeAsync(contract)).Json["data"]!.AsArray().Single()!.AsObject();
        Assert.Equal(
            [
                "sourceCode",
                "contractName",
                "compilerVersion",
                "compilerType",
                "optimization",
                "optimizationRuns",
                "contractAbi",
                "evmVersion",
                "licenseType",
                "libraryInfo",
                "proxy",
                "implementation",
                "swarmSource",
            ],
            shown.Select(member => member.Key)
        );
        Assert.Equal(Sources.Box, (string?)shown["sourceCode"]);
        Assert.Equal(
            ("Box", Sources.Compiler, "MIT"),
            (Text(shown, "contractName"), Text(shown, "compilerVersion"), Text(shown, "licenseType"))
        );
        Assert.Equal(("0", "200", "Default"), (Text(shown, "optimization"), Text(shown, "optimizationRuns"), Text(shown, "evmVersion")));
        Assert.Equal(["held", "put"], JsonNode.Parse(Text(shown, "contractAbi"))!.AsArray().Select(one => (string)one!["name"]!).Order());
        Assert.Equal(("0", ""), (Text(shown, "proxy"), Text(shown, "implementation")));
        Assert.Matches("^ipfs://[0-9a-f]{64}$", Text(shown, "swarmSource"));
        Assert.Equal("Every byte is the same.", await session.NoteAsync());
    }

    [Fact]
    public async Task Libraries_are_linked_and_what_only_the_creation_knew_is_left_out()
    {
        const string Library = "0x2222222222222222222222222222222222222222";
        await using var session = await Verifying.StartAsync();
        var (_, runtime) = await Sources.CompileAsync(Sources.Purse, "Purse");
        var contract = await session.DeployAsync(Sources.Settle(runtime, Library, immutable: 77));
        var request = Verifying.Request(contract, "Purse", Sources.Purse);
        Assert.Equal("Fail", await session.VerifyAsync(request));
        Assert.Equal("The address of the library Purse.sol:Sums is not given.", await session.NoteAsync());

        request.With("libraryInfo", new JsonArray(new JsonObject { ["libraryName"] = "Sums", ["libraryAddress"] = Verifying.Somebody }));
        Assert.Equal("Fail", await session.VerifyAsync(request));

        request["libraryInfo"]![0]!["libraryAddress"] = Library;
        Assert.Equal("Success", await session.VerifyAsync(request));
        var shown = (await session.DescribeAsync(contract)).Json["data"]![0]!;
        Assert.Equal($$"""[{"libraryName":"Sums","libraryAddress":"{{Library}}"}]""", shown["libraryInfo"]!.ToJsonString());
    }

    [Fact]
    public async Task A_whole_input_brings_its_own_settings_and_needs_no_version()
    {
        await using var session = await Verifying.StartAsync();
        var (_, runtime) = await Sources.CompileAsync(Sources.Box, "Box", isOptimized: true);
        var contract = await session.DeployAsync(Sources.Settle(runtime));
        var input = Sources.StandardJson(Sources.Box, "Box.sol", isOptimized: true).ToJsonString();
        var request = Verifying
            .Request(contract, "Box.sol:Box", input)
            .With("codeFormat", "solidity-standard-json-input")
            .With("compilerVersion", null)
            .With("optimization", null);
        Assert.Equal("Success", await session.VerifyAsync(request));
        var shown = (await session.DescribeAsync(contract)).Json["data"]![0]!.AsObject();
        Assert.Equal(("1", "solidity-standard-json-input"), (Text(shown, "optimization"), Text(shown, "compilerType")));
        Assert.Equal(("Box", Sources.Compiler), (Text(shown, "contractName"), Text(shown, "compilerVersion")));
    }

    [Fact]
    public async Task A_contract_of_which_there_is_much_to_say_is_verified_too()
    {
        const int Events = 500;
        await using var session = await Verifying.StartAsync();
        var events = string.Concat(Enumerable.Range(0, Events).Select(number => $"event {new string('E', 100)}{number}(uint much);\n"));
        var source = Sources.Box.Replace("uint public held;", $"uint public held;\n{events}", StringComparison.Ordinal);
        var (_, runtime) = await Sources.CompileAsync(source, "Box");
        var contract = await session.DeployAsync(Sources.Settle(runtime));
        Assert.Equal("Success", await session.VerifyAsync(Verifying.Request(contract, "Box", source)));
        var abi = Text((await session.DescribeAsync(contract)).Json["data"]![0]!.AsObject(), "contractAbi");
        Assert.Equal(Events + 2, JsonNode.Parse(abi)!.AsArray().Count);
        Assert.True(abi.Length > 1 << 16);
    }

    [Fact]
    public async Task A_comment_more_is_the_same_contract_and_a_sum_more_is_not()
    {
        await using var session = await Verifying.StartAsync();
        var (_, runtime) = await Sources.CompileAsync(Sources.Box, "Box");
        var contract = await session.DeployAsync(Sources.Settle(runtime));
        var other = Sources.Box.Replace("held += more", "held += more + 1", StringComparison.Ordinal);
        Assert.Equal("Fail", await session.VerifyAsync(Verifying.Request(contract, "Box", other)));
        Assert.Empty((await session.DescribeAsync(contract)).Json["data"]!.AsArray());
        Assert.Equal("Success", await session.VerifyAsync(Verifying.Request(contract, "Box", Sources.Box + "\n// At last.")));
        Assert.Equal("The code is the same; what describes its sources is not.", await session.NoteAsync());
    }

    [Theory]
    [InlineData("compilerVersion", "v0.7.6+commit.7338295f", "There is no compiler of the version v0.7.6+commit.7338295f here.")]
    [InlineData("compilerVersion", "vyper:0.2.11", "'vyper:0.2.11' is no version of the Solidity compiler.")]
    [InlineData("codeFormat", "vyper", "There is no compiler of Vyper here.")]
    [InlineData("codeFormat", "Vyper", "There is no compiler of Vyper here.")]
    [InlineData("contractName", "Nobody", "There is no contract Nobody in the sources.")]
    [InlineData("optimization", "1", "The compiler made * bytes, and * lie on the chain.")]
    [InlineData("evmVersion", "lunar", "*Invalid EVM version*")]
    [InlineData("sourceCode", "contract Box {", "*Error*")]
    [InlineData("sourceCode", "import '/etc/passwd'; contract Box {}", "*not found*")]
    public async Task What_makes_other_code_or_none_fails(string member, string value, string note)
    {
        await using var session = await Verifying.StartAsync();
        var (_, runtime) = await Sources.CompileAsync(Sources.Box, "Box");
        var contract = await session.DeployAsync(Sources.Settle(runtime));
        Assert.Equal("Fail", await session.VerifyAsync(Verifying.Request(contract, "Box", Sources.Box).With(member, value)));
        Assert.Matches(
            $"(?s)^{System.Text.RegularExpressions.Regex.Escape(note).Replace("\\*", ".*", StringComparison.Ordinal)}$",
            await session.NoteAsync()
        );
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"sources":{"a.sol":{"urls":["/etc/passwd"]}}}""")]
    [InlineData("""{"language":"Yul","sources":{"a.sol":{"content":""}}}""")]
    [InlineData("""{"sources":{},"sources":{}}""")]
    public async Task An_input_that_is_none_fails_before_a_compiler_sees_it(string input)
    {
        await using var session = await Verifying.StartAsync();
        var contract = await session.DeployAsync("0x6001");
        var request = Verifying.Request(contract, "Box", input).With("codeFormat", "solidity-standard-json-input");
        Assert.Equal("Fail", await session.VerifyAsync(request));
        Assert.StartsWith("The source is no standard JSON input", await session.NoteAsync());
    }

    [Fact]
    public async Task The_same_source_is_taken_once()
    {
        await using var session = await Verifying.StartAsync();
        var (_, runtime) = await Sources.CompileAsync(Sources.Box, "Box");
        var contract = await session.DeployAsync(Sources.Settle(runtime));
        var request = Verifying.Request(contract, "Box", Sources.Box);
        Assert.Equal("Success", await session.VerifyAsync(request));
        var again = (await session.PostAsync(Verifying.Submit, request)).Is(Errors.DataExists);
        Assert.Equal("""{"code":"50044","msg":"Data already exists.","data":[]}""", again.Text);
    }

    [Fact]
    public async Task Where_no_code_lies_there_is_nothing_to_verify()
    {
        await using var session = await Verifying.StartAsync();
        var reply = (await session.PostAsync(Verifying.Submit, Verifying.Request(Verifying.Somebody, "Box", Sources.Box))).Is(
            Errors.ClientOperationError
        );
        Assert.Equal("""{"code":"50045","msg":"Client operation error.","data":[]}""", reply.Text);
    }

    [Fact]
    public async Task Without_a_compiler_the_endpoint_is_not_available_and_says_so_after_the_parameters()
    {
        await using var session = await XLayer.StartAsync();
        var reply = (await session.PostAsync(Verifying.Submit, Verifying.Request(Verifying.Somebody, "Box", Sources.Box))).Is(
            Errors.ApiOffline
        );
        Assert.Equal("""{"code":"50005","msg":"API is offline or unavailable.","data":[]}""", reply.Text);
        (await session.PostAsync(Verifying.Submit, Verifying.Request("0x1", "Box", Sources.Box))).Is(Errors.ParameterError);
    }

    [Fact]
    public async Task A_compiler_that_is_not_there_is_found_before_the_venue_starts()
    {
        var mistake = await Assert.ThrowsAsync<FormatException>(() => XLayer.StartAsync(gate => gate with { Solc = ["/nowhere/solc"] }));
        Assert.Equal("There is no compiler '/nowhere/solc'.", mistake.Message);
    }

    [Theory]
    [InlineData("while true; do :; done", "The compiler took more than 500 ms.")]
    [InlineData("exec yes", "The compiler said more than *")]
    [InlineData("exit 3", "The compiler ended with 3.")]
    [InlineData("echo nonsense", "The compiler said something that is not understood.")]
    [InlineData("echo '{\"contracts\":{\"Box.sol\":{\"Box\":{\"evm\":5}}}}'", "The contract has no code*")]
    public async Task A_compiler_that_does_not_do_its_work_is_ended_and_the_job_fails(string script, string note)
    {
        var path = Path.Combine(Path.GetTempPath(), $"solc-{System.Guid.NewGuid():n}");
        await PretendAsync(path, script);
        try
        {
            // A flood takes longer to come to its end than a compiler that never speaks.
            var timeMs = script == "exec yes" ? 60_000 : 500;
            await using var session = await XLayer.StartAsync(gate => gate with { Solc = [path], SolcTimeMs = timeMs });
            var contract = await session.DeployAsync("0x6001");
            Assert.Equal("Fail", await session.VerifyAsync(Verifying.Request(contract, "Box", Sources.Box)));
            Assert.Matches(
                $"^{System.Text.RegularExpressions.Regex.Escape(note).Replace("\\*", ".*", StringComparison.Ordinal)}$",
                await session.NoteAsync()
            );
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_job_that_waits_when_the_venue_stops_is_done_by_the_next_and_what_was_found_out_stays()
    {
        var directory = Directory.CreateTempSubdirectory("kontor-verify-");
        try
        {
            var (_, runtime) = await Sources.CompileAsync(Sources.Box, "Box");
            string contract;
            string guid;
            var slow = Path.Combine(directory.FullName, "slow-solc");
            await PretendAsync(slow, "exec sleep 600");
            await using (var session = await StartAsync(slow))
            {
                contract = await session.DeployAsync(Sources.Settle(runtime));
                var request = Verifying.Request(contract, "Box", Sources.Box);
                guid = (string)(await session.PostAsync(Verifying.Submit, request)).Json["data"]![0]!;
                (await session.PostAsync(Verifying.Submit, request)).Is(Errors.DataExists);
            }
            await using (var session = await StartAsync(Sources.Solc))
                Assert.Equal("Success", await session.WaitAsync(guid));
            await using (var session = await StartAsync(Sources.Solc))
            {
                Assert.Equal("Success", await session.WaitAsync(guid));
                Assert.Equal(Sources.Box, (string?)(await session.DescribeAsync(contract)).Json["data"]![0]!["sourceCode"]);
            }
        }
        finally
        {
            directory.Delete(recursive: true);
        }

        Task<Session> StartAsync(string solc) =>
            Session.StartAsync(
                "xlayer",
                options =>
                    options with
                    {
                        DataDirectory = Path.Combine(directory.FullName, "data"),
                        Gate = new GateOptions { LimitsFactor = 0, Solc = [solc] },
                    }
            );
    }

    [Fact]
    public async Task What_was_verified_is_forgotten_with_the_block_that_created_it()
    {
        await using var session = await Verifying.StartAsync();
        var (_, runtime) = await Sources.CompileAsync(Sources.Box, "Box");
        var contract = await session.DeployAsync(Sources.Settle(runtime));
        Assert.Equal("Success", await session.VerifyAsync(Verifying.Request(contract, "Box", Sources.Box)));
        await session.ControlAsync("POST", "/chains/xlayer/reorg", new { depth = 1, keepTransactions = false });
        Assert.Empty((await session.DescribeAsync(contract)).Json["data"]!.AsArray());
    }

    /// <summary>Writes a compiler that says its version and then does what a test wants.</summary>
    private static async Task PretendAsync(string path, string script)
    {
        await File.WriteAllTextAsync(
            path,
            $"#!/bin/sh\nif [ \"$1\" = --version ]; then echo 'Version: 0.8.37+commit.f401782d.Linux.g++'; exit; fi\n{script}\n"
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private static string Text(JsonObject shown, string name) => (string)shown[name]!;
}

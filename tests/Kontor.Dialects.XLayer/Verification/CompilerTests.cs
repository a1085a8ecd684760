using System.Text.Json.Nodes;
using Kontor.Dialects.XLayer.Verification;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Tests.Verification;

public sealed class CompilerTests
{
    [Theory]
    [InlineData(
        "solc, the solidity compiler commandline interface\nVersion: 0.8.37+commit.f401782d.Linux.g++\n",
        "v0.8.37+commit.f401782d"
    )]
    [InlineData("0.8.37+commit.f401782d.Emscripten.clang", "v0.8.37+commit.f401782d")]
    [InlineData("v0.8.37", "v0.8.37")]
    [InlineData("no version 1.2 here", null)]
    public void A_compiler_says_its_version(string said, string? version)
    {
        Assert.Equal(version, CompilerVersion.Find(said.Replace("Version:", "", StringComparison.Ordinal))?.ToString());
    }

    [Theory]
    [InlineData("v0.8.37+commit.f401782d", true)]
    [InlineData("0.8.37+commit.f401782d", true)]
    [InlineData("v0.8.37", true)]
    [InlineData("v0.8.37+commit.00000000", false)]
    [InlineData("v0.8.36", false)]
    public void A_version_without_a_commit_is_any_of_that_number(string wanted, bool isIt)
    {
        Assert.Equal(isIt, new CompilerVersion("0.8.37", "f401782d").IsWantedBy(CompilerVersion.TryParse(wanted)!.Value));
    }

    [Theory, InlineData("vyper:0.2.11"), InlineData("latest"), InlineData("v0.8"), InlineData("0.8.x"), InlineData("..")]
    public void What_is_no_version_is_none(string text) => Assert.Null(CompilerVersion.TryParse(text));

    [Fact]
    public void One_file_becomes_an_input_with_the_settings_that_came_with_it()
    {
        var source = new SubmittedSource
        {
            Code = "contract Coin { }",
            ContractName = "Coin",
            Format = SourceFormat.SingleFile,
            IsOptimized = true,
            Runs = 7,
            EvmVersion = "cancun",
            ViaIr = true,
        };
        var input = StandardInput.Of(source)!;
        var settings = JsonNode.Parse(input.Json)!["settings"]!;
        Assert.Equal("""{"enabled":true,"runs":7}""", settings["optimizer"]!.ToJsonString());
        Assert.Equal(("cancun", true), ((string)settings["evmVersion"]!, (bool)settings["viaIR"]!));
        Assert.Equal("contract Coin { }", (string)JsonNode.Parse(input.Json)!["sources"]!["Coin.sol"]!["content"]!);
        Assert.Equal((true, 7, "cancun", "Coin"), (input.IsOptimized, input.Runs, input.EvmVersion, input.Name));
    }

    [Fact]
    public void A_whole_input_keeps_its_settings_but_not_what_the_compiler_is_to_say()
    {
        var code = """
            {{"language":"Solidity","sources":{"a/Coin.sol":{"content":"contract Coin { }","keccak256":"0x"}},
            "settings":{"remappings":["x=y"],"modelChecker":{"engine":"all"},"stopAfter":"parsing","outputSelection":{"*":{"*":["*"]}}}}}
            """;
        var source = new SubmittedSource
        {
            Code = code,
            ContractName = "a/Coin.sol:Coin",
            Format = SourceFormat.StandardJson,
        };
        var input = StandardInput.Of(source)!;
        var settings = JsonNode.Parse(input.Json)!["settings"]!.AsObject();
        Assert.Equal(["remappings", "outputSelection"], settings.Select(one => one.Key));
        Assert.Equal(["a/Coin.sol"], settings["outputSelection"]!.AsObject().Select(one => one.Key));
        Assert.Equal((false, 200, "Default"), (input.IsOptimized, input.Runs, input.EvmVersion));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"sources":[]}""")]
    [InlineData("""{"sources":{"a.sol":null}}""")]
    [InlineData("""{"sources":{"a.sol":{"urls":["http://127.0.0.1/"]}}}""")]
    [InlineData("""{"sources":{"a.sol":{"content":5}}}""")]
    [InlineData("""{"language":5,"sources":{}}""")]
    [InlineData("""{"sources":{},"sources":{}}""")]
    [InlineData("""{"sources":{},"settings":{"a":1,"a":2}}""")]
    public void What_a_compiler_could_make_nothing_of_is_no_input(string code)
    {
        var source = new SubmittedSource
        {
            Code = code,
            ContractName = "Coin",
            Format = SourceFormat.StandardJson,
        };
        Assert.Null(StandardInput.Of(source));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("{")]
    [InlineData("{}", "There is no contract Coin in the sources.")]
    [InlineData("""{"errors":5,"contracts":[]}""", "There is no contract Coin in the sources.")]
    [InlineData("""{"contracts":{"a.sol":{"Coin":5}}}""", "There is no contract Coin in the sources.")]
    [InlineData("""{"errors":[{"severity":"error"}]}""")]
    [InlineData("""{"errors":[{"severity":"error","message":"No."}]}""", "No.")]
    public void What_a_compiler_says_is_read_with_care(
        string output,
        string mistake = "The compiler said something that is not understood."
    )
    {
        var (contracts, said) = CompilerOutput.Read(output, "Coin");
        Assert.Empty(contracts);
        Assert.Equal(mistake, said);
    }

    [Fact]
    public void Warnings_are_no_mistakes_and_equal_names_are_told_apart_by_their_files()
    {
        const string Output = """
            >>> A word about itself.
            {"errors":[{"severity":"warning","message":"Well."}],"contracts":{
            "a.sol":{"Coin":{"abi":[],"evm":{"deployedBytecode":{"object":"6001","immutableReferences":{"7":[{"start":0,"length":1}]},"linkReferences":{"l.sol":{"Sums":[{"start":1,"length":20}]}}}}}},
            "b.sol":{"Coin":{"abi":null,"evm":null},"Other":{}}}}
            """;
        var (contracts, mistake) = CompilerOutput.Read(Output, "Coin");
        Assert.Equal("", mistake);
        Assert.Equal(["a.sol", "b.sol"], contracts.Select(one => one.File));
        Assert.Equal(new CodeSlot(0, 1), Assert.Single(contracts[0].Code.Immutables));
        Assert.Equal(new LibrarySlot("l.sol", "Sums", new CodeSlot(1, 20)), Assert.Single(contracts[0].Code.Libraries));
        Assert.Equal(("", "[]"), (contracts[1].Code.Digits, contracts[1].Abi));
    }
}

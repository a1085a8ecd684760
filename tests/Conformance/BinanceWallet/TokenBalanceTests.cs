using Kontor.Conformance.Harness;
using Kontor.Dialects.BinanceWallet;

namespace Kontor.Conformance.BinanceWallet;

public sealed class TokenBalanceTests
{
    private const string Address = BinanceWallet.Address;
    private const string Token = "0x55d398326f99059fF775485246999027B3197955";
    private const string SolanaAddress = "9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM";

    [Fact]
    public async Task What_an_address_holds_of_the_tokens_it_is_asked_for_is_listed_chain_by_chain()
    {
        await using var session = await BinanceWallet.StartAsync();
        await session.ControlAsync(
            "POST",
            "/chains",
            new
            {
                name = "base",
                chainId = 8453,
                fullName = "Base",
                shortName = "BASE",
                nativeSymbol = "ETH",
                allocations = new object[]
                {
                    new
                    {
                        address = Address,
                        symbol = "ETH",
                        decimals = 18,
                        amount = "12.5",
                    },
                    new
                    {
                        address = Address,
                        contract = Token,
                        symbol = "USDX",
                        decimals = 6,
                        amount = "340282366920938463463.374607",
                    },
                    new
                    {
                        address = "0x2222222222222222222222222222222222222222",
                        contract = Token,
                        symbol = "USDX",
                        decimals = 6,
                        amount = "1",
                    },
                },
            }
        );
        var reply = await session.AskAsync(
            "POST",
            BinanceWallet.Balances,
            $$"""
            {"address":"{{Address.ToUpperInvariant().Replace("0X", "0x")}}","excludeRiskToken":"1","tokenContractAddresses":[
            {"binanceChainId":"56","tokenContractAddress":""},
            {"binanceChainId":"8453","tokenContractAddress":"{{Token.ToLowerInvariant()}}"},
            {"binanceChainId":"8453","tokenContractAddress":"0x0000000000000000000000000000000000000001"},
            {"binanceChainId":"8453","tokenContractAddress":""},
            {"binanceChainId":"8453","tokenContractAddress":"{{Token}}"}],"more":[1]}
            """
        );
        Assert.Equal(
            $$"""
            {"code":0,"msg":"success","data":[{"tokenAssets":[]},{"tokenAssets":[
            {"binanceChainId":"8453","tokenContractAddress":"{{Token.ToLowerInvariant()}}","address":"{{Address}}","symbol":"USDX",
            "balance":"340282366920938463463.374607","rawBalance":"340282366920938463463374607","tokenPrice":"","isRiskToken":false},
            {"binanceChainId":"8453","tokenContractAddress":"","address":"{{Address}}","symbol":"ETH",
            "balance":"12.5","rawBalance":"12500000000000000000","tokenPrice":"","isRiskToken":false}]}],"timestamp":{{BinanceWallet.At}},"success":true}
            """.ReplaceLineEndings(""),
            reply.Text
        );
    }

    [Fact]
    public async Task An_address_that_holds_nothing_has_an_entry_per_chain_with_nothing_in_it()
    {
        await using var session = await BinanceWallet.StartAsync();
        var reply = await session.AskAsync("POST", BinanceWallet.Balances, BinanceWallet.Ask);
        Assert.Equal(
            $$"""{"code":0,"msg":"success","data":[{"tokenAssets":[]}],"timestamp":{{BinanceWallet.At}},"success":true}""",
            reply.Text
        );
        var body =
            $$"""{"address":"{{SolanaAddress}}","tokenContractAddresses":[{"binanceChainId":"CT_501","tokenContractAddress":""}],"excludeRiskToken":"0"}""";
        (await session.AskAsync("POST", BinanceWallet.Balances, body)).Is(Errors.Success);
    }

    [Theory]
    [InlineData("""{}""", "[address] error: must not be blank")]
    [InlineData("""{"address":null}""", "[address] error: must not be blank")]
    [InlineData("""{"address":" "}""", "[address] error: must not be blank")]
    [InlineData("""{"address":"x"}""", "[tokenContractAddresses] error: must contain 1 to 20 entries")]
    [InlineData("""{"address":"x","tokenContractAddresses":null}""", "[tokenContractAddresses] error: must contain 1 to 20 entries")]
    [InlineData("""{"address":"x","tokenContractAddresses":[]}""", "[tokenContractAddresses] error: must contain 1 to 20 entries")]
    [InlineData("""{"address":"x","tokenContractAddresses":[{}]}""", "[tokenContractAddresses[0].binanceChainId] error: must not be blank")]
    [InlineData(
        """{"address":"x","tokenContractAddresses":[{"binanceChainId":" "}]}""",
        "[tokenContractAddresses[0].binanceChainId] error: must not be blank"
    )]
    [InlineData(
        """{"address":"x","tokenContractAddresses":[{"binanceChainId":"999999"}]}""",
        "[tokenContractAddresses[0].binanceChainId] error: unsupported chain 999999"
    )]
    [InlineData(
        """{"address":"x","tokenContractAddresses":[{"binanceChainId":"56"}]}""",
        "[tokenContractAddresses[0].tokenContractAddress] error: must not be blank"
    )]
    [InlineData(
        """{"address":"x","tokenContractAddresses":[{"binanceChainId":"56","tokenContractAddress":null}]}""",
        "[tokenContractAddresses[0].tokenContractAddress] error: must not be blank"
    )]
    [InlineData(
        """{"address":"x","tokenContractAddresses":[{"binanceChainId":"56","tokenContractAddress":" "}]}""",
        "[tokenContractAddresses[0].tokenContractAddress] error: must not be blank"
    )]
    [InlineData(
        """{"address":"x","tokenContractAddresses":[{"binanceChainId":"56","tokenContractAddress":""},{"binanceChainId":"56","tokenContractAddress":"0x12"}]}""",
        "[tokenContractAddresses[1].tokenContractAddress] error: invalid address for chain 56"
    )]
    [InlineData(
        """{"address":"x","tokenContractAddresses":[{"binanceChainId":"56","tokenContractAddress":""}],"excludeRiskToken":"true"}""",
        "[address] error: invalid address for chain 56"
    )]
    [InlineData(
        """{"address":"0x1111111111111111111111111111111111111111","tokenContractAddresses":[{"binanceChainId":"56","tokenContractAddress":""},{"binanceChainId":"CT_501","tokenContractAddress":""}]}""",
        "[address] error: invalid address for chain CT_501"
    )]
    [InlineData(
        """{"address":"0x1111111111111111111111111111111111111111","tokenContractAddresses":[{"binanceChainId":"56","tokenContractAddress":""}],"excludeRiskToken":"true"}""",
        "[excludeRiskToken] error: must be one of 0, 1"
    )]
    [InlineData(
        """{"address":"0x1111111111111111111111111111111111111111","tokenContractAddresses":[{"binanceChainId":"56","tokenContractAddress":""}],"excludeRiskToken":""}""",
        "[excludeRiskToken] error: must be one of 0, 1"
    )]
    public async Task The_first_wrong_member_is_named_with_the_reason(string body, string text)
    {
        await using var session = await BinanceWallet.StartAsync();
        var refused = (await session.AskAsync("POST", BinanceWallet.Balances, body)).Is(Errors.ParameterError);
        Assert.Equal($"Parameter {text}", refused.Json["msg"]!.GetValue<string>());
    }

    [Fact]
    public async Task Twenty_tokens_may_be_asked_for_at_once_and_not_one_more()
    {
        await using var session = await BinanceWallet.StartAsync();
        static string Body(int tokens) =>
            $$"""{"address":"{{Address}}","tokenContractAddresses":[{{string.Join(',', Enumerable.Repeat("""{"binanceChainId":"56","tokenContractAddress":""}""", tokens))}}]}""";
        (await session.AskAsync("POST", BinanceWallet.Balances, Body(20))).Is(Errors.Success);
        (await session.AskAsync("POST", BinanceWallet.Balances, Body(21))).Is(Errors.ParameterError);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"address":5}""")]
    [InlineData("""{"address":"\ud800"}""")]
    [InlineData("""{"tokenContractAddresses":{}}""")]
    [InlineData("""{"tokenContractAddresses":["56"]}""")]
    [InlineData("""{"tokenContractAddresses":[{"binanceChainId":56}]}""")]
    [InlineData("""{"excludeRiskToken":true}""")]
    public async Task A_body_that_is_no_json_or_has_members_of_other_types_is_malformed(string body)
    {
        await using var session = await BinanceWallet.StartAsync();
        var refused = (await session.AskAsync("POST", BinanceWallet.Balances, body)).Is(Errors.ParameterError);
        Assert.Equal(
            $$"""{"code":40001,"msg":"Parameter [body] error: malformed JSON or field type mismatch","data":null,"timestamp":{{BinanceWallet.At}},"success":false}""",
            refused.Text
        );
    }
}

using Kontor.Conformance.Harness;
using Kontor.Dialects.BinanceWallet;

namespace Kontor.Conformance.BinanceWallet;

public sealed class SupportedChainTests
{
    [Fact]
    public async Task The_ten_usual_chains_and_the_one_of_this_world_are_listed()
    {
        await using var session = await BinanceWallet.StartAsync();
        var reply = (await session.AskAsync()).Is(Errors.Success);
        Assert.Equal(
            ["1", "56", "8453", "42161", "10", "137", "43114", "59144", "534352", "CT_501", "196"],
            reply.Json["data"]!.AsArray().Select(chain => chain!["binanceChainId"]!.GetValue<string>())
        );
        Assert.Equal("application/json;charset=UTF-8", reply.Header("Content-Type").Replace(" ", "").Replace("utf", "UTF"));
        Assert.Equal(BinanceWallet.At, reply.Header("X-OC-Server-Time"));
        Assert.Equal("", reply.Header("X-OC-Blocked-By"));
    }

    [Fact]
    public async Task A_chain_is_written_to_the_last_member()
    {
        await using var session = await BinanceWallet.StartAsync();
        var reply = await session.AskAsync("GET", BinanceWallet.Chains + "?binanceChainId=56");
        Assert.Equal(
            $$"""
            {"code":0,"msg":"success","data":[{"binanceChainId":"56","name":"BNB Smart Chain","shortName":"BSC","logoUrl":"https://img.example/chains/bsc.png"}],
            "timestamp":{{BinanceWallet.At}},"success":true}
            """.ReplaceLineEndings(""),
            reply.Text
        );
    }

    [Theory]
    [InlineData("999999", "unsupported chain 999999")]
    [InlineData("bsc", "unsupported chain bsc")]
    [InlineData("", "must not be blank")]
    [InlineData("%20", "must not be blank")]
    public async Task A_filter_has_to_name_a_chain_of_the_list(string filter, string reason)
    {
        await using var session = await BinanceWallet.StartAsync();
        var refused = (await session.AskAsync("GET", $"{BinanceWallet.Chains}?binanceChainId={filter}")).Is(Errors.ParameterError);
        Assert.Equal(
            $$"""{"code":40001,"msg":"Parameter [binanceChainId] error: {{reason}}","data":null,"timestamp":{{BinanceWallet.At}},"success":false}""",
            refused.Text
        );
        Assert.Equal("", refused.Header("X-OC-Blocked-By"));
    }
}

using Kontor.Conformance.Harness;
using Kontor.Dialects.BinanceWallet;
using Kontor.World.Chains;

namespace Kontor.Conformance.BinanceWallet;

/// <summary><c>post-transaction/transaction-detail-by-txhash</c>.</summary>
public sealed class DetailTests
{
    private const string Ann = Wallets.Ann;
    private const string Bob = Wallets.Bob;

    [Fact]
    public async Task Coin_that_a_contract_hands_on_is_written_to_the_last_member()
    {
        await using var wallets = await Wallets.OpenAsync();
        var input = TokenCall.Forward([Address20.Parse(Ann), Address20.Parse(Bob)], [3, 4]);
        var hash = await wallets.SendAsync(wallets.Treasury, Wallets.Splitter, "7", input);
        await wallets.MineAsync();
        var mined = await wallets.MinedAsync(hash);
        var reply = await wallets.GetAsync(Wallets.Detail, $"binanceChainId=1&txHash={hash}");
        Assert.Equal(
            $$"""
            {"code":0,"msg":"success","data":[{"chainIndex":"1","txhash":"{{hash}}","height":"{{mined.Height}}","txTime":"{{mined.TimeMs}}",
            "txStatus":"success","gasLimit":"{{mined.GasLimit}}","gasUsed":"{{mined.GasUsed}}","gasPrice":"{{mined.GasPrice}}","txFee":"{{mined.Fee}}",
            "nonce":"{{mined.Nonce}}","amount":"7","symbol":"ETH","methodId":"0x{{Convert.ToHexStringLower(
                input.AsSpan(0, 4)
            )}}","l1OriginHash":null,
            "fromDetails":[{"address":"{{wallets.Treasury}}","vinIndex":null,"preVoutIndex":null,"txHash":null,"isContract":false,"amount":"7"}],
            "toDetails":[{"address":"{{Wallets.Splitter}}","voutIndex":null,"isContract":true,"amount":"7"}],
            "internalTransactionDetails":[
            {"from":"{{Wallets.Splitter}}","to":"{{Ann}}","isFromContract":true,"isToContract":false,"amount":"3","txStatus":"success"},
            {"from":"{{Wallets.Splitter}}","to":"{{Bob}}","isFromContract":true,"isToContract":false,"amount":"4","txStatus":"success"}],
            "tokenTransferDetails":[]}],"timestamp":{{BinanceWallet.At}},"success":true}
            """.ReplaceLineEndings(
                ""
            ),
            reply.Text
        );
    }

    [Fact]
    public async Task So_are_tokens_and_the_kind_of_row_has_no_effect()
    {
        await using var wallets = await Wallets.OpenAsync();
        var hash = await wallets.MintAsync(Wallets.Usdt, Ann, "12500000");
        foreach (var itype in (string[])["", "&itype=0", "&itype=1", "&itype=2"])
        {
            var detail = await wallets.OneAsync(Wallets.Detail, $"binanceChainId=1&txHash=0x{hash[2..].ToUpperInvariant()}{itype}");
            Assert.Equal(("0x40c10f19", "0"), (detail["methodId"]!.GetValue<string>(), detail["amount"]!.GetValue<string>()));
            Assert.Equal("[]", detail["internalTransactionDetails"]!.ToJsonString());
            Assert.Equal(
                $$"""
                [{"from":"{{Wallets.Nobody}}","to":"{{Ann}}","isFromContract":false,"isToContract":false,
                "tokenContractAddress":"{{Wallets.Usdt}}","symbol":"USDT","amount":"12500000"}]
                """.ReplaceLineEndings(""),
                detail["tokenTransferDetails"]!.ToJsonString()
            );
        }
    }

    [Fact]
    public async Task One_that_waits_has_no_height_and_no_fee_and_one_that_is_gone_is_an_empty_list()
    {
        await using var wallets = await Wallets.OpenAsync();
        var hash = await wallets.SendAsync(wallets.Treasury, Ann, "7");
        var query = $"binanceChainId=1&txHash={hash}";
        var waiting = await wallets.OneAsync(Wallets.Detail, query);
        Assert.Equal(
            $" {BinanceWallet.At} pending null  7",
            Wallets.Words(waiting, "height", "txTime", "txStatus", "gasUsed", "txFee", "amount")
        );
        await wallets.MineAsync();
        var mined = await wallets.OneAsync(Wallets.Detail, query);
        Assert.Equal("success 21000 7", Wallets.Words(mined, "txStatus", "gasUsed", "amount"));
        await wallets.ReorgAsync(1, keepTransactions: false);
        var gone = await wallets.GetAsync(Wallets.Detail, query);
        Assert.Equal(
            $$"""{"code":0,"msg":"success","data":[],"timestamp":{{BinanceWallet.At}},"success":true}""",
            gone.Is(Errors.Success).Text
        );
        Assert.Equal("[]", (await wallets.GetAsync(Wallets.Detail, $"binanceChainId=8453&txHash={hash}")).Json["data"]!.ToJsonString());
    }

    [Fact]
    public async Task A_failed_one_says_so_and_a_creation_is_received_by_what_it_made()
    {
        await using var wallets = await Wallets.OpenAsync();
        await wallets.PayAsync(wallets.Treasury, Ann, "1000000000000000000");
        var failed = await wallets.SendAsync(Ann, Wallets.Usdt, "0", TokenCall.Transfer(Address20.Parse(Bob), 7));
        var created = await wallets.SendAsync(Ann, null, "0");
        await wallets.MineAsync();
        var fail = await wallets.OneAsync(Wallets.Detail, $"binanceChainId=1&txHash={failed}");
        Assert.Equal("fail []", Wallets.Words(fail, "txStatus", "tokenTransferDetails"));
        var creation = await wallets.OneAsync(Wallets.Detail, $"binanceChainId=1&txHash={created}");
        Assert.Equal("success null", Wallets.Words(creation, "txStatus", "methodId"));
        Assert.Equal(
            $$"""[{"address":"{{Contract.AddressOf(Address20.Parse(Ann), 1)}}","voutIndex":null,"isContract":true,"amount":"0"}]""",
            creation["toDetails"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task The_first_wrong_parameter_is_named_with_the_reason()
    {
        await using var wallets = await Wallets.OpenAsync();
        var hash = "0x" + new string('a', 64);
        foreach (
            var (query, text) in new[]
            {
                ("", "[binanceChainId] error: must not be blank"),
                ($"chainIndex=1&txHash={hash}", "[binanceChainId] error: must not be blank"),
                ($"binanceChainId=0&txHash={hash}", "[binanceChainId] error: unsupported chain 0"),
                ("binanceChainId=1", "[txHash] error: must not be blank"),
                ("binanceChainId=1&txHash=%20", "[txHash] error: must not be blank"),
                ($"binanceChainId=1&txHash={hash}a", "[txHash] error: invalid transaction hash for chain 1"),
                ($"binanceChainId=CT_501&txHash={hash}", "[txHash] error: invalid transaction hash for chain CT_501"),
                ($"binanceChainId=1&txHash={hash}&itype=3", "[itype] error: must be one of 0, 1, 2"),
            }
        )
        {
            var refused = (await wallets.GetAsync(Wallets.Detail, query)).Is(Errors.ParameterError);
            Assert.Equal((query, $"Parameter {text}"), (query, refused.Json["msg"]!.GetValue<string>()));
        }
        Assert.Equal("[]", (await wallets.GetAsync(Wallets.Detail, $"binanceChainId=1&txHash={hash}")).Json["data"]!.ToJsonString());
        var solana = "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW";
        Assert.Equal("[]", (await wallets.GetAsync(Wallets.Detail, $"binanceChainId=CT_501&txHash={solana}")).Json["data"]!.ToJsonString());
    }
}

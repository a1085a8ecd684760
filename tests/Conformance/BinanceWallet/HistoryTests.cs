using Kontor.Conformance.Harness;
using Kontor.Dialects.BinanceWallet;
using Kontor.World.Chains;

namespace Kontor.Conformance.BinanceWallet;

/// <summary><c>post-transaction/transactions-by-address</c>: which rows there are and what they say. How they are paged stands in <see cref="CursorTests"/>.</summary>
public sealed class HistoryTests
{
    private const string Ann = Wallets.Ann;
    private const string Bob = Wallets.Bob;
    private const string OneCoin = "1000000000000000000";

    [Fact]
    public async Task A_row_of_each_kind_is_written_to_the_last_member_the_newest_first()
    {
        await using var wallets = await Wallets.OpenAsync();
        var treasury = wallets.Treasury;
        var paid = await wallets.PayAsync(treasury, Bob, "5");
        var split = await wallets.SendAsync(treasury, Wallets.Splitter, "7", TokenCall.Forward([Of(Bob), Of(Ann)], [3, 4]));
        var minted = await wallets.MintAsync(Wallets.Usdt, Bob, "12500000");
        var (first, second, third) = (await wallets.MinedAsync(paid), await wallets.MinedAsync(split), await wallets.MinedAsync(minted));
        var reply = await wallets.GetAsync(Wallets.History, $"address={Bob}&chains=1");
        Assert.Equal(
            $$"""
            {"code":0,"msg":"success","data":[{"cursor":"","transactionList":[
            {"binanceChainId":"1","txHash":"{{minted}}","itype":"2","methodId":"0x40c10f19","nonce":"{{third.Nonce}}",
            "txTime":"{{third.TimeMs}}","from":[{"address":"{{Wallets.Nobody}}","amount":"12500000"}],"to":[{"address":"{{Bob}}","amount":"12500000"}],
            "tokenContractAddress":"{{Wallets.Usdt}}","amount":"12500000","symbol":"USDT","txFee":"{{third.Fee}}","txStatus":"success","hitBlacklist":false},
            {"binanceChainId":"1","txHash":"{{split}}","itype":"1","methodId":"{{second.Method}}","nonce":"{{second.Nonce}}",
            "txTime":"{{second.TimeMs}}","from":[{"address":"{{Wallets.Splitter}}","amount":"3"}],"to":[{"address":"{{Bob}}","amount":"3"}],
            "tokenContractAddress":null,"amount":"3","symbol":"ETH","txFee":"{{second.Fee}}","txStatus":"success","hitBlacklist":false},
            {"binanceChainId":"1","txHash":"{{paid}}","itype":"0","methodId":null,"nonce":"{{first.Nonce}}",
            "txTime":"{{first.TimeMs}}","from":[{"address":"{{treasury}}","amount":"5"}],"to":[{"address":"{{Bob}}","amount":"5"}],
            "tokenContractAddress":null,"amount":"5","symbol":"ETH","txFee":"{{first.Fee}}","txStatus":"success","hitBlacklist":false}]}],
            "timestamp":{{BinanceWallet.At}},"success":true}
            """.ReplaceLineEndings(""),
            reply.Text
        );
    }

    [Fact]
    public async Task Transactions_without_value_failed_ones_and_creations_are_rows_too_because_they_cost_a_fee()
    {
        await using var wallets = await Wallets.OpenAsync();
        await wallets.PayAsync(wallets.Treasury, Ann, OneCoin);
        await wallets.SendAsync(Ann, Wallets.Usdt, "0", TokenCall.Approve(Of(Bob), 7));
        await wallets.SendAsync(Ann, Wallets.Usdt, "0", TokenCall.Transfer(Of(Bob), 7));
        await wallets.SendAsync(Ann, null, "0");
        await wallets.MineAsync();
        var created = Contract.AddressOf(Of(Ann), 2).ToString();
        var (_, rows) = await wallets.PageAsync($"address={Ann}&chains=1&limit=3", "itype", "amount", "methodId", "txStatus");
        Assert.Equal(["0 0 null success", "0 0 0xa9059cbb fail", "0 0 0x095ea7b3 success"], rows);
        var list = await wallets.OneAsync(Wallets.History, $"address={Ann}&chains=1&limit=1");
        Assert.Equal($$"""[{"address":"{{created}}","amount":"0"}]""", list["transactionList"]![0]!["to"]!.ToJsonString());
        Assert.Equal(["0"], (await wallets.PageAsync($"address={created}&chains=1", "itype")).Rows);
    }

    [Fact]
    public async Task A_transfer_to_oneself_is_one_row_and_every_kind_of_token_is_listed()
    {
        await using var wallets = await Wallets.OpenAsync();
        await wallets.PayAsync(wallets.Treasury, Ann, OneCoin);
        await wallets.PayAsync(Ann, Ann, "9");
        var birds = SeedAddress.Of(1, "harbour birds on eth").ToString();
        await wallets.Session.ControlAsync("POST", $"/chains/eth/tokens/{birds}/mint", new { to = Ann, item = "7" });
        await wallets.MineAsync();
        var (_, rows) = await wallets.PageAsync($"address={Ann}&chains=1", "itype", "amount", "symbol", "tokenContractAddress");
        Assert.Equal([$"2 1 BIRD {birds}", "0 9 ETH null", $"0 {OneCoin} ETH null"], rows);
    }

    [Fact]
    public async Task A_filter_takes_one_token_or_with_an_empty_name_the_coin_alone()
    {
        await using var wallets = await Wallets.OpenAsync();
        await wallets.PayAsync(wallets.Treasury, Ann, OneCoin);
        await wallets.MintAsync(Wallets.Usdt, Ann, "11");
        await wallets.MintAsync(Wallets.Helix, Ann, "22");
        var usdt = Wallets.Usdt.ToUpperInvariant().Replace("0X", "0x");
        Assert.Equal(["2 11 USDT"], await RowsAsync($"&tokenContractAddress={usdt}"));
        Assert.Equal([$"0 {OneCoin} ETH"], await RowsAsync("&tokenContractAddress="));
        Assert.Empty(await RowsAsync($"&tokenContractAddress={Wallets.Wbtc}"));
        Assert.Equal(3, (await RowsAsync("")).Length);

        async Task<string[]> RowsAsync(string filter) =>
            (await wallets.PageAsync($"address={Ann}&chains=1{filter}", "itype", "amount", "symbol")).Rows;
    }

    [Fact]
    public async Task Begin_and_end_are_included_and_nothing_older_than_six_months_is_shown()
    {
        await using var wallets = await Wallets.OpenAsync();
        var first = await wallets.MinedAsync(await wallets.PayAsync(wallets.Treasury, Ann, "1"));
        await wallets.Session.Venue.AdvanceAsync(TimeSpan.FromDays(1));
        var second = await wallets.MinedAsync(await wallets.PayAsync(wallets.Treasury, Ann, "2"));
        Assert.Equal(["2", "1"], await AmountsAsync(""));
        Assert.Equal(["2", "1"], await AmountsAsync($"&begin={first.TimeMs}&end={second.TimeMs}"));
        Assert.Equal(["2"], await AmountsAsync($"&begin={first.TimeMs + 1}"));
        Assert.Equal(["1"], await AmountsAsync($"&end={second.TimeMs - 1}"));
        Assert.Empty(await AmountsAsync($"&begin={second.TimeMs + 1}"));
        Assert.Empty(await AmountsAsync("&end=0"));
        var border = DateTimeOffset.FromUnixTimeMilliseconds(first.TimeMs).AddMonths(6).ToUnixTimeMilliseconds();
        await wallets.Session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(border - wallets.Session.Venue.NowMs));
        Assert.Equal(["2", "1"], await AmountsAsync(""));
        await wallets.Session.Venue.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["2"], await AmountsAsync("&begin=0"));

        async Task<string[]> AmountsAsync(string filter) => (await wallets.PageAsync($"address={Ann}&chains=1{filter}", "amount")).Rows;
    }

    [Fact]
    public async Task What_waits_for_a_block_leads_the_first_page_without_a_fee_until_it_has_one()
    {
        await using var wallets = await Wallets.OpenAsync();
        await wallets.PayAsync(wallets.Treasury, Ann, "1");
        await wallets.SendAsync(wallets.Treasury, Ann, "2");
        await wallets.SendAsync(wallets.Treasury, Ann, "3");
        var (cursor, rows) = await PageAsync("&limit=2");
        Assert.Equal(["3 pending ", "2 pending "], rows);
        Assert.Equal(["1 success"], (await PageAsync($"&limit=2&cursor={cursor}")).Rows.Select(row => row[..9]));
        Assert.Equal(3, (await PageAsync("")).Rows.Length);
        Assert.Equal(2, (await PageAsync($"&begin={BinanceWallet.At}&end={BinanceWallet.At}&limit=2")).Rows.Length);
        Assert.Empty((await PageAsync($"&tokenContractAddress={Wallets.Usdt}")).Rows);
        await wallets.MineAsync();
        Assert.Equal(["3 success", "2 success", "1 success"], (await PageAsync("")).Rows.Select(row => row[..9]));
        // The page after those that waited is as it was.
        Assert.Equal(["1 success"], (await PageAsync($"&limit=2&cursor={cursor}")).Rows.Select(row => row[..9]));
        await wallets.ReorgAsync(1, keepTransactions: true);
        Assert.Equal(["3 pending", "2 pending", "1 success"], (await PageAsync("")).Rows.Select(row => row[..9]));

        Task<(string Cursor, string[] Rows)> PageAsync(string filter) =>
            wallets.PageAsync($"address={Ann}&chains=1{filter}", "amount", "txStatus", "txFee");
    }

    [Fact]
    public async Task Rows_with_a_blacklisted_sender_receiver_or_token_say_so()
    {
        await using var wallets = await Wallets.OpenAsync();
        await wallets.PayAsync(wallets.Treasury, Ann, "1");
        await wallets.MintAsync(Wallets.Usdt, Ann, "2");
        Assert.Equal(["2 false", "1 false"], await RowsAsync(Ann));
        await wallets.LabelAsync(wallets.Treasury, new { isBlack = true });
        Assert.Equal(["2 false", "1 true"], await RowsAsync(Ann));
        await wallets.LabelAsync(Wallets.Usdt, new { isBlack = true });
        await wallets.LabelAsync(wallets.Treasury, new { category = "risk" });
        Assert.Equal(["2 true", "1 false"], await RowsAsync(Ann));
        await wallets.LabelAsync(
            Ann,
            new
            {
                entity = "Ann",
                category = "thief",
                isBlack = true,
            }
        );
        Assert.Equal(["2 true", "1 true"], await RowsAsync(Ann));

        async Task<string[]> RowsAsync(string address) =>
            (await wallets.PageAsync($"address={address}&chains=1", "amount", "hitBlacklist")).Rows;
    }

    [Fact]
    public async Task The_first_wrong_parameter_is_named_with_the_reason()
    {
        await using var wallets = await Wallets.OpenAsync();
        foreach (
            var (query, text) in new[]
            {
                ("", "[address] error: must not be blank"),
                ($"address={Ann}", "[chains] error: must not be blank"),
                ($"address={Ann}&binanceChainId=1", "[chains] error: must not be blank"),
                ($"address={Ann}&chains=+", "[chains] error: must not be blank"),
                ($"address={Ann}&chains=1,0", "[chains] error: unsupported chain 0"),
                ("address=x&chains=1", "[address] error: invalid address for chain 1"),
                ($"address={Ann}&chains=1&tokenContractAddress=+", "[tokenContractAddress] error: must not be blank"),
                ($"address={Ann}&chains=56&tokenContractAddress=x", "[tokenContractAddress] error: invalid address for chain 56"),
                ($"address={Ann}&chains=1&begin=x&end=y", "[begin] error: must be an integer"),
                ($"address={Ann}&chains=1&end=", "[end] error: must be an integer"),
                ($"address={Ann}&chains=1&begin=2&end=1&cursor=x", "[begin] error: must not be after end"),
                ($"address={Ann}&chains=1&cursor=x&limit=0", "[cursor] error: must be the cursor of an earlier page"),
                ($"address={Ann}&chains=1&limit=0", "[limit] error: must be between 1 and 100"),
                ($"address={Ann}&chains=1&limit=101", "[limit] error: must be between 1 and 100"),
                ($"address={Ann}&chains=1&limit=-", "[limit] error: must be an integer"),
            }
        )
        {
            var refused = (await wallets.GetAsync(Wallets.History, query)).Is(Errors.ParameterError);
            Assert.Equal((query, $"Parameter {text}"), (query, refused.Json["msg"]!.GetValue<string>()));
        }
    }

    private static Address20 Of(string address) => Address20.Parse(address);
}

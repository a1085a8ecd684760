using Kontor.Conformance.Harness;
using Kontor.Dialects.BinanceWallet;

namespace Kontor.Conformance.BinanceWallet;

/// <summary>How histories are paged: whatever comes or goes meanwhile, nobody sees a row twice or misses one without being told.</summary>
public sealed class CursorTests
{
    private const string Ann = Wallets.Ann;

    [Fact]
    public async Task Pages_do_not_move_when_new_blocks_come()
    {
        await using var wallets = await Wallets.OpenAsync();
        for (var amount = 1; amount <= 5; amount++)
            await wallets.PayAsync(wallets.Treasury, Ann, $"{amount}");
        var (cursor, rows) = await PageAsync(wallets, "");
        Assert.Equal(["5", "4"], rows);
        await wallets.PayAsync(wallets.Treasury, Ann, "6");
        (var second, rows) = await PageAsync(wallets, cursor);
        Assert.Equal(["3", "2"], rows);
        await wallets.PayAsync(wallets.Treasury, Ann, "7");
        (var end, rows) = await PageAsync(wallets, second);
        Assert.Equal(["1"], rows);
        Assert.Equal("", end);
        Assert.Equal(["3", "2"], (await PageAsync(wallets, cursor)).Rows);
        Assert.Matches("^[A-Za-z0-9_-]{79}$", cursor);
    }

    [Fact]
    public async Task Rows_of_one_transaction_can_stand_on_different_pages()
    {
        await using var wallets = await Wallets.OpenAsync();
        var input = World.Chains.TokenCall.Forward([.. Enumerable.Repeat(World.Chains.Address20.Parse(Ann), 3)], [1, 2, 3]);
        await wallets.SendAsync(wallets.Treasury, Wallets.Splitter, "6", input);
        await wallets.SendAsync(wallets.Treasury, Ann, "10");
        await wallets.MineAsync();
        var (cursor, rows) = await PageAsync(wallets, "");
        Assert.Equal(["10", "3"], rows);
        (cursor, rows) = await PageAsync(wallets, cursor);
        Assert.Equal(["2", "1"], rows);
        Assert.Equal("", cursor);
    }

    [Fact]
    public async Task A_cursor_outlives_a_rewritten_tip_and_ends_with_its_own_block()
    {
        await using var wallets = await Wallets.OpenAsync();
        for (var amount = 1; amount <= 5; amount++)
            await wallets.PayAsync(wallets.Treasury, Ann, $"{amount}");
        var (cursor, _) = await PageAsync(wallets, "");
        // The page ended in the block of the fourth payment: the fifth one may go.
        await wallets.ReorgAsync(1, keepTransactions: false);
        Assert.Equal(["3", "2"], (await PageAsync(wallets, cursor)).Rows);
        await wallets.ReorgAsync(1, keepTransactions: true);
        await wallets.MineAsync();
        var refused = await wallets.GetAsync(Wallets.History, $"address={Ann}&chains=1&limit=2&cursor={cursor}");
        Assert.Equal(
            $$"""
            {"code":40001,"msg":"Parameter [cursor] error: stands in a block that is no longer part of the chain",
            "data":null,"timestamp":{{BinanceWallet.At}},"success":false}
            """.ReplaceLineEndings(""),
            refused.Is(Errors.ParameterError).Text
        );
        Assert.Equal(["4", "3"], (await PageAsync(wallets, "")).Rows);
    }

    [Fact]
    public async Task A_cursor_goes_on_in_its_own_chain_and_the_others_are_over()
    {
        await using var wallets = await Wallets.OpenAsync();
        foreach (var chain in (string[])["eth", "bsc"])
        {
            for (var amount = 1; amount <= 3; amount++)
                await wallets.PayAsync(wallets.Treasury, Ann, $"{amount}", chain);
        }
        var both = $"address={Ann}&chains=56,1,8453&limit=2";
        var first = (await wallets.GetAsync(Wallets.History, both)).Json["data"]!.AsArray();
        Assert.Equal([2, 2, 0], first.Select(entry => entry!["transactionList"]!.AsArray().Count));
        Assert.Equal("", first[2]!["cursor"]!.GetValue<string>());
        var ofEth = first[1]!["cursor"]!.GetValue<string>();
        var second = (await wallets.GetAsync(Wallets.History, $"{both}&cursor={ofEth}")).Json["data"]!.AsArray();
        Assert.Equal([0, 1, 0], second.Select(entry => entry!["transactionList"]!.AsArray().Count));
        Assert.Equal(["", "", ""], second.Select(entry => entry!["cursor"]!.GetValue<string>()));
        Assert.Equal("1", second[1]!["transactionList"]![0]!["binanceChainId"]!.GetValue<string>());
        var other = await wallets.GetAsync(Wallets.History, $"address={Ann}&chains=56&limit=2&cursor={ofEth}");
        Assert.Equal("Parameter [cursor] error: belongs to chain 1, which is not asked for", other.Json["msg"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_filters_and_to_nobody_who_writes_one_himself()
    {
        await using var wallets = await Wallets.OpenAsync();
        await wallets.PayAsync(wallets.Treasury, Ann, "1");
        await wallets.PayAsync(wallets.Treasury, Ann, "2");
        var (cursor, _) = await wallets.PageAsync($"address={Ann}&chains=1&limit=1", "amount");
        // Neither how many rows a page has nor how the address is spelt makes it another list.
        Assert.Equal(["1"], (await wallets.PageAsync($"address={Ann.Replace("aa", "AA")}&chains=1&cursor={cursor}", "amount")).Rows);
        foreach (var filter in (string[])[$"&tokenContractAddress={Wallets.Usdt}", "&tokenContractAddress=", "&begin=0", "&end=9"])
            await RefusedAsync(Ann, filter, cursor, "belongs to other filters");
        await RefusedAsync(Wallets.Bob, "", cursor, "belongs to other filters");
        foreach (
            var forged in (string[])
                ["B" + cursor[1..], cursor[..^1], cursor + "A", cursor[..^1] + "%3D", "eyJ0IjoxfQ", new string('A', 500)]
        )
            await RefusedAsync(Ann, "", forged, "must be the cursor of an earlier page");

        async Task RefusedAsync(string address, string filter, string text, string reason)
        {
            var refused = await wallets.GetAsync(Wallets.History, $"address={address}&chains=1{filter}&cursor={text}");
            Assert.Equal($"Parameter [cursor] error: {reason}", refused.Is(Errors.ParameterError).Json["msg"]!.GetValue<string>());
        }
    }

    private static Task<(string Cursor, string[] Rows)> PageAsync(Wallets wallets, string cursor) =>
        wallets.PageAsync($"address={Ann}&chains=1&limit=2&cursor={cursor}", "amount");
}

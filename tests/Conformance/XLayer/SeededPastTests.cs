using System.Globalization;
using System.Text.Json.Nodes;

namespace Kontor.Conformance.XLayer;

/// <summary>The explorer over the three weeks that a new venue's chain has behind it: everything has pages, and the sums agree.</summary>
public sealed class SeededPastTests
{
    private const string Dollar = "0x1e4a5963abfd975d8c9021ce480b42188849d41d";

    [Fact]
    public async Task Every_list_has_more_than_one_page()
    {
        await using var scene = await Scene.StartSeededAsync();
        var person = await BusiestAsync(scene);
        var split = $"{(await scene.ListAsync($"address/internal-transaction-list?address={person}"))[0]["txId"]}";
        var busy = await BusyHeightAsync(scene);
        var trades = await scene.ListAsync($"token/transaction-list?tokenContractAddress={Dollar}&limit=20");
        var hashes = string.Join(',', trades.Select(row => $"{row["txid"]}").Distinct());
        await scene.SendAsync(scene.Treasury, Scene.Alice, "1");
        await scene.SendAsync(scene.Treasury, Scene.Alice, "2");
        string[] lists =
        [
            "block/block-list",
            $"block/transaction-list?height={busy}",
            "block/transaction-list-multi?startBlockHeight=0&endBlockHeight=400",
            "block/transaction-list-multi?startBlockHeight=0&endBlockHeight=400&protocolType=token_721",
            "block/transaction-list-multi?startBlockHeight=0&endBlockHeight=400&protocolType=token_1155",
            $"address/token-balance?address={person}&protocolType=token_20",
            $"address/transaction-list?address={person}",
            $"address/normal-transaction-list?address={person}",
            $"address/internal-transaction-list?address={person}",
            $"address/token-transaction-list?address={person}",
            $"address/normal-transaction-list-multi?address={person},{scene.Treasury}&startBlockHeight=0&endBlockHeight=400",
            $"address/internal-transaction-list-multi?address={person},{scene.Treasury}&startBlockHeight=0&endBlockHeight=400",
            "address/native-token-position-list",
            "transaction/transaction-list",
            "transaction/unconfirmed-transaction-list",
            $"transaction/internal-transaction-detail?txId={split}",
            $"transaction/internal-transaction-multi?txId={split}",
            $"transaction/token-transfer-multi?txId={hashes}",
            "token/token-list",
            $"token/position-list?tokenContractAddress={Dollar}",
            $"token/transaction-list?tokenContractAddress={Dollar}",
        ];
        foreach (var list in lists)
        {
            var joined = list.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var first = Assert.Single(await scene.ListAsync($"{list}{joined}limit=1"));
            var second = Assert.Single(await scene.ListAsync($"{list}{joined}limit=1&page=2"));
            Assert.NotEqual(first.ToJsonString(), second.ToJsonString());
        }
        await OnesAnswerAsync(scene, person, hashes);
    }

    private static async Task OnesAnswerAsync(Scene scene, string person, string hashes)
    {
        Assert.NotEmpty(await scene.ListAsync($"transaction/token-transaction-detail?txId={hashes.Split(',')[0]}"));
        Assert.NotEmpty(await scene.ListAsync("transaction/large-transaction-list"));
        string[] ones =
        [
            "block/block-fills?height=400",
            $"address/information-evm?address={person}",
            $"transaction/transaction-fills?txid={hashes}",
            $"transaction/transaction-multi?txId={hashes}",
            $"log/by-block-and-address?startBlockHeight=0&endBlockHeight=400&address={Dollar}",
            $"log/by-address-and-topic?address={Dollar}&topic0=0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef",
            $"log/by-address?address={Dollar}",
            $"log/by-transaction?txId={hashes.Split(',')[0]}",
        ];
        foreach (var one in ones)
            Assert.NotEmpty(await scene.RowsAsync(one));
    }

    [Fact]
    public async Task The_holders_of_every_token_add_up_to_its_supply()
    {
        await using var scene = await Scene.StartSeededAsync();
        foreach (var kind in (string[])["token_20", "token_721", "token_1155"])
        {
            var tokens = await scene.WholeListAsync($"token/token-list?protocolType={kind}", limit: 50);
            Assert.NotEmpty(tokens);
            foreach (var token in tokens)
            {
                var holders = await scene.WholeListAsync($"token/position-list?tokenContractAddress={token["tokenContractAddress"]}");
                Assert.Equal($"{token["addressCount"]}", $"{holders.Count}");
                Assert.Equal(Number(token, "circulatingSupply"), holders.Sum(holder => Number(holder, "amount")));
                // Whoever holds it finds the same among his own tokens; of collections he finds the pieces.
                var some = holders[holders.Count / 2];
                var held = await scene.ListAsync(
                    $"address/token-balance?address={some["holderAddress"]}&protocolType={kind}&tokenContractAddress={token["tokenContractAddress"]}&limit=50"
                );
                Assert.Equal(Number(some, "amount"), held.Sum(holding => Number(holding, "holdingAmount")));
            }
        }
    }

    [Fact]
    public async Task Coins_are_held_or_burnt_and_blocks_count_what_the_lists_show()
    {
        await using var scene = await Scene.StartSeededAsync();
        var holders = await scene.WholeListAsync("address/native-token-position-list");
        var blocks = await scene.WholeListAsync("block/block-list");
        // What the treasury, the vault of the bridge and two hot wallets began with.
        Assert.Equal(1_201_000_000, holders.Sum(row => Number(row, "amount")) + blocks.Sum(block => Number(block, "burnt")));
        var transactions = await scene.WholeListAsync("transaction/transaction-list");
        Assert.Equal(blocks.Sum(block => Number(block, "txnCount")), transactions.Count);
        Assert.Equal(blocks.Sum(block => Number(block, "totalFee")), transactions.Sum(row => Number(row, "txfee")));
        Assert.Contains(transactions, row => $"{row["state"]}" == "fail");
    }

    [Fact]
    public async Task A_token_is_used_as_much_as_its_transfers_of_the_last_day_add_up_to()
    {
        await using var scene = await Scene.StartSeededAsync();
        var token = Assert.Single(await scene.ListAsync($"token/token-list?tokenContractAddress={Dollar}"));
        var transfers = await scene.WholeListAsync($"token/transaction-list?tokenContractAddress={Dollar}", limit: 50);
        var tip = Number((await scene.ListAsync("block/block-list?limit=1"))[0], "blockTime");
        var recent = transfers.Where(row => Number(row, "transactionTime") > tip - 86_400_000);
        Assert.Equal(Number(token, "transactionAmount24h"), recent.Sum(row => Number(row, "amount")));
        Assert.Equal(
            transfers.Count,
            Number(await scene.PageAsync($"token/transaction-list?tokenContractAddress={Dollar}"), "totalTransfer")
        );
        var amounts = (await scene.ListAsync("token/token-list?orderBy=transactionAmount24h"))
            .Select(row => Number(row, "transactionAmount24h"))
            .ToList();
        Assert.Equal(amounts.OrderDescending(), amounts);
    }

    /// <summary>A person who has several tokens and has done things of every kind more than once.</summary>
    private static async Task<string> BusiestAsync(Scene scene)
    {
        var internals = await scene.WholeListAsync(
            "block/transaction-list-multi?startBlockHeight=0&endBlockHeight=400&protocolType=internal"
        );
        foreach (var person in internals.Select(row => $"{row["to"]}").GroupBy(to => to).Where(group => group.Count() > 1))
        {
            var tokens = await scene.ListAsync($"address/token-balance?address={person.Key}&protocolType=token_20");
            if (tokens.Length > 1)
                return person.Key;
        }
        throw new InvalidOperationException("Nobody on this chain has done anything twice.");
    }

    private static async Task<string> BusyHeightAsync(Scene scene)
    {
        var blocks = await scene.WholeListAsync("block/block-list");
        return $"{blocks.First(block => Number(block, "txnCount") > 1)["height"]}";
    }

    private static decimal Number(JsonObject row, string name) => decimal.Parse($"{row[name]}", CultureInfo.InvariantCulture);
}

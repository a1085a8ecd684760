using System.Text.Json.Nodes;
using Kontor.Chains.Following;
using Kontor.Chains.Following.Reading;
using Kontor.Chains.Model;
using Kontor.Chains.Tests.Following.Anvil;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Following;

/// <summary>What is delivered of a real node's chain is what the node itself says of it.</summary>
public sealed class NodeChainSourceTests(AnvilTown anvil) : IClassFixture<AnvilTown>
{
    [Fact]
    public async Task The_head_is_the_nodes_head()
    {
        using var source = anvil.Source();
        var head = await source.HeadAsync(default);
        var told = (await anvil.Node.AskAsync("eth_getBlockByNumber", "latest", false))!;
        Assert.Equal((string)told["hash"]!, head.Hash.ToString());
        Assert.Equal(anvil.Head, head.Height);
        Assert.Equal(Convert.ToInt64((string)told["timestamp"]!, 16) * 1_000, head.TimeMs);
        Assert.Equal(head.Hash, await source.HashAtAsync(head.Height, default));
        Assert.Null(await source.HashAtAsync(head.Height + 1, default));
        Assert.Equal(31_337, source.Facts.ChainId);
        Assert.StartsWith("anvil/", source.Facts.ClientVersion);
    }

    [Fact]
    public async Task Blocks_come_in_order_from_the_first_to_the_head_and_no_further()
    {
        using var source = anvil.Source(options => options with { BlocksMax = 7, BatchMax = 3 });
        var blocks = await AllAsync(source);
        Assert.Equal(Enumerable.Range(0, (int)anvil.Head + 1).Select(height => (long)height), blocks.Select(block => block.Height));
        Assert.Equal(blocks.SkipLast(1).Select(block => block.Hash), blocks.Skip(1).Select(block => block.ParentHash));
        Assert.Empty(await source.ReadAsync(anvil.Head + 1, 10, default));
        Assert.Equal(2, (await source.ReadAsync(anvil.Head - 1, 10, default)).Count);
    }

    [Fact]
    public async Task Every_field_of_a_block_is_what_the_node_says()
    {
        using var source = anvil.Source();
        foreach (var block in await AllAsync(source))
        {
            var told = (await anvil.Node.AskAsync("eth_getBlockByNumber", Hex(block.Height), true))!;
            var header = Told.Header(block);
            Assert.Equal(Told.Same(told, header), header);
            Assert.Equal(told["transactions"]!.AsArray().Count, block.Transactions.Length);
            foreach (var transaction in block.Transactions)
            {
                var text = Told.Transaction(transaction);
                Assert.Equal(Told.Same(told["transactions"]![transaction.Index]!, text), text);
            }
        }
    }

    [Fact]
    public async Task What_came_of_a_transaction_and_what_it_logged_is_what_its_receipt_says()
    {
        using var source = anvil.Source();
        var logs = 0;
        foreach (var block in await AllAsync(source))
        {
            foreach (var transaction in block.Transactions)
            {
                var receipt = (await anvil.Node.AskAsync("eth_getTransactionReceipt", transaction.Hash.ToString()))!;
                var outcome = Told.Outcome(transaction);
                Assert.Equal(Told.Same(receipt, outcome), outcome);
                var own = block.Logs.Where(log => log.TransactionIndex == transaction.Index).Select(Told.Log).ToList();
                Assert.Equal(receipt["logs"]!.AsArray().Select((log, index) => Told.Same(log!, own[index])), own);
                logs += own.Count;
            }
        }
        Assert.True(logs >= 16, $"Only {logs} logs were compared.");
    }

    [Fact]
    public async Task The_size_of_a_transaction_is_that_of_its_bytes()
    {
        using var source = anvil.Source();
        var types = new HashSet<TransactionType>();
        foreach (var transaction in (await AllAsync(source)).SelectMany(block => block.Transactions))
        {
            var raw = (string)(await anvil.Node.AskAsync("eth_getRawTransactionByHash", transaction.Hash.ToString()))!;
            Assert.Equal((raw.Length - 2) / 2, transaction.SizeBytes);
            types.Add(transaction.Type);
        }
        Assert.Superset(
            new HashSet<TransactionType> { TransactionType.Legacy, TransactionType.AccessList, TransactionType.DynamicFee },
            types
        );
    }

    [Theory]
    [InlineData(TraceMethod.CallTracer)]
    [InlineData(TraceMethod.TraceBlock)]
    public async Task What_moved_adds_up_to_what_everybody_has_at_every_height(TraceMethod method)
    {
        using var source = anvil.Source(options => options with { Traces = method });
        var fold = new Fold();
        foreach (var block in await AllAsync(source))
        {
            fold.Add(block);
            foreach (var (address, balance) in fold.Balances)
                Assert.Equal(
                    (block.Height, address, await source.BalanceAsync(address, block.Height, default)),
                    (block.Height, address, balance)
                );
        }
        Assert.Equal(method, source.Facts.Traces);
        Assert.Equal(0, source.Facts.BlocksWithoutTraces);
    }

    [Fact]
    public async Task Both_kinds_of_trace_tell_the_same_transfers_and_contracts()
    {
        using var called = anvil.Source(options => options with { Traces = TraceMethod.CallTracer });
        using var flat = anvil.Source(options => options with { Traces = TraceMethod.TraceBlock });
        var (one, other) = (await AllAsync(called), await AllAsync(flat));
        Assert.Equal(one.SelectMany(Transfers), other.SelectMany(Transfers));
        Assert.Equal(one.SelectMany(block => block.Creations), other.SelectMany(block => block.Creations));
        Assert.Contains(one.SelectMany(block => block.InternalTransfers), transfer => !transfer.Succeeded);
        Assert.Contains(one.SelectMany(block => block.InternalTransfers), transfer => transfer.Operation == CallOperation.SelfDestruct);
    }

    [Fact]
    public async Task A_contract_is_there_with_the_code_that_the_node_has()
    {
        using var source = anvil.Source();
        var blocks = await AllAsync(source);
        foreach (var (block, creation) in blocks.SelectMany(block => block.Creations.Select(creation => (block, creation))))
        {
            var told = (string)(await anvil.Node.AskAsync("eth_getCode", creation.Address.ToString(), Hex(block.Height)))!;
            var code = Convert.FromHexString(told[2..]);
            Assert.Equal((code.Length, Hash32.Of(code)), (creation.CodeBytes, creation.CodeHash));
            Assert.Equal(code, await source.CodeAsync(creation.Address, default));
        }
        // Seven by their people, three by the forwarder.
        Assert.Equal(10, blocks.Sum(block => block.Creations.Length));
    }

    [Fact]
    public async Task Without_traces_there_are_no_internal_transfers_and_the_facts_say_so()
    {
        using var source = anvil.Source(options => options with { Traces = TraceMethod.None });
        var blocks = await AllAsync(source);
        using var traced = anvil.Source();
        var own = (await AllAsync(traced)).SelectMany(block =>
            block.Creations.Where(one => block.Transactions[one.TransactionIndex].To is null)
        );
        Assert.DoesNotContain(blocks, block => block.InternalTransfers.Length > 0);
        Assert.Equal(own, blocks.SelectMany(block => block.Creations));
        Assert.Equal(blocks.Count(block => block.Transactions.Length > 0), source.Facts.BlocksWithoutTraces);
    }

    [Fact]
    public async Task Tokens_say_what_they_are()
    {
        using var source = anvil.Source();
        var town = anvil.Town;
        Assert.Equal(
            new TokenFact(town.Coin, TokenKind.Erc20, "Kontor Coin", "KOI", 6, 1_000_000_000ul),
            await source.TokenAsync(town.Coin, default)
        );
        Assert.Equal(
            new TokenFact(town.OldCoin, TokenKind.Erc20, "Old Coin", "OLD", 18, Word256.Parse("1000000000000000000000000")),
            await source.TokenAsync(town.OldCoin, default)
        );
        Assert.Equal(
            new TokenFact(town.Pictures, TokenKind.Erc721, "Kontor Pictures", "PIC", 0, 3ul),
            await source.TokenAsync(town.Pictures, default)
        );
        Assert.Equal(new TokenFact(town.Goods, TokenKind.Erc1155, "", "", 0, null), await source.TokenAsync(town.Goods, default));
        Assert.Null(await source.TokenAsync(town.Forwarder, default));
        Assert.Null(await source.TokenAsync(town.People[0], default));
    }

    [Theory]
    [InlineData(TraceMethod.CallTracer, "execution reverted: after all")]
    [InlineData(TraceMethod.TraceBlock, "Reverted: after all")]
    public async Task A_failed_transaction_says_why(TraceMethod method, string error)
    {
        using var source = anvil.Source(options => options with { Traces = method });
        var failed = (await AllAsync(source)).SelectMany(block => block.Transactions).Where(transaction => !transaction.Succeeded).ToList();
        Assert.Equal(2, failed.Count);
        Assert.Equal(error, failed[1].Error);
    }

    internal static async Task<List<ChainBlock>> AllAsync(NodeChainSource source)
    {
        var blocks = new List<ChainBlock>();
        while (await source.ReadAsync(blocks.Count, 1_000, default) is { Count: > 0 } more)
            blocks.AddRange(more);
        return blocks;
    }

    private static IEnumerable<(long, InternalTransfer)> Transfers(ChainBlock block) =>
        block.InternalTransfers.Select(transfer => (block.Height, transfer));

    private static string Hex(long height) => "0x" + height.ToString("x", System.Globalization.CultureInfo.InvariantCulture);
}

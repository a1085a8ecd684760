using System.Net;
using System.Text.Json.Nodes;
using Kontor.Chains.Following;
using Kontor.Chains.Following.Reading;
using Kontor.Chains.Model;
using Kontor.Chains.Tests.Following.Anvil;
using Kontor.Chains.Tests.Following.Fake;

namespace Kontor.Chains.Tests.Following;

/// <summary>Whatever a node says, it ends in whole blocks or in one of two exceptions whose sentence says what was wrong.</summary>
public sealed class NonsenseTests
{
    private readonly FakeNode _node = new();

    [Fact]
    public async Task A_node_that_makes_sense_is_read()
    {
        _node.Unknown.Add("trace_block");
        var blocks = await ReadAsync();
        Assert.Equal(12, blocks.Count);
        Assert.Equal([false, true], blocks[3].Transactions.Select(transaction => transaction.Succeeded));
        Assert.Equal([false, true], blocks[3].InternalTransfers.Select(transfer => transfer.Succeeded));
        Assert.Equal("out of gas", blocks[3].Transactions[0].Error);
        Assert.Single(blocks[3].Logs);
    }

    [Fact]
    public async Task A_flat_trace_brings_rewards()
    {
        var blocks = await ReadAsync();
        Assert.Equal("2000000000000000000", blocks[5].Reward.ToString());
        Assert.Equal(new NativeGrant(FakeChain.Sender, 5ul), Assert.Single(blocks[5].Grants));
        Assert.Equal([false, true], blocks[5].InternalTransfers.Select(transfer => transfer.Succeeded));
    }

    [Fact]
    public async Task A_node_without_receipts_of_blocks_is_asked_for_each()
    {
        var whole = await ReadAsync();
        _node.Unknown.Add("eth_getBlockReceipts");
        Assert.Equal(whole.Select(Told), (await ReadAsync()).Select(Told));
    }

    [Fact]
    public async Task A_node_that_lost_the_state_of_old_blocks_goes_without_their_traces()
    {
        _node.Unknown.Add("trace_block");
        _node.Bend = (method, answer) =>
        {
            if (
                method == "debug_traceBlockByNumber"
                && ((string)answer["result"]![0]!["txHash"]!).GetHashCode(StringComparison.Ordinal) != 0
            )
            {
                answer.Remove("result");
                answer["error"] = FakeNode.Error(-32_000, "required historical state unavailable\u001b[2J");
            }
        };
        using var source = Source();
        Assert.DoesNotContain(await source.ReadAsync(0, 12, default), block => block.InternalTransfers.Length > 0);
        Assert.Equal(12, source.Facts.BlocksWithoutTraces);
        Assert.Equal(TraceMethod.CallTracer, source.Facts.Traces);
        Assert.Contains("historical state", source.Facts.TraceRefusal, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', source.Facts.TraceRefusal);
    }

    [Fact]
    public async Task A_node_that_is_too_slow_for_a_trace_is_asked_three_times_and_then_goes_without()
    {
        _node.Unknown.Add("trace_block");
        _node.Slow.Add("debug_traceBlockByNumber");
        using var source = Source();
        for (var attempt = 1; attempt < 3; attempt++)
        {
            var problem = await Assert.ThrowsAsync<ChainSourceUnavailableException>(async () => await source.ReadAsync(0, 2, default));
            Assert.Contains("debug_traceBlockByNumber: 1 'not answered within 30000 ms'", problem.Message, StringComparison.Ordinal);
        }
        Assert.Equal(2, (await source.ReadAsync(0, 2, default)).Count);
        Assert.Equal(2, source.Facts.BlocksWithoutTraces);
    }

    [Theory]
    [InlineData("number", "0x5", "block 5 instead")]
    [InlineData("number", "7", "'number' is not a quantity of up to 256 bits")]
    [InlineData("number", "0x10000000000000000", "'number' is not a quantity of 9223372036854775807 at most")]
    [InlineData("hash", "0x1234", "'hash' is not a hash")]
    [InlineData("hash", null, "'hash' is missing")]
    [InlineData("timestamp", "0xffffffffffffffff", "'timestamp' is not a quantity of 253402300799 at most")]
    [InlineData("size", "0x80000000", "'size' is not a quantity of 2147483647 at most")]
    [InlineData("transactions", "none", "'transactions' is not a list")]
    [InlineData("transactions", null, "'transactions' is missing")]
    [InlineData("transactionsRoot", "0xzz", "'transactionsRoot' is not a hash")]
    [InlineData("miner", "0x00", "'miner' is not an address")]
    [InlineData(
        "baseFeePerGas",
        "0x10000000000000000000000000000000000000000000000000000000000000000",
        "'baseFeePerGas' is not a quantity"
    )]
    public async Task A_block_with_a_wrong_field_is_refused(string field, string? value, string complaint)
    {
        BendBlock(3, block => block[field] = value);
        await IsBrokenAsync(complaint);
    }

    [Theory]
    [InlineData("value", "-5", "'value' is not a quantity")]
    [InlineData("input", "0x123", "'input' is not data")]
    [InlineData("nonce", "0x10000000000000000", "'nonce' is not a number of 64 bits")]
    [InlineData("blockHash", "0x0000000000000000000000000000000000000000000000000000000000000001", "'blockHash' is not that of the block")]
    [InlineData("transactionIndex", "0x0", "'transactionIndex' is not its place in the block")]
    [InlineData("from", null, "'from' is missing")]
    public async Task A_transaction_with_a_wrong_field_is_refused(string field, string? value, string complaint)
    {
        BendBlock(3, block => block["transactions"]![1]![field] = value);
        await IsBrokenAsync(complaint);
    }

    [Theory]
    [InlineData("status", "0x2", "'status' is not a quantity of 1 at most")]
    [InlineData("gasUsed", null, "'gasUsed' is missing")]
    [InlineData("transactionHash", "0x0000000000000000000000000000000000000000000000000000000000000001", "'transactionHash' is not that")]
    [InlineData("transactionIndex", "0x7", "'transactionIndex' is not its place")]
    [InlineData("logs", "0x", "'logs' is not a list")]
    [InlineData("logs", null, "'logs' is missing")]
    public async Task A_receipt_with_a_wrong_field_is_refused(string field, string? value, string complaint)
    {
        Bend("eth_getBlockReceipts", result => result[1]![field] = value);
        await IsBrokenAsync(complaint);
    }

    [Theory]
    [InlineData("topics", "['0x01']", "'topics' is not a list of hashes")]
    [InlineData("topics", "['0x','0x','0x','0x','0x']", "'topics' is not a list of 4 at most")]
    [InlineData("data", "'0x1'", "'data' is not data")]
    [InlineData("logIndex", "'0xffffffff'", "'logIndex' is not a quantity of 2147483647 at most")]
    [InlineData("address", "{}", "'address' is not an address")]
    public async Task A_log_with_a_wrong_field_is_refused(string field, string json, string complaint)
    {
        Bend("eth_getBlockReceipts", result => result[1]!["logs"]![0]![field] = JsonNode.Parse(json.Replace('\'', '"')));
        await IsBrokenAsync(complaint);
    }

    [Theory]
    [InlineData("type", "5", "'type' is not a kind of call")]
    [InlineData("from", "'0x'", "'from' is not an address")]
    [InlineData("value", "'0xg'", "'value' is not a quantity")]
    [InlineData("calls", "{}", "'calls' is not a list")]
    [InlineData("calls", "[7]", "a number instead of an object")]
    public async Task A_trace_with_a_wrong_field_is_refused(string field, string json, string complaint)
    {
        _node.Unknown.Add("trace_block");
        Bend("debug_traceBlockByNumber", result => result[1]!["result"]![field] = JsonNode.Parse(json.Replace('\'', '"')));
        await IsBrokenAsync(complaint);
    }

    [Theory]
    [InlineData("transactionPosition", "2", "'transactionPosition' is not a place from 0 on among 2")]
    [InlineData("transactionPosition", "-1", "'transactionPosition' is not a place")]
    [InlineData("transactionPosition", "1e99", "'transactionPosition' is not a place")]
    [InlineData("action", "'none'", "'action' is not an object")]
    [InlineData("traceAddress", "0", "'traceAddress' is not a list")]
    public async Task A_flat_trace_with_a_wrong_field_is_refused(string field, string json, string complaint)
    {
        Bend("trace_block", result => result[0]![field] = JsonNode.Parse(json.Replace('\'', '"')));
        await IsBrokenAsync(complaint);
    }

    [Fact]
    public async Task A_gap_in_the_chain_is_refused()
    {
        BendBlock(5, block => block["parentHash"] = _node.Chain.HashAt(3).ToString());
        await IsBrokenAsync("a block whose parent is");
    }

    [Fact]
    public async Task A_hole_ends_what_is_read()
    {
        ReplaceBlock(5, _ => null);
        Assert.Equal(5, (await ReadAsync()).Count);
    }

    [Fact]
    public async Task Too_few_receipts_are_refused()
    {
        Bend("eth_getBlockReceipts", result => result.AsArray().RemoveAt(0));
        await IsBrokenAsync("1 receipts for 2 transactions");
    }

    [Fact]
    public async Task A_trace_too_many_is_refused()
    {
        _node.Unknown.Add("trace_block");
        Bend("debug_traceBlockByNumber", result => result.AsArray().Add(result[0]!.DeepClone()));
        await IsBrokenAsync("not a list of one trace for each of 2 transactions");
    }

    [Theory]
    [InlineData("[]", "0 of")]
    [InlineData("{}", "one answer instead of a list")]
    [InlineData("7", "a number instead of a list of answers")]
    [InlineData("[7,8]", "a number instead of an answer")]
    [InlineData("[{'id':0,'result':null},{'id':0,'result':null}]", "two answers to one call")]
    [InlineData("[{'id':99,'result':null}]", "an answer to a call that was not made")]
    [InlineData("[{'id':'0','result':null}]", "an answer to a call that was not made")]
    [InlineData("[{'id':0}]", "an answer with neither a result nor an error")]
    [InlineData("<html>", "something that is no JSON")]
    [InlineData("", "something that is no JSON")]
    [InlineData("[{'id':0,'result':", "something that is no JSON")]
    public async Task A_response_that_is_no_list_of_answers_is_refused(string text, string complaint)
    {
        _node.Send = (calls, usual) => FakeNode.Response(calls > 2 ? text.Replace('\'', '"') : usual);
        await IsBrokenAsync(complaint);
    }

    [Fact]
    public async Task Half_a_batch_is_refused()
    {
        _node.Send = (_, text) =>
        {
            var answers = JsonNode.Parse(text) as JsonArray;
            while (answers?.Count > 6)
                answers.RemoveAt(6);
            return FakeNode.Response(answers?.ToJsonString() ?? text);
        };
        await IsBrokenAsync("6 of 12 answers");
    }

    [Fact]
    public async Task Answers_may_come_in_any_order()
    {
        var usual = await ReadAsync();
        _node.Send = (_, text) =>
            FakeNode.Response(
                JsonNode.Parse(text) is JsonArray answers
                    ? new JsonArray([.. answers.Reverse().Select(one => one!.DeepClone())]).ToJsonString()
                    : text
            );
        Assert.Equal(usual.Select(Told), (await ReadAsync()).Select(Told));
    }

    [Theory]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, "")]
    [InlineData(HttpStatusCode.OK, """{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"batch too large"}}""")]
    public async Task A_node_that_takes_smaller_batches_only_is_asked_in_smaller_ones(HttpStatusCode status, string text)
    {
        _node.Send = (calls, usual) => calls > 3 ? FakeNode.Response(text, status) : FakeNode.Response(usual);
        using var source = Source();
        Assert.Equal(12, (await source.ReadAsync(0, 12, default)).Count);
        _node.Requests.Clear();
        Assert.Equal(12, (await source.ReadAsync(0, 12, default)).Count);
        Assert.All(_node.Requests, calls => Assert.InRange(calls, 1, 3));
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_asked_for_in_parts_until_it_is_one_that_nothing_can_shorten()
    {
        using var source = Source(options => options with { AnswerBytesMax = 4_096 });
        Assert.Equal(12, (await source.ReadAsync(0, 12, default)).Count);
        BendBlock(3, block => block["extraData"] = "0x" + new string('0', 5_000));
        await IsBrokenAsync("more than 4096 bytes", source);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Found)]
    public async Task Another_status_means_that_it_is_not_available(HttpStatusCode status)
    {
        _node.Send = (_, _) => FakeNode.Response("<html>", status);
        using var source = Source();
        var problem = await Assert.ThrowsAsync<ChainSourceUnavailableException>(async () => await source.HeadAsync(default));
        Assert.Contains($"with status {(int)status}", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_call_means_that_it_is_not_available_and_says_why()
    {
        _node.Bend = (method, answer) =>
        {
            if (method == "eth_getBlockByNumber" && answer.Remove("result"))
                answer["error"] = FakeNode.Error(-32_005, "limit exceeded");
        };
        using var source = Source();
        var problem = await Assert.ThrowsAsync<ChainSourceUnavailableException>(async () => await source.HeadAsync(default));
        Assert.Equal("http://node.example refuses eth_getBlockByNumber: -32005 'limit exceeded'.", problem.Message);
    }

    [Fact]
    public async Task Nothing_of_the_address_that_may_be_secret_is_ever_said()
    {
        _node.Send = (_, _) => FakeNode.Response("", HttpStatusCode.Forbidden);
        using var source = Source(options => options with { Url = new Uri("https://user:s3cret1@node.example:8/s3cret2?key=s3cret3") });
        var problem = await Assert.ThrowsAsync<ChainSourceUnavailableException>(async () => await source.HeadAsync(default));
        Assert.StartsWith("https://node.example:8 answers", problem.Message);
        Assert.DoesNotContain("s3cret", problem.ToString() + source.Facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_of_another_chain_is_refused()
    {
        using var source = Source(options => options with { ChainId = 5 });
        var problem = await Assert.ThrowsAsync<ChainSourceBrokenException>(async () => await source.HeadAsync(default));
        Assert.Equal("http://node.example serves the chain with id 1, not 5.", problem.Message);
    }

    [Fact]
    public async Task A_chain_that_turns_while_it_is_read_is_read_again()
    {
        var turned = 0;
        _node.Bend = (method, _) =>
        {
            if (method == "eth_getBlockReceipts" && turned++ == 0)
                _node.Chain.Turn(6, 8, "second");
        };
        var blocks = await ReadAsync();
        Assert.Equal(Enumerable.Range(0, 12).Select(_node.Chain.HashAt), blocks.Select(block => block.Hash));
    }

    [Fact]
    public async Task A_chain_that_never_stands_still_is_not_available()
    {
        var turns = 0;
        _node.Bend = (method, _) =>
        {
            if (method == "eth_getBlockReceipts")
                _node.Chain.Turn(6, 8, $"turn {turns++}");
        };
        using var source = Source();
        var problem = await Assert.ThrowsAsync<ChainSourceUnavailableException>(async () => await source.ReadAsync(0, 12, default));
        Assert.Contains("faster than they can be read", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frames_may_stand_in_each_other_as_deep_as_the_virtual_machine_allows()
    {
        _node.Unknown.Add("trace_block");
        Bend(
            "debug_traceBlockByNumber",
            result =>
            {
                var frame = result[1]!["result"]!;
                for (var depth = 0; depth < 20; depth++)
                    frame = (frame["calls"] = new JsonArray(frame.DeepClone()))[0]!;
            }
        );
        Assert.True((await ReadAsync())[0].InternalTransfers.Length >= 20);
    }

    private static string Told(ChainBlock block) =>
        string.Join('\n', [.. block.Transactions.Select(Anvil.Told.Transaction), .. block.Logs.Select(Anvil.Told.Log)]);

    private async Task IsBrokenAsync(string complaint, NodeChainSource? source = null)
    {
        using var own = Source();
        var problem = await Assert.ThrowsAsync<ChainSourceBrokenException>(async () => await (source ?? own).ReadAsync(0, 12, default));
        Assert.StartsWith("http://node.example ", problem.Message);
        Assert.Contains(complaint, problem.Message, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<ChainBlock>> ReadAsync()
    {
        using var source = Source();
        return await source.ReadAsync(0, 12, default);
    }

    private NodeChainSource Source(Func<NodeOptions, NodeOptions>? adjust = null)
    {
        var options = new NodeOptions { Url = new Uri("http://node.example") };
        return new NodeChainSource(AnvilTown.Chain, adjust is null ? options : adjust(options), TimeProvider.System, _node.Line());
    }

    private void Bend(string bent, Action<JsonNode> change) =>
        _node.Bend = (method, answer) =>
        {
            if (method == bent)
                change(answer["result"]!);
        };

    private void ReplaceBlock(long height, Func<JsonNode, JsonNode?> change) =>
        _node.Bend = (method, answer) =>
        {
            if (method == "eth_getBlockByNumber" && answer["result"] is { } block && (string)block["number"]! == $"0x{height:x}")
                answer["result"] = change(block) is null ? null : block;
        };

    private void BendBlock(long height, Action<JsonNode> change) =>
        ReplaceBlock(
            height,
            block =>
            {
                change(block);
                return block;
            }
        );
}

using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kontor.Chains;
using Kontor.Chains.Following;
using Kontor.Chains.Model;

namespace Kontor.Bench.Chain;

/// <summary>
/// How fast the past of a real node is taken in, and what that is bound by: the same blocks are read once more by somebody who only asks for them and
/// throws the answers away.
/// </summary>
internal static class NodeBackfill
{
    private const int TransactionsPerBlock = 100;

    public static async Task<string> RunAsync(int transactions)
    {
        using var node = await StartNodeAsync();
        var url = new Uri(node.Address);
        var blocks = await FillAsync(url, transactions);
        using var index = new ChainIndex(new ChainIndexOptions());
        var (followed, used) = await FollowAsync(url, index, blocks);
        var asked = await AskOnlyAsync(url, blocks);
        return new BenchTable(
            $"A backfill from anvil on this machine: {blocks:N0} blocks of up to {TransactionsPerBlock} transfers of its own coin, with receipts and traces. \"Asked only\" reads blocks and "
                + "receipts one after the other, without traces, and looks at none of it. The processor time is ours alone, of all threads.",
            ["transactions", "seconds", "transactions/s", "transactions per second of our processor time", "asked only, seconds"],
            [
                [
                    $"{index.Counts.Transactions:N0}",
                    $"{followed.TotalSeconds:0.0}",
                    $"{index.Counts.Transactions / followed.TotalSeconds:N0}",
                    $"{index.Counts.Transactions / used.TotalSeconds:N0}",
                    $"{asked.TotalSeconds:0.0}",
                ],
            ]
        ).ToMarkdown();
    }

    private static async Task<Child> StartNodeAsync()
    {
        var node = Child.Start(Binary(), "--host", "127.0.0.1", "--port", "0", "--no-mining", "--gas-limit", "100000000");
        node.Address = await node.ReadUntilAsync(line =>
            line.StartsWith("Listening on", StringComparison.Ordinal) ? "http://" + line["Listening on ".Length..] : null
        );
        return node;
    }

    /// <summary>Makes the node's past, and answers how many blocks it has.</summary>
    private static async Task<int> FillAsync(Uri url, int transactions)
    {
        using var http = new HttpClient();
        var accounts = (await AskAsync(http, url, "eth_accounts"))!.AsArray().Select(account => (string)account!).ToArray();
        var blocks = Math.Max(1, transactions / TransactionsPerBlock);
        for (var block = 0; block < blocks; block++)
        {
            var batch = new JsonArray();
            for (var number = 0; number < TransactionsPerBlock; number++)
            {
                var payment = new JsonObject
                {
                    ["from"] = accounts[number % accounts.Length],
                    ["to"] = $"0x{(block * TransactionsPerBlock) + number + 1:x40}",
                    ["value"] = "0x1",
                };
                batch.Add(Call(number, "eth_sendTransaction", payment));
            }
            using var response = await http.PostAsJsonAsync(url, batch);
            response.EnsureSuccessStatusCode();
            // In a request of its own: the calls of a batch are carried out side by side.
            await AskAsync(http, url, "anvil_mine");
        }
        var head = (string)(await AskAsync(http, url, "eth_blockNumber"))!;
        return int.Parse(head.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private static async Task<(TimeSpan Took, TimeSpan Used)> FollowAsync(Uri url, ChainIndex index, int blocks)
    {
        var identity = new ChainIdentity("eth", 31_337, "Anvil", "ETH", "ETH", 18);
        using var source = new NodeChainSource(identity, new NodeOptions { Url = url }, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var options = new FollowerOptions
        {
            BatchBlocks = new NodeOptions { Url = url }.BlocksMax,
            Delay = (pause, token) => Task.Delay(pause, token),
            NowMs = () => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        var follower = new ChainFollower(source, index, options);
        var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var following = follower.RunAsync(stop.Token);
        while (index.Head?.Height != blocks)
        {
            if (follower.State is FollowerState.Unreachable(_, var reason))
                throw new InvalidOperationException($"The node cannot be followed: {reason}");
            await Task.Delay(5);
        }
        var (took, processor) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - used);
        await stop.CancelAsync();
        await following;
        return (took, processor);
    }

    private static async Task<TimeSpan> AskOnlyAsync(Uri url, int blocks)
    {
        using var http = new HttpClient();
        var start = Stopwatch.GetTimestamp();
        for (var height = 0; height <= blocks; height++)
        {
            var batch = new JsonArray(
                Call(1, "eth_getBlockByNumber", $"0x{height:x}", true),
                Call(2, "eth_getBlockReceipts", $"0x{height:x}")
            );
            using var response = await http.PostAsJsonAsync(url, batch);
            await response.Content.ReadAsByteArrayAsync();
        }
        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task<JsonNode?> AskAsync(HttpClient http, Uri url, string method)
    {
        using var response = await http.PostAsJsonAsync(url, Call(1, method));
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["result"];
    }

    private static JsonObject Call(int id, string method, params JsonNode?[] parameters) =>
        new()
        {
            ["jsonrpc"] = "2.0",
            ["id"] = id,
            ["method"] = method,
            ["params"] = new JsonArray(parameters),
        };

    /// <summary>The node that the tests of clients have installed.</summary>
    private static string Binary()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var modules = Path.Combine(at.FullName, "tests", "Conformance", "clients", "node_modules", "@foundry-rs");
            if (Directory.Exists(modules))
                return Path.Combine(Directory.GetDirectories(modules, "anvil-*").First(), "bin", "anvil");
        }
        throw new FileNotFoundException("Run 'npm ci' in tests/Conformance/clients first.");
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Kontor.Chains.Tests.Following.Anvil;
using Kontor.Conformance.Harness;
using Kontor.Dialects.BinanceWallet;
using Kontor.Server;
using Kontor.Server.Following;
using Kontor.World.Chains;

namespace Kontor.Conformance.BinanceWallet;

/// <summary>The wallet API of a chain whose truth is a real node: what it says is held against what that node says itself.</summary>
public sealed class FollowedChainTests : IAsyncLifetime
{
    private const int PollMs = 20;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly Hash32 s_transfer = Hash32.Of("Transfer(address,address,uint256)"u8);

    private readonly string _directory = Directory.CreateTempSubdirectory("kontor-").FullName;
    private AnvilNode _node = null!;
    private Town _town = null!;
    private Session _session = null!;

    public async Task InitializeAsync()
    {
        _node = await AnvilNode.StartAsync();
        _town = await Town.FoundAsync(_node);
        await _town.LiveAsync();
        var follow = FollowSetting.Parse($"eth={_node.Url}");
        _session = await Session.StartAsync(
            "binance-wallet",
            options =>
                options with
                {
                    Clock = new ClockSetting(null, IsManual: false),
                    Gate = options.Gate with { LimitsFactor = 0 },
                    Follow = [follow with { RetryFirstMs = PollMs, RetryMaxMs = PollMs, Node = follow.Node with { PollMs = PollMs } }],
                }
        );
        await UntilAtHeadAsync();
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        await _node.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Balances_histories_and_details_are_those_that_the_node_tells_before_and_after_it_was_away()
    {
        await SameAsNodeAsync();
        var state = await SaveAsync();
        await _node.KillAsync();
        await UntilAsync(async () => (await AskAsync(Wallets.History, Query(_town.People[1]))).Code == "50001");
        await UnavailableAsync();
        await _node.StartAgainAsync("--load-state", state);
        await _town.PayAsync(_town.People[1], _town.People[2], 5);
        await _town.CallAsync(_town.People[0], _town.Coin, "transfer(address,uint256)", 0, _town.People[1], 77);
        await UntilAtHeadAsync();
        await SameAsNodeAsync();
    }

    /// <summary>Whatever asks about the chain is refused, other chains are answered, and which chains there are is always known.</summary>
    private async Task UnavailableAsync()
    {
        var person = _town.People[1];
        (await AskAsync(Wallets.AllBalances, Query(person))).Is(Errors.ServiceUnavailable);
        (await AskAsync(Wallets.AllBalances, Query(person, "56,1"))).Is(Errors.ServiceUnavailable);
        (await AskAsync(Wallets.Detail, $"binanceChainId=1&txHash={Hash32.Zero}")).Is(Errors.ServiceUnavailable);
        (await _session.AskAsync("POST", BinanceWallet.Balances, Wanted(person, "1"))).Is(Errors.ServiceUnavailable);
        (await AskAsync(Wallets.AllBalances, Query(person, "56"))).Is(Errors.Success);
        (await _session.AskAsync("POST", BinanceWallet.Balances, Wanted(person, "56"))).Is(Errors.Success);
        (await _session.AskAsync()).Is(Errors.Success);
    }

    private async Task SameAsNodeAsync()
    {
        var blocks = new List<JsonNode>();
        for (var height = 0L; height <= await HeadAsync(); height++)
            blocks.Add((await _node.AskAsync("eth_getBlockByNumber", Hex(height), true))!);
        var receipts = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var hash in blocks.SelectMany(block => block["transactions"]!.AsArray()).Select(sent => Text(sent!["hash"])))
            receipts[hash] = (await _node.AskAsync("eth_getTransactionReceipt", hash))!;
        foreach (var person in _town.People.Take(4))
        {
            await SameBalancesAsync(person);
            var rows = await HistoryAsync(person);
            Assert.Equal(CoinRows(blocks, receipts, person), Rows(rows, "0", "txHash", "amount", "nonce", "txStatus", "txFee", "txTime"));
            Assert.Equal(CoinTransfers(blocks, receipts, person), Rows(rows, "2", "txHash", "amount", "from", "to"));
        }
        foreach (var (hash, receipt) in receipts)
            await SameDetailAsync(hash, receipt);
    }

    private async Task SameBalancesAsync(Address20 person)
    {
        var coins = Number((await _node.AskAsync("eth_getBalance", person.ToString(), "latest"))!);
        var call = new JsonObject { ["to"] = _town.Coin.ToString(), ["data"] = CallText.Call("balanceOf(address)", person) };
        var pieces = Number((await _node.AskAsync("eth_call", call, "latest"))!);
        string[] expected =
        [
            .. (string[])[$"ETH {coins} {coins.ToUnits(18)} ", .. pieces.IsZero ? [] : (string[])[$"KOI {pieces} {pieces.ToUnits(6)} "]],
        ];
        var all = (await AskAsync(Wallets.AllBalances, Query(person))).Is(Errors.Success);
        var some = (await _session.AskAsync("POST", BinanceWallet.Balances, Wanted(person, "1", _town.Coin))).Is(Errors.Success);
        foreach (var reply in (Reply[])[all, some])
            Assert.Equal(
                expected,
                reply.Json["data"]![0]!["tokenAssets"]!
                    .AsArray()
                    .Select(asset => Wallets.Words(asset!, "symbol", "rawBalance", "balance", "tokenPrice"))
            );
    }

    /// <summary>All pages.</summary>
    private async Task<List<JsonNode>> HistoryAsync(Address20 person)
    {
        var rows = new List<JsonNode>();
        var cursor = "";
        do
        {
            var reply = (await AskAsync(Wallets.History, $"{Query(person)}&limit=3&cursor={cursor}")).Is(Errors.Success);
            var page = Assert.Single(reply.Json["data"]!.AsArray())!;
            cursor = Text(page["cursor"]);
            rows.AddRange(page["transactionList"]!.AsArray().Select(row => row!));
        } while (cursor.Length > 0);
        return rows;
    }

    private static IEnumerable<string> Rows(IEnumerable<JsonNode> rows, string itype, params string[] members) =>
        rows.Where(row => Text(row["itype"]) == itype && Text(row["symbol"]) is "ETH" or "KOI")
            .Where(row => itype != "2" || Text(row["symbol"]) == "KOI")
            .Select(row =>
                string.Join(' ', members.Select(member => row[member] is JsonArray side ? Text(side[0]!["address"]) : Text(row[member])))
            );

    /// <summary>What the node's own blocks and receipts say of those that a person sent or received.</summary>
    private static IEnumerable<string> CoinRows(List<JsonNode> blocks, Dictionary<string, JsonNode> receipts, Address20 person) =>
        from block in blocks.AsEnumerable().Reverse()
        from sent in block["transactions"]!.AsArray().Reverse()
        where Text(sent!["from"]) == person.ToString() || sent["to"]?.ToString() == person.ToString()
        let receipt = receipts[Text(sent["hash"])]
        let status = Text(receipt["status"]) == "0x1" ? "success" : "fail"
        let fee = Number(receipt["effectiveGasPrice"]!) * (ulong)Number(receipt["gasUsed"]!)
        let time = Number(block["timestamp"]!) * 1_000
        select $"{Text(sent["hash"])} {Number(sent["value"]!)} {Number(sent["nonce"]!)} {status} {fee.ToUnits(18)} {time}";

    /// <summary>What the node's own logs say of a person's transfers of the one token.</summary>
    private IEnumerable<string> CoinTransfers(List<JsonNode> blocks, Dictionary<string, JsonNode> receipts, Address20 person) =>
        from block in blocks.AsEnumerable().Reverse()
        from sent in block["transactions"]!.AsArray().Reverse()
        from log in receipts[Text(sent!["hash"])]["logs"]!.AsArray().Reverse()
        where Text(log!["address"]) == _town.Coin.ToString() && Text(log["topics"]![0]) == s_transfer.ToString()
        let sender = "0x" + Text(log["topics"]![1])[26..]
        let receiver = "0x" + Text(log["topics"]![2])[26..]
        where sender == person.ToString() || receiver == person.ToString()
        select $"{Text(sent["hash"])} {Number(log["data"]!)} {sender} {receiver}";

    private async Task SameDetailAsync(string hash, JsonNode receipt)
    {
        var reply = (await AskAsync(Wallets.Detail, $"binanceChainId=1&txHash={hash}")).Is(Errors.Success);
        var detail = Assert.Single(reply.Json["data"]!.AsArray())!;
        var status = Text(receipt["status"]) == "0x1" ? "success" : "fail";
        Assert.Equal(
            $"{hash} {Number(receipt["blockNumber"]!)} {status} {Number(receipt["gasUsed"]!)} {Number(receipt["effectiveGasPrice"]!)}",
            Wallets.Words(detail, "txhash", "height", "txStatus", "gasUsed", "gasPrice")
        );
        var to = receipt["to"]?.ToString() ?? Text(receipt["contractAddress"]);
        Assert.Equal((Text(receipt["from"]), to), (Text(detail["fromDetails"]![0]!["address"]), Text(detail["toDetails"]![0]!["address"])));
        var code = (await _node.AskAsync("eth_getCode", to, "latest"))!;
        Assert.Equal(Text(code) != "0x", detail["toDetails"]![0]!["isContract"]!.GetValue<bool>());
        var transfers = receipt["logs"]!.AsArray().Where(log => Text(log!["address"]) == _town.Coin.ToString());
        Assert.Equal(
            transfers.Where(log => Text(log!["topics"]![0]) == s_transfer.ToString()).Select(log => Number(log!["data"]!).ToString()),
            detail["tokenTransferDetails"]!.AsArray().Where(move => Text(move!["symbol"]) == "KOI").Select(move => Text(move!["amount"]))
        );
    }

    private async Task UntilAtHeadAsync()
    {
        await UntilAsync(async () =>
        {
            var chains = (await _session.ControlAsync("GET", "/chains")).AsArray();
            var eth = chains.Single(chain => Text(chain!["name"]) == "eth")!["followed"]!;
            return Text(eth["state"]) == "atHead" && eth["head"]!.GetValue<long>() == await HeadAsync();
        });
    }

    private async Task<long> HeadAsync() => (long)(ulong)Number((await _node.AskAsync("eth_blockNumber"))!);

    /// <summary>Looks until it holds. A node's clock is not the world's, and cannot be moved.</summary>
    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!await holds())
        {
            Assert.False(patience.IsCancellationRequested, "It never came there.");
            await Task.Delay(PollMs, CancellationToken.None);
        }
    }

    /// <summary>What the node knows, in a file that it can begin with.</summary>
    private async Task<string> SaveAsync()
    {
        var state = Convert.FromHexString(Text(await _node.AskAsync("anvil_dumpState", true))[2..]);
        var path = Path.Combine(_directory, "state");
        await using var zip = new System.IO.Compression.GZipStream(
            new MemoryStream(state),
            System.IO.Compression.CompressionMode.Decompress
        );
        await using var file = File.Create(path);
        await zip.CopyToAsync(file);
        return path;
    }

    private Task<Reply> AskAsync(string path, string query) => _session.AskAsync("GET", $"{path}?{query}");

    private static string Query(Address20 person, string chains = "1") =>
        string.Create(CultureInfo.InvariantCulture, $"address={person}&chains={chains}");

    private static string Wanted(Address20 person, string chain, Address20? token = null) =>
        $$"""
            {"address":"{{person}}","tokenContractAddresses":[{"binanceChainId":"{{chain}}","tokenContractAddress":""},
            {"binanceChainId":"{{chain}}","tokenContractAddress":"{{token ?? Address20.Zero}}"}]}
            """;

    private static string Hex(long number) => "0x" + number.ToString("x", CultureInfo.InvariantCulture);

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static Word256 Number(JsonNode node) =>
        Word256.TryParseHex(Text(node), out var number) ? number : throw new FormatException($"Not a number: {node}");
}

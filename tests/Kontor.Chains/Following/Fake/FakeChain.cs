using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Following.Fake;

/// <summary>Blocks with two transactions each: one fails, the other one forwards coin and notes it.</summary>
internal sealed class FakeChain
{
    public static readonly Address20 Sender = Address20.Parse("0x00000000000000000000000000000000000000a1");
    public static readonly Address20 Contract = Address20.Parse("0x00000000000000000000000000000000000000c1");

    private readonly List<string> _names = [.. Enumerable.Range(0, 12).Select(height => $"first {height}")];

    public int Count => _names.Count;

    public Hash32 HashAt(int height) => Of($"block {_names[height]}");

    /// <summary>Another branch from a height on.</summary>
    public void Turn(int height, int blocks, string branch)
    {
        _names.RemoveRange(height, _names.Count - height);
        for (var added = 0; added < blocks; added++)
            _names.Add($"{branch} {height + added}");
    }

    public JsonNode? Tell(string method, JsonArray parameters) =>
        method switch
        {
            "eth_chainId" => "0x1",
            "web3_clientVersion" => "fake/1.0",
            "eth_getBlockByNumber" => At(parameters) is { } height ? Block(height, (bool)parameters[1]!) : null,
            "eth_getBlockReceipts" => At(parameters) is { } height ? Receipts(height) : null,
            "eth_getTransactionReceipt" => ReceiptOf((string)parameters[0]!),
            "debug_traceBlockByNumber" => new JsonArray(Called(At(parameters)!.Value, 0), Called(At(parameters)!.Value, 1)),
            "trace_block" => Flat(At(parameters)!.Value),
            "eth_accounts" => new JsonArray(),
            "eth_getCode" => "0x",
            "eth_call" => "0x",
            "eth_getBalance" => "0x0",
            "txpool_content" => new JsonObject { ["pending"] = new JsonObject(), ["queued"] = new JsonObject() },
            _ => throw new ArgumentException(method),
        };

    private int? At(JsonArray parameters)
    {
        var text = (string)parameters[0]!;
        if (text is "latest" or "pending")
            return _names.Count - 1;
        var height = long.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return height < _names.Count ? (int)height : null;
    }

    private JsonObject Block(int height, bool isFull) =>
        new()
        {
            ["number"] = Hex(height),
            ["hash"] = HashAt(height).ToString(),
            ["parentHash"] = (height == 0 ? Hash32.Zero : HashAt(height - 1)).ToString(),
            ["timestamp"] = Hex(1_700_000_000 + height),
            ["miner"] = Sender.ToString(),
            ["size"] = "0x200",
            ["gasUsed"] = "0xa410",
            ["gasLimit"] = "0x1c9c380",
            ["difficulty"] = "0x0",
            ["nonce"] = "0x0000000000000000",
            ["transactionsRoot"] = Of("root").ToString(),
            ["uncles"] = new JsonArray(),
            ["transactions"] = isFull
                ? new JsonArray(Transaction(height, 0), Transaction(height, 1))
                : new JsonArray(TransactionHash(height, 0), TransactionHash(height, 1)),
        };

    private JsonObject Transaction(int height, int index) =>
        new()
        {
            ["hash"] = TransactionHash(height, index),
            ["blockHash"] = HashAt(height).ToString(),
            ["blockNumber"] = Hex(height),
            ["transactionIndex"] = Hex(index),
            ["from"] = Sender.ToString(),
            ["to"] = Contract.ToString(),
            ["value"] = "0x64",
            ["nonce"] = Hex(height * 2 + index),
            ["gas"] = "0x5208",
            ["gasPrice"] = "0x1",
            ["input"] = "0x12345678",
        };

    private JsonArray Receipts(int height) => [Receipt(height, 0), Receipt(height, 1)];

    private JsonObject Receipt(int height, int index) =>
        new()
        {
            ["transactionHash"] = TransactionHash(height, index),
            ["transactionIndex"] = Hex(index),
            ["blockHash"] = HashAt(height).ToString(),
            ["gasUsed"] = "0x5208",
            ["effectiveGasPrice"] = "0x1",
            ["status"] = Hex(index),
            ["contractAddress"] = null,
            ["logs"] = index == 0 ? new JsonArray() : new JsonArray(Log(height)),
        };

    private JsonObject Log(int height) =>
        new()
        {
            ["blockHash"] = HashAt(height).ToString(),
            ["logIndex"] = "0x0",
            ["address"] = Contract.ToString(),
            ["topics"] = new JsonArray(Of("event").ToString()),
            ["data"] = "0x01",
        };

    private JsonObject? ReceiptOf(string hash)
    {
        for (var height = 0; height < _names.Count; height++)
        {
            for (var index = 0; index < 2; index++)
            {
                if (TransactionHash(height, index) == hash)
                    return Receipt(height, index);
            }
        }
        return null;
    }

    private JsonObject Called(int height, int index)
    {
        var frame = Frame(Sender, Contract);
        frame["calls"] = new JsonArray(Frame(Contract, Sender));
        if (index == 0)
            frame["error"] = "out of gas";
        return new JsonObject { ["txHash"] = TransactionHash(height, index), ["result"] = frame };
    }

    private static JsonObject Frame(Address20 from, Address20 to) =>
        new()
        {
            ["type"] = "CALL",
            ["from"] = from.ToString(),
            ["to"] = to.ToString(),
            ["value"] = "0x64",
            ["gas"] = "0x0",
            ["gasUsed"] = "0x0",
            ["input"] = "0x",
        };

    private JsonArray Flat(int height) =>
        [
            Step(height, 0, Sender, Contract, [], "out of gas"),
            Step(height, 0, Contract, Sender, [0]),
            Step(height, 1, Sender, Contract, []),
            Step(height, 1, Contract, Sender, [0]),
            Reward("block", "0x1bc16d674ec80000"),
            Reward("uncle", "0x5"),
        ];

    private JsonObject Step(int height, int index, Address20 from, Address20 to, int[] place, string? error = null)
    {
        var step = new JsonObject
        {
            ["type"] = "call",
            ["action"] = new JsonObject
            {
                ["callType"] = "call",
                ["from"] = from.ToString(),
                ["to"] = to.ToString(),
                ["value"] = "0x64",
            },
            ["traceAddress"] = new JsonArray([.. place.Select(one => (JsonNode)one)]),
            ["transactionPosition"] = index,
            ["transactionHash"] = TransactionHash(height, index),
        };
        if (error is not null)
            step["error"] = error;
        return step;
    }

    private static JsonObject Reward(string kind, string value) =>
        new()
        {
            ["type"] = "reward",
            ["action"] = new JsonObject
            {
                ["author"] = Sender.ToString(),
                ["rewardType"] = kind,
                ["value"] = value,
            },
            ["traceAddress"] = new JsonArray(),
        };

    private string TransactionHash(int height, int index) => Of($"transaction {index} of {_names[height]}").ToString();

    private static Hash32 Of(string text) => Hash32.Of(Encoding.UTF8.GetBytes(text));

    private static string Hex(long value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.World.Chains;
using GateOptions = Kontor.Gate.GateOptions;

namespace Kontor.Conformance.XLayer;

/// <summary>
/// A small chain on which everything has happened once, block by block and ten seconds apart, and the words to ask about it. Nothing mines but
/// the test, every transaction pays 25,000,000 for a unit of gas and allows a fifth more gas than it needs, and one transaction still waits at the end.
/// </summary>
internal sealed class Scene : IAsyncDisposable
{
    public const string Alice = "0x1111111111111111111111111111111111111111";
    public const string Bob = "0x2222222222222222222222222222222222222222";
    public const string Nobody = "0x9999999999999999999999999999999999999999";
    public const string Zero = "0x0000000000000000000000000000000000000000";
    public const string NoHash = "0x9999999999999999999999999999999999999999999999999999999999999999";

    /// <summary>The instant of the first block that the test mines.</summary>
    public const long FirstMs = 1_767_323_055_000;

    private const string Chain = "/chains/xlayer";

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const long FeeMax = 100_000_000;
    private const long TipMax = 5_000_000;

    private Scene(Session session) => Session = session;

    public Session Session { get; }

    public string Treasury { get; private set; } = "";

    /// <summary>Block 1: the treasury gives Alice 500 coins and Bob one and a half.</summary>
    public string ToAlice { get; private set; } = "";

    public string ToBob { get; private set; } = "";

    /// <summary>Block 2: Alice makes a coin of two decimals and has 50.25 of it, two collections, and a splitter of coins.</summary>
    public string Coin { get; private set; } = "";

    public string Birds { get; private set; } = "";
    public string Badges { get; private set; } = "";
    public string Splitter { get; private set; } = "";
    public string CoinCreation { get; private set; } = "";

    /// <summary>Block 3: Bob gets 25 coins of Alice's, bird 7 and 40 badges 3.</summary>
    public string CoinTransfer { get; private set; } = "";

    public string BirdMint { get; private set; } = "";
    public string BadgeMint { get; private set; } = "";

    /// <summary>Block 4: Alice splits three coins between Bob and the treasury; Bob sends more of Alice's coin than he has, in vain.</summary>
    public string Split { get; private set; } = "";

    public string Failed { get; private set; } = "";

    /// <summary>In no block: Bob wants to give Alice a quarter of a coin.</summary>
    public string Waiting { get; private set; } = "";

    /// <summary>The hashes of the blocks, by their heights.</summary>
    public string[] Blocks { get; private set; } = [];

    /// <summary>The quiet chain alone, without anything having happened on it.</summary>
    public static async Task<Scene> StartEmptyAsync() => await StopMiningAsync(await XLayer.StartAsync());

    /// <summary>The chain with the past of three weeks that a new venue has.</summary>
    public static async Task<Scene> StartSeededAsync() =>
        await StopMiningAsync(
            await Session.StartAsync(
                "xlayer",
                options =>
                    options with
                    {
                        QuietChains = false,
                        Gate = new GateOptions { LimitsFactor = 0 },
                    }
            )
        );

    private static async Task<Scene> StopMiningAsync(Session session)
    {
        var scene = new Scene(session);
        await scene.Session.ControlAsync("PATCH", Chain, new { isMining = false });
        var chains = (await scene.Session.ControlAsync("GET", "/chains")).AsArray();
        scene.Treasury = $"{chains.Single(chain => $"{chain!["name"]}" == "xlayer")!["treasury"]}";
        return scene;
    }

    public static async Task<Scene> StartAsync()
    {
        var scene = await StartEmptyAsync();
        await scene.LiveAsync();
        return scene;
    }

    private async Task LiveAsync()
    {
        ToAlice = await SendAsync(Treasury, Alice, "500000000000000000000");
        ToBob = await SendAsync(Treasury, Bob, "1500000000000000000");
        await MineAsync();
        (Coin, CoinCreation) = await CreateTokenAsync("erc20", "KON", "Kontor Coin", 2, "50.25");
        (Birds, _) = await CreateTokenAsync("erc721", "LARK", "Larks", 0, "0");
        (Badges, _) = await CreateTokenAsync("erc1155", "MEDAL", "Medals", 0, "0");
        Splitter = await DeployAsync(Alice, "forwarder");
        await MineAsync();
        CoinTransfer = await CallAsync(Alice, Coin, TokenCall.Transfer(Address20.Parse(Bob), 2_500));
        BirdMint = await CallAsync(Alice, Birds, TokenCall.Mint(Address20.Parse(Bob), 7));
        BadgeMint = await CallAsync(Alice, Badges, TokenCall.MintItems(Address20.Parse(Bob), 3, 40));
        await MineAsync();
        var halves = TokenCall.Forward(
            [Address20.Parse(Bob), Address20.Parse(Treasury)],
            [Word256.Parse("1000000000000000000"), Word256.Parse("2000000000000000000")]
        );
        Split = await CallAsync(Alice, Splitter, halves, "3000000000000000000");
        Failed = await CallAsync(Bob, Coin, TokenCall.Transfer(Address20.Parse(Alice), 9_999));
        await MineAsync();
        await Session.Venue.AdvanceAsync(TimeSpan.FromSeconds(1));
        Waiting = await SendAsync(Bob, Alice, "250000000000000000");
        var blocks = await Session.ControlAsync("GET", $"{Chain}/blocks?from=0");
        Blocks = [.. blocks.AsArray().Select(block => $"{block!["hash"]}")];
    }

    /// <summary>A transfer of the chain's own coin; tells its hash.</summary>
    public Task<string> SendAsync(string from, string to, string value) => CallAsync(from, to, [], value);

    public async Task<string> CallAsync(string from, string to, byte[] input, string value = "0")
    {
        var sent = await Session.ControlAsync(
            "POST",
            $"{Chain}/transactions",
            new
            {
                from,
                to,
                value,
                input = "0x" + Convert.ToHexStringLower(input),
                feeMax = FeeMax,
                tipMax = TipMax,
            }
        );
        return $"{sent["hash"]}";
    }

    public async Task<string> DeployAsync(string from, string kind)
    {
        var sent = await Session.ControlAsync(
            "POST",
            $"{Chain}/transactions",
            new
            {
                from,
                kind,
                feeMax = FeeMax,
                tipMax = TipMax,
            }
        );
        return $"{sent["contract"]}";
    }

    public async Task<(string Contract, string Hash)> CreateTokenAsync(string kind, string symbol, string name, int decimals, string supply)
    {
        var sent = await Session.ControlAsync(
            "POST",
            $"{Chain}/tokens",
            new
            {
                from = Alice,
                kind,
                symbol,
                name,
                decimals,
                supply,
            }
        );
        return ($"{sent["contract"]}", $"{sent["hash"]}");
    }

    /// <summary>Lets ten seconds pass and mines what waits.</summary>
    public async Task MineAsync(int blocks = 1)
    {
        await Session.Venue.AdvanceAsync(TimeSpan.FromSeconds(10));
        await Session.ControlAsync("POST", $"{Chain}/mine", new { blocks });
    }

    /// <summary>A block as the operator sees it.</summary>
    public async Task<JsonNode> BlockAsync(long height) =>
        (await Session.ControlAsync("GET", $"{Chain}/blocks?from={height}&max=1")).AsArray().Single()!;

    /// <summary>A transaction with its receipt as the operator sees them.</summary>
    public async Task<JsonNode> MinedAsync(long height, string hash) =>
        (await BlockAsync(height))["transactions"]!.AsArray().Single(each => $"{each!["transaction"]!["hash"]}" == hash)!;

    public async Task<string> NonceAsync(long height, string hash) => $"{(await MinedAsync(height, hash))["transaction"]!["nonce"]}";

    /// <summary>What a transaction has paid, worked out from what the operator sees.</summary>
    public async Task<string> FeeAsync(long height, string hash)
    {
        var mined = await MinedAsync(height, hash);
        var fee = mined["gasUsed"]!.GetValue<decimal>() * mined["gasPrice"]!.GetValue<decimal>() / 1_000_000_000_000_000_000;
        return fee.ToString("0.##################", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>What an address has of a coin, as the operator sees it.</summary>
    public async Task<string> CoinsAsync(string address, string symbol)
    {
        var account = await Session.ControlAsync("GET", $"{Chain}/accounts/{address}");
        return $"{account["holdings"]!.AsArray().Single(holding => $"{holding!["symbol"]}" == symbol)!["coins"]}";
    }

    /// <summary>Calls an endpoint of the chain: <c>token/position-list?tokenContractAddress={Coin}</c>, where names stand for this scene's.</summary>
    public Task<Reply> GetAsync(string target)
    {
        var (path, query) = Named(target).Split('?') is [var one, var rest] ? (one, "&" + rest) : (target, "");
        return Session.SendAsync("GET", $"/api/v5/xlayer/{path}?chainShortName=xlayer{query}");
    }

    /// <summary>A text in which names in braces are replaced by what they stand for here.</summary>
    public string Named(string text) =>
        Names().Aggregate(text, (named, each) => named.Replace($"{{{each.Name}}}", each.Value, StringComparison.Ordinal));

    private IEnumerable<(string Name, string Value)> Names() =>
        [
            ("Alice", Alice),
            ("Bob", Bob),
            ("Nobody", Nobody),
            ("Zero", Zero),
            ("NoHash", NoHash),
            ("Treasury", Treasury),
            ("ToAlice", ToAlice),
            ("ToBob", ToBob),
            ("Coin", Coin),
            ("Birds", Birds),
            ("Badges", Badges),
            ("Splitter", Splitter),
            ("CoinCreation", CoinCreation),
            ("CoinTransfer", CoinTransfer),
            ("BirdMint", BirdMint),
            ("BadgeMint", BadgeMint),
            ("Split", Split),
            ("Failed", Failed),
            ("Waiting", Waiting),
            .. Blocks.Select((hash, height) => ($"Block{height}", hash)),
        ];

    /// <summary>The rows of a success that has no pages.</summary>
    public async Task<JsonArray> RowsAsync(string target)
    {
        var reply = await GetAsync(target);
        Assert.True(reply.Code == "0", $"{target}: {reply.Text}");
        Assert.Equal("", $"{reply.Json["msg"]}");
        return reply.Json["data"]!.AsArray();
    }

    /// <summary>The page of a success that has pages.</summary>
    public async Task<JsonObject> PageAsync(string target) => Assert.Single(await RowsAsync(target))!.AsObject();

    /// <summary>The rows of a page, whatever they are called there.</summary>
    public async Task<JsonObject[]> ListAsync(string target) => RowsOf(await PageAsync(target));

    public static JsonObject[] RowsOf(JsonObject page) =>
        [.. page.Select(member => member.Value).OfType<JsonArray>().Single().Select(row => row!.AsObject())];

    /// <summary>Asserts that the first row of a list is exactly this one, which is written in one piece or in lines.</summary>
    public void Shows(string expected, JsonNode? row) => Assert.Equal(Named(expected).ReplaceLineEndings(""), row!.ToJsonString(s_plain));

    /// <summary>All pages of a list, one after the other.</summary>
    public async Task<List<JsonObject>> WholeListAsync(string target, int limit = 100)
    {
        var (rows, joined) = (new List<JsonObject>(), target.Contains('?', StringComparison.Ordinal) ? '&' : '?');
        for (var number = 1; ; number++)
        {
            var page = await PageAsync($"{target}{joined}limit={limit}&page={number}");
            rows.AddRange(RowsOf(page));
            if (number >= int.Parse($"{page["totalPage"]}", System.Globalization.CultureInfo.InvariantCulture))
                return rows;
        }
    }

    /// <summary>One member of each row of a page.</summary>
    public async Task<string> ColumnAsync(string target, string member) =>
        string.Join(' ', (await ListAsync(target)).Select(row => $"{row[member]}"));

    public ValueTask DisposeAsync() => Session.DisposeAsync();
}

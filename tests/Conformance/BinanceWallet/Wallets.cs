using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.World.Chains;

namespace Kontor.Conformance.BinanceWallet;

/// <summary>
/// Ann and Bob on a quiet chain, where nothing happens but what a test has them do; and the wallet API in front of it. Blocks come when they are
/// mined, and time stands still.
/// </summary>
internal sealed class Wallets : IAsyncDisposable
{
    public const string AllBalances = "/build/api/v1/dex/balance/all-token-balances-by-address";
    public const string History = "/build/api/v1/dex/post-transaction/transactions-by-address";
    public const string Detail = "/build/api/v1/dex/post-transaction/transaction-detail-by-txhash";
    public const string Ann = "0xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string Bob = "0xbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    public const string Nobody = "0x0000000000000000000000000000000000000000";
    public const string Usdt = "0xdac17f958d2ee523a2206206994597c13d831ec7";
    public const string Wbtc = "0x2260fac5e5542a773aa44fbcfedf7c193bc2c599";
    public const string Helix = "0x48454c4958000000000000000000000000000001";

    /// <summary>A contract that hands on the coin it is sent.</summary>
    public static string Splitter { get; } = SeedAddress.Of(1, "splitter on eth").ToString();

    private Wallets(Session session, string treasury) => (Session, Treasury) = (session, treasury);

    public Session Session { get; }

    /// <summary>Has coin, and makes tokens.</summary>
    public string Treasury { get; }

    public static async Task<Wallets> OpenAsync()
    {
        var session = await BinanceWallet.StartAsync();
        var chains = (await session.ControlAsync("GET", "/chains")).AsArray();
        return new Wallets(session, chains.Single(chain => (string)chain!["name"]! == "eth")!["treasury"]!.GetValue<string>());
    }

    /// <summary>Sends coin and mines it; says by which hash it goes.</summary>
    public async Task<string> PayAsync(string from, string to, string value, string chain = "eth")
    {
        var hash = await SendAsync(from, to, value, chain: chain);
        await MineAsync(chain: chain);
        return hash;
    }

    /// <summary>Sends a transaction, which then waits for a block.</summary>
    public async Task<string> SendAsync(string from, string? to, string value, byte[]? input = null, string chain = "eth")
    {
        var sent = await Session.ControlAsync(
            "POST",
            $"/chains/{chain}/transactions",
            new
            {
                from,
                to,
                value,
                input = input is null ? null : "0x" + Convert.ToHexStringLower(input),
            }
        );
        return sent["hash"]!.GetValue<string>();
    }

    public async Task<string> MintAsync(string token, string to, string amount)
    {
        var sent = await Session.ControlAsync("POST", $"/chains/eth/tokens/{token}/mint", new { to, amount });
        await MineAsync();
        return sent["hash"]!.GetValue<string>();
    }

    public Task<JsonNode> MineAsync(int blocks = 1, string chain = "eth") =>
        Session.ControlAsync("POST", $"/chains/{chain}/mine", new { blocks });

    public Task<JsonNode> ReorgAsync(int depth, bool keepTransactions) =>
        Session.ControlAsync("POST", "/chains/eth/reorg", new { depth, keepTransactions });

    public Task<JsonNode> LabelAsync(string address, object label) => Session.ControlAsync("PUT", $"/chains/eth/labels/{address}", label);

    public Task<Reply> GetAsync(string path, string query) => Session.AskAsync("GET", $"{path}?{query}");

    /// <summary>The one entry that a question about one chain is answered with.</summary>
    public async Task<JsonNode> OneAsync(string path, string query)
    {
        var reply = (await GetAsync(path, query)).Is(Dialects.BinanceWallet.Errors.Success);
        return Assert.Single(reply.Json["data"]!.AsArray())!;
    }

    /// <summary>The page of a history: where the next one begins, and what the rows of this one say by the names of some members.</summary>
    public async Task<(string Cursor, string[] Rows)> PageAsync(string query, params string[] members)
    {
        var entry = await OneAsync(History, query);
        return (entry["cursor"]!.GetValue<string>(), [.. entry["transactionList"]!.AsArray().Select(row => Words(row!, members))]);
    }

    /// <summary>What the world itself says of a transaction that has a block: height, gas, price and fee.</summary>
    public async Task<MinedWords> MinedAsync(string hash, string chain = "eth")
    {
        foreach (var block in (await Session.ControlAsync("GET", $"/chains/{chain}/blocks?max=100")).AsArray())
        {
            foreach (var mined in block!["transactions"]!.AsArray())
            {
                if (mined!["transaction"]!["hash"]!.GetValue<string>() != hash)
                    continue;
                var (used, price) = (mined["gasUsed"]!.GetValue<long>(), mined["gasPrice"]!.GetValue<long>());
                var sent = mined["transaction"]!;
                return new MinedWords
                {
                    Height = block["height"]!.GetValue<long>(),
                    TimeMs = block["timeMs"]!.GetValue<long>(),
                    Nonce = sent["nonce"]!.GetValue<long>(),
                    Method = sent["input"]!.GetValue<string>() is { Length: >= 10 } input ? input[..10] : "",
                    GasLimit = sent["gasLimit"]!.GetValue<long>(),
                    GasUsed = used,
                    GasPrice = price,
                    Fee = ((Word256)(ulong)price * (ulong)used).ToUnits(18),
                };
            }
        }
        throw new InvalidOperationException($"No block has {hash}.");
    }

    /// <summary>Texts by a space between any two, lists by the amounts in them.</summary>
    public static string Words(JsonNode row, params string[] members) =>
        string.Join(' ', members.Select(member => row[member] is { } value ? value.ToString() : "null"));

    public ValueTask DisposeAsync() => Session.DisposeAsync();
}

/// <summary>What the world itself says of a transaction.</summary>
internal sealed record MinedWords
{
    public required long Height { get; init; }
    public required long TimeMs { get; init; }
    public required long Nonce { get; init; }
    public required string Method { get; init; }
    public required long GasLimit { get; init; }
    public required long GasUsed { get; init; }
    public required long GasPrice { get; init; }
    public required string Fee { get; init; }
}

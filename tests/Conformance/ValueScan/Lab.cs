using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.World.Chains;
using static Kontor.Conformance.ValueScan.ValueScanCalls;

namespace Kontor.Conformance.ValueScan;

/// <summary>
/// A chain on which Ann has dollar coin and gives some of it to a house and to Bob, and some of a token that nobody trades. Everything else
/// about these assets is known to the last unit.
/// </summary>
internal sealed class Lab : IAsyncDisposable
{
    public const string Ann = "0xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string Bob = "0xbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    public const string Desk = "0xdddddddddddddddddddddddddddddddddddddddd";
    public const string Dollars = "0xc0ffee0000000000000000000000000000000002";
    public const string Helper = "0xc0ffee0000000000000000000000000000000001";
    public const string DollarKey = "USDT_" + Dollars;
    public const string HelperKey = "KON_" + Helper;

    /// <summary>The number of the dollar coin.</summary>
    public const long Usdt = 825;

    /// <summary>The second day of 2026, on which all of it happens.</summary>
    public const long DayMs = 1_767_312_000_000;

    private Lab(Session session) => Session = session;

    public Session Session { get; }

    /// <summary>The number of the token that nobody trades.</summary>
    public long Kon { get; private set; }

    /// <summary>The transaction with which the house gets its dollars.</summary>
    public string Hash { get; private set; } = "";

    public long BlockMs { get; private set; }

    public static async Task<Lab> OpenAsync()
    {
        var lab = new Lab(await StartAsync(gate => gate with { LimitsFactor = 0 }));
        await lab.BeginAsync();
        await lab.Session.Venue.AdvanceAsync(TimeSpan.FromHours(1));
        lab.Hash = await lab.SendAsync(Ann, Dollars, Desk, 150_000_000_000);
        await lab.SendAsync(Ann, Dollars, Bob, 50_000_500_000);
        await lab.SendAsync(Ann, Helper, Desk, 3_000_000);
        lab.BlockMs = lab.Session.Venue.NowMs;
        await lab.MineAsync();
        await lab.Session.Venue.AdvanceAsync(TimeSpan.FromMinutes(5));
        var found = (await lab.Session.SendAsync("POST", List, """{"search":"kon"}""")).Succeeded().Json["data"]!.AsArray().Single()!;
        lab.Kon = found["id"]!.GetValue<long>();
        return lab;
    }

    public async Task<string> SendAsync(string from, string contract, string to, ulong amount)
    {
        var input = "0x" + Convert.ToHexStringLower(TokenCall.Transfer(Address20.Parse(to), amount));
        var sent = await Session.ControlAsync(
            "POST",
            "/chains/lab/transactions",
            new
            {
                from,
                to = contract,
                value = "0",
                input,
            }
        );
        return sent["hash"]!.GetValue<string>();
    }

    public Task<JsonNode> MineAsync() => Session.ControlAsync("POST", "/chains/lab/mine", new { blocks = 1 });

    public Task<Reply> AskAsync(string path, object body) =>
        Session.SendAsync("POST", "/api/open/v1/" + path, System.Text.Json.JsonSerializer.Serialize(body));

    /// <summary>Asserts the whole body of an answer.</summary>
    public async Task ExpectAsync(string path, object body, string data)
    {
        var reply = (await AskAsync(path, body)).Succeeded();
        Assert.Equal($$"""{"code":200,"message":"success","data":{{data}},"requestId":"{{reply.RequestId()}}"}""", reply.Text);
        Assert.Equal("2", reply.Header("X-Credits-Cost"));
    }

    public ValueTask DisposeAsync() => Session.DisposeAsync();

    private async Task BeginAsync()
    {
        static object Gift(string address, string contract, string symbol, int decimals, string amount) =>
            new
            {
                address,
                contract,
                symbol,
                decimals,
                amount,
            };
        await Session.ControlAsync(
            "POST",
            "/chains",
            new
            {
                name = "lab",
                chainId = 77,
                fullName = "Lab Chain",
                nativeSymbol = "LAB",
                allocations = new[]
                {
                    Gift(Ann, "", "LAB", 18, "10"),
                    Gift(Ann, Dollars, "USDT", 6, "1000000"),
                    Gift(Ann, Helper, "KON", 6, "7"),
                    Gift(Bob, Helper, "KON", 6, "8"),
                },
            }
        );
        await Session.ControlAsync("PUT", $"/chains/lab/labels/{Desk}", new { entity = "Desk", category = "exchange" });
    }
}

using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.Dialects.XLayer;
using static Kontor.Conformance.XLayer.Explored;

namespace Kontor.Conformance.XLayer;

/// <summary>Paths that look after addresses and transfers. Every one of their answers is read off the chain.</summary>
public sealed class TrackerTests
{
    private const string Coin = "1000000000000000000";
    private const string Tracker = "/api/v5/tracker";
    private const string Unknown = "0x00000000000000000000000000000000000000000000000000000000000000ff";

    [Fact]
    public async Task They_are_there_where_an_operator_wants_them()
    {
        await using var session = await XLayer.StartAsync();
        // Somebody else's paths: no dialect claims them.
        Assert.Equal(404, (int)(await session.SendAsync("GET", $"{Tracker}/tokenscanner/chain-list")).Status);
        (await session.SendAsync("GET", "/api/v5/xlayer/blockchain/info?chainShortName=xlayer")).Is(Errors.ResourceParameterError);
    }

    [Fact]
    public async Task A_transfer_is_described_by_what_its_transaction_moved()
    {
        await using var session = await StartAsync();
        var treasury = await session.TreasuryAsync();
        await session.SendCoinsAsync(treasury, Ada, "5" + Coin[1..]);
        await session.ControlAsync("POST", "/chains/xlayer/tokens/" + Usdt + "/mint", new { to = Ada, amount = "100000000" });
        await session.MineXLayerAsync();
        var hash = await session.SendTokensAsync(Ada, Bob, "12500000");
        var reply = await session.SendAsync("GET", Info(hash, Bob) + $"&tokenContractAddress={Usdt}");
        Assert.Equal(
            $$"""{"code":"0","msg":"","data":[{"chainFullName":"X Layer","network":"XLAYER","token":"USDT","tokenContractAddress":"{{Usdt}}","txid":"{{hash}}","outputAddress":"{{Bob}}","inputAddresses":["{{Ada}}"],"usdAmount":"12.5","tokenAmount":"12.5","transactionTime":"{{(string)reply.Json["data"]![0]!["transactionTime"]!}}"}]}""",
            reply.Text
        );
        // The same transaction moved no coins of the chain, and nothing to anybody else.
        (await session.SendAsync("GET", Info(hash, Bob))).Is(Errors.OutputAddressNotFound);
        (await session.SendAsync("GET", Info(hash, Cleo) + $"&tokenContractAddress={Usdt}")).Is(Errors.OutputAddressNotFound);
        (await session.SendAsync("GET", Info(Unknown, Bob))).Is(Errors.TransactionRiskPending);
    }

    [Fact]
    public async Task Money_from_a_black_address_raises_alerts_once()
    {
        await using var session = await StartAsync();
        var hash = await StainedAsync(session);
        var first = Data(await session.SendAsync("GET", Alerts(hash, Bob)));
        var alert = Assert.Single(first)!;
        // Ada, who sent it, got hers from the mixer.
        Assert.Equal(
            ("HIGH", "INDIRECT", "mixer", "Tumble"),
            (Text(alert, "alertLevel"), Text(alert, "alertType"), Text(alert, "category"), Text(alert, "entity"))
        );
        Assert.Equal(("customer-1", "OPEN", "2"), (Text(alert, "userId"), Text(alert, "alertStatus"), Text(alert, "tokenAmount")));
        // What was found stays, also when the label goes.
        await session.LabelAsync(Mixer, "", "", isBlack: false);
        Assert.Equal(Text(alert, "alertId"), Text(Assert.Single(Data(await session.SendAsync("GET", Alerts(hash, Bob))))!, "alertId"));
        var listed = Data(await session.SendAsync("GET", $"{Tracker}/kyt/alerts?userId=customer-1&alertLevel=HIGH"))[0]!;
        Assert.Equal(("1", "20", "1"), (Text(listed, "page"), Text(listed, "limit"), Text(listed, "totalPage")));
        Assert.Single(listed["alertList"]!.AsArray());
        Assert.Empty(Data(await session.SendAsync("GET", $"{Tracker}/kyt/alerts?alertLevel=SEVERE"))[0]!["alertList"]!.AsArray());
        (await session.SendAsync("GET", $"{Tracker}/kyt/alerts?begin=5&end=4")).Is(Errors.ParametersMismatch);
    }

    [Fact]
    public async Task The_place_of_an_output_has_to_fit()
    {
        await using var session = await StartAsync();
        var hash = await StainedAsync(session);
        Assert.Single(Data(await session.SendAsync("GET", Alerts(hash, Bob) + "&index=0")));
        (await session.SendAsync("GET", Alerts(hash, Bob) + "&index=1")).Is(Errors.OutputIndexNotFound);
        (await session.SendAsync("GET", Alerts(hash, Cleo) + "&index=0")).Is(Errors.OutputAddressNotFound);
        (await session.SendAsync("GET", Alerts(Unknown, Bob))).Is(Errors.TransactionRiskPending);
        (await session.SendAsync("GET", Alerts(hash, Bob).Replace("userId=customer-1&", "", StringComparison.Ordinal))).Is(
            Errors.UserIdEmpty
        );
        (await session.SendAsync("GET", Alerts(hash, Bob).Replace("received", "upwards", StringComparison.Ordinal))).Is(
            Errors.ParameterError
        );
    }

    [Fact]
    public async Task An_alert_remembers_what_was_said_of_it()
    {
        await using var session = await StartAsync();
        var hash = await StainedAsync(session);
        var id = Text(Data(await session.SendAsync("GET", Alerts(hash, Bob)))[0]!, "alertId");
        (await session.SendAsync("GET", $"{Tracker}/kyt/alert-status?alertId={id}")).Is(Errors.AlertHistoryEmpty);
        (await session.SendAsync("GET", $"{Tracker}/kyt/alert-status?alertId=999")).Is(Errors.ResourceParameterError);
        var updated = await UpdateAsync(session, id, "RESOLVED");
        Assert.Equal("RESOLVED", Text(Data(updated)[0]!, "alertStatus"));
        (await UpdateAsync(session, id, "RESOLVED")).Is(Errors.DataExists);
        (await UpdateAsync(session, "999", "OPEN")).Is(Errors.ResourceParameterError);
        (await UpdateAsync(session, id, "BORED")).Is(Errors.ParameterError);
        await UpdateAsync(session, id, "OPEN");
        var history = Data(await session.SendAsync("GET", $"{Tracker}/kyt/alert-status?alertId={id}"));
        Assert.Equal(["OPEN", "RESOLVED"], history.Select(step => Text(step!, "alertStatus")));
        Assert.Equal("why", Text(history[0]!, "comment"));
    }

    [Fact]
    public async Task Exposures_say_whom_money_has_to_do_with()
    {
        await using var session = await StartAsync();
        var hash = await StainedAsync(session);
        const string exposures = $"{Tracker}/kyt/transfers/exposures?network=XLAYER";
        (await session.SendAsync("GET", exposures)).Is(Errors.EitherParameterRequired);
        (await session.SendAsync("GET", exposures + $"&txid={Unknown}")).Is(Errors.TransactionRiskPending);
        var ofBob = Assert.Single(
            Data(await session.SendAsync("GET", exposures + $"&address={Bob}")),
            one => Text(one!, "category") == "mixer"
        )!;
        Assert.Equal(
            ("INDIRECT", Ada, Mixer),
            (Text(ofBob, "exposureType"), Text(ofBob, "throughAddress"), Text(ofBob, "exposureAddress"))
        );
        var ofTransfer = Assert.Single(
            Data(await session.SendAsync("GET", exposures + $"&txid={hash}")),
            one => Text(one!, "category") == "mixer"
        )!;
        Assert.Equal((Ada, "DIRECT"), (Text(ofTransfer, "address"), Text(ofTransfer, "exposureType")));
    }

    [Fact]
    public async Task The_risk_of_an_address_is_that_of_its_company()
    {
        await using var session = await StartAsync();
        await StainedAsync(session);
        Assert.Equal("SEVERE", await LevelAsync(session, Mixer));
        Assert.Equal("HIGH", await LevelAsync(session, Ada));
        Assert.Equal("MEDIUM", await LevelAsync(session, Bob));
        Assert.Equal("LOW", await LevelAsync(session, Cleo));
        var screened = Data(await session.SendAsync("GET", $"{Tracker}/kya/address-risk-screening?network=xlayer&address={Ada}"))[0]!;
        Assert.Equal(("1", "1"), (Text(screened, "associateBlackAddresses"), Text(screened, "interactionTime")));
        Assert.Equal(Mixer, Text(screened["maliciousAddressList"]![0]!, "address"));
        (await session.SendAsync("GET", $"{Tracker}/kya/address-risk-level?network=TRON&address={Ada}")).Is(Errors.ChainNotSupported);
        (await session.SendAsync("GET", $"{Tracker}/kya/address-risk-level?network=XLAYER&address=ada")).Is(Errors.ParameterError);
    }

    [Fact]
    public async Task Labels_are_shown_black_or_not()
    {
        await using var session = await StartAsync();
        await session.LabelAsync(Mixer, "Tumble", "mixer", isBlack: true);
        await session.LabelAsync(Cleo, "Cleo's shop", "shop", isBlack: false);
        Assert.Empty(await TagsAsync(session, "entity-tag", Mixer));
        Assert.Equal("Tumble", Text(Assert.Single(await TagsAsync(session, "entity-black-tag", Mixer))!, "entityTag"));
        Assert.Equal("shop", Text(Assert.Single(await TagsAsync(session, "entity-tag", Cleo))!, "category"));
        Assert.Single(await TagsAsync(session, "tag-all", Cleo));
        Assert.Empty(await TagsAsync(session, "tag-all", Ada));
        // The houses name their own addresses.
        var user = await session.NewUserAsync();
        var given = await session.ControlAsync(
            "POST",
            $"/exchanges/weex/users/{user}/deposit-address",
            new { asset = "USDT", network = "XLAYER" }
        );
        Assert.Equal("weex", Text(Assert.Single(await TagsAsync(session, "entity-tag", Text(given, "address")))!, "entityTag"));
    }

    [Fact]
    public async Task A_watched_address_shows_what_happened_since()
    {
        await using var session = await StartAsync();
        await StainedAsync(session);
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(1));
        var watch = $$"""{"network":"XLAYER","address":"{{Bob}}","trigger":"ALL","note":"new customer","duration":"7D"}""";
        const string create = $"{Tracker}/kya/create-address-monitoring";
        const string cancel = $"{Tracker}/kya/cancel-address-monitoring";
        var place = $$"""{"network":"XLAYER","address":"{{Bob}}"}""";
        (await session.SendAsync("POST", cancel, place)).Is(Errors.ClientOperationError);
        var created = Data(await session.SendAsync("POST", create, watch))[0]!;
        Assert.Equal(("ALL", "new customer"), (Text(created, "trigger"), Text(created, "note")));
        (await session.SendAsync("POST", create, watch)).Is(Errors.DataExists);
        await session.Venue.AdvanceAsync(TimeSpan.FromSeconds(1));
        await session.SendCoinsAsync(await session.TreasuryAsync(), Bob, Coin);
        var detail = Data(await session.SendAsync("GET", $"{Tracker}/kya/address-monitoring-detail?network=XLAYER&address={Bob}"))[0]!;
        Assert.Equal("1", Text(Assert.Single(detail["transferList"]!.AsArray())!, "tokenAmount"));
        var list = Data(await session.SendAsync("GET", $"{Tracker}/kya/address-monitoring-list?network=XLAYER"))[0]!;
        Assert.Equal(Bob, Text(Assert.Single(list["monitoringList"]!.AsArray())!, "address"));
        Assert.Equal(Bob, Text(Data(await session.SendAsync("POST", cancel, place))[0]!, "address"));
        (await session.SendAsync("GET", $"{Tracker}/kya/address-monitoring-detail?network=XLAYER&address={Bob}")).Is(
            Errors.ClientOperationError
        );
        (await session.SendAsync("POST", create, """{"network":5}""")).Is(Errors.JsonFormat);
    }

    [Fact]
    public async Task A_token_is_scanned_for_what_others_can_do_to_it()
    {
        await using var session = await StartAsync();
        var treasury = await session.TreasuryAsync();
        var created = await session.ControlAsync(
            "POST",
            "/chains/xlayer/tokens",
            new
            {
                from = treasury,
                symbol = "KON",
                name = "Kontor Coin",
                decimals = 2,
                supply = "50",
            }
        );
        await session.MineXLayerAsync();
        var token = Text(created, "contract");
        await session.ControlAsync("POST", $"/chains/xlayer/tokens/{token}/mint", new { to = Ada, amount = "50" });
        await session.MineXLayerAsync();
        var scanned = Data(await session.SendAsync("GET", Scan("token-risk-scanning", token)))[0]!;
        Assert.Equal(
            ("KON", "2", treasury, "1"),
            (Text(scanned, "token"), Text(scanned, "addressCount"), Text(scanned, "creatorAddress"), Text(scanned, "top10HoldingRatio"))
        );
        Assert.Equal(["MINTABLE", "CONCENTRATED"], scanned["riskList"]!.AsArray().Select(risk => (string)risk!));
        Assert.Equal(
            "mint(address,uint256)",
            Text(Assert.Single(Data(await session.SendAsync("GET", Scan("privileged-function", token))))!, "function")
        );
        Assert.Equal(treasury, Text(Assert.Single(Data(await session.SendAsync("GET", Scan("privileged-address", token))))!, "address"));
        var calls = Data(await session.SendAsync("GET", Scan("privileged-transaction", token)))[0]!["transactionList"]!.AsArray();
        Assert.Equal((treasury, "MINTABLE", "success"), (Text(calls[0]!, "from"), Text(calls[0]!, "riskType"), Text(calls[0]!, "state")));
        Assert.Equal(
            ["XLAYER", "TRADE_ZONE", "ETH", "BSC"],
            Data(await session.SendAsync("GET", $"{Tracker}/tokenscanner/chain-list")).Select(chain => Text(chain!, "chainShortName"))
        );
    }

    [Fact]
    public async Task Only_tokens_of_equal_pieces_are_scanned()
    {
        await using var session = await StartAsync();
        var created = await session.ControlAsync(
            "POST",
            "/chains/xlayer/tokens",
            new
            {
                from = await session.TreasuryAsync(),
                kind = "erc721",
                symbol = "GULL",
                name = "Gulls",
            }
        );
        await session.MineXLayerAsync();
        var token = Text(created, "contract");
        await session.ControlAsync("POST", $"/chains/xlayer/tokens/{token}/mint", new { to = Ada, item = "7" });
        await session.MineXLayerAsync();
        (await session.SendAsync("GET", Scan("token-risk-scanning", token))).Is(Errors.TokenProtocolNotScannable);
        (await session.SendAsync("GET", Scan("token-risk-scanning", Cleo))).Is(Errors.TokenNotFound);
    }

    private static Task<Session> StartAsync() => XLayer.StartAsync(gate => gate with { XLayerExtensions = true });

    /// <summary>Two coins for Bob, from Ada, who got hers from a mixer.</summary>
    private static async Task<string> StainedAsync(Session session)
    {
        await session.LabelAsync(Mixer, "Tumble", "mixer", isBlack: true);
        await session.SendCoinsAsync(await session.TreasuryAsync(), Mixer, "9" + Coin[1..]);
        await session.SendCoinsAsync(Mixer, Ada, "5" + Coin[1..]);
        return await session.SendCoinsAsync(Ada, Bob, "2" + Coin[1..]);
    }

    private static string Info(string hash, string output) =>
        $"{Tracker}/kyt/transfers-info?network=XLAYER&txid={hash}&outputAddress={output}";

    private static string Alerts(string hash, string output) =>
        $"{Tracker}/kyt/transfers/transfers-alerts?userId=customer-1&network=XLAYER&txid={hash}&outputAddress={output}&direction=received";

    private static string Scan(string what, string token) =>
        $"{Tracker}/tokenscanner/{what}?chainShortName=xlayer&tokenContractAddress={token}";

    private static Task<Reply> UpdateAsync(Session session, string id, string status) =>
        session.SendAsync(
            "POST",
            $"{Tracker}/kyt/update-alert-status",
            $$"""{"alertId":"{{id}}","alertStatus":"{{status}}","comment":"why"}"""
        );

    private static async Task<string> LevelAsync(Session session, string address) =>
        Text(Data(await session.SendAsync("GET", $"{Tracker}/kya/address-risk-level?network=XLAYER&address={address}"))[0]!, "level");

    private static async Task<JsonArray> TagsAsync(Session session, string path, string address) =>
        Data(await session.SendAsync("GET", $"{Tracker}/tag/{path}?chainShortName=XLAYER&address={address}"));

    private static JsonArray Data(Reply reply)
    {
        Assert.Equal("0", (string)reply.Json["code"]!);
        return reply.Json["data"]!.AsArray();
    }

    private static string Text(JsonNode node, string name) => (string)node[name]!;
}

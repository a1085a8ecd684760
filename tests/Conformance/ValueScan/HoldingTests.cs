using static Kontor.Conformance.ValueScan.Lab;

namespace Kontor.Conformance.ValueScan;

/// <summary>The chain data of a token, to the byte: who holds it, what it cost large holders, what was large, what went into exchanges.</summary>
public sealed class HoldingTests
{
    private const string NoLabel =
        """{"labelName":"","iconUrl":"","isContract":false,"exchangeSymbol":"","labelType":"","reliability":0}""";

    private const string DeskLabel =
        """{"labelName":"Desk","iconUrl":"","isContract":false,"exchangeSymbol":"Desk","labelType":"exchange","reliability":100}""";

    [Fact]
    public async Task Holders_stand_in_the_order_of_what_they_have()
    {
        await using var lab = await OpenAsync();
        await lab.ExpectAsync(
            "chain/trade/token/holdPage",
            new { vsTokenId = Usdt, coinKey = DollarKey },
            $"[{Holder(Ann, NoLabel, "799999.5")},{Holder(Desk, DeskLabel, "150000")},{Holder(Bob, NoLabel, "50000.5")}]"
        );
        await lab.ExpectAsync(
            "chain/trade/token/holdPage",
            new
            {
                vsTokenId = "825",
                coinKey = DollarKey,
                page = 2,
                pageSize = 2,
            },
            $"[{Holder(Bob, NoLabel, "50000.5")}]"
        );
        await lab.ExpectAsync(
            "chain/trade/token/holdPage",
            new
            {
                vsTokenId = Usdt,
                coinKey = DollarKey,
                page = 9_000_000_000_000,
            },
            "[]"
        );
    }

    [Fact]
    public async Task A_holder_can_be_asked_for_by_address_in_letters_of_any_size()
    {
        await using var lab = await OpenAsync();
        await lab.ExpectAsync(
            "chain/trade/token/holdPage",
            new
            {
                vsTokenId = Usdt,
                coinKey = DollarKey,
                address = "0x" + Bob[2..].ToUpperInvariant(),
            },
            $"[{Holder(Bob, NoLabel, "50000.5")}]"
        );
        await lab.ExpectAsync(
            "chain/trade/token/holdPage",
            new
            {
                vsTokenId = Usdt,
                coinKey = DollarKey,
                address = "0x1234567890123456789012345678901234567890",
            },
            "[]"
        );
    }

    [Fact]
    public async Task The_cost_of_yesterday_stands_beside_that_of_today()
    {
        await using var lab = await OpenAsync();
        await lab.Session.Venue.AdvanceAsync(TimeSpan.FromDays(1));
        var row = (await lab.AskAsync("chain/trade/token/holdPage", new { vsTokenId = Usdt, coinKey = DollarKey })).Json["data"]![0]!;
        Assert.Equal(("1", "1"), ((string)row["cost"]!, (string)row["preCost"]!));
    }

    [Fact]
    public async Task Bitcoin_is_held_on_its_own_chain()
    {
        await using var lab = await OpenAsync();
        var rows = (
            await lab.AskAsync(
                "chain/trade/token/holdPage",
                new
                {
                    vsTokenId = 1,
                    coinKey = "BTC_BTC",
                    pageSize = 10_000,
                }
            )
        ).Succeeded().Json["data"]!.AsArray();
        Assert.Equal(("BTC_BTC", "Bitcoin"), ((string)rows[0]!["coinKey"]!, (string)rows[0]!["chainName"]!));
        var address = (string)rows[0]!["address"]!;
        var one = (
            await lab.AskAsync(
                "chain/trade/token/holdPage",
                new
                {
                    vsTokenId = 1,
                    coinKey = "BTC_BTC",
                    address,
                }
            )
        ).Succeeded();
        Assert.Equal(rows[0]!.ToJsonString(), Assert.Single(one.Json["data"]!.AsArray())!.ToJsonString());
    }

    [Fact]
    public async Task What_large_holders_have_is_told_day_by_day_without_houses()
    {
        await using var lab = await OpenAsync();
        string Row(long date, string balance) =>
            $$"""{"vsTokenId":"{{lab.Kon}}","symbol":"KON","name":"KON","date":{{date}},"price":"","cost":"","balance":"{{balance}}"}""";
        await lab.ExpectAsync("trade/getCoinTradeCost", new { vsTokenId = lab.Kon }, $"[{Row(DayMs, "12")}]");
        await lab.Session.Venue.AdvanceAsync(TimeSpan.FromDays(2));
        await lab.SendAsync(Ann, Helper, Desk, 1_000_000);
        await lab.MineAsync();
        const long day = 86_400_000;
        await lab.ExpectAsync(
            "trade/getCoinTradeCost",
            new { vsTokenId = lab.Kon },
            $"[{Row(DayMs, "12")},{Row(DayMs + day, "12")},{Row(DayMs + (2 * day), "11")}]"
        );
        await lab.ExpectAsync(
            "trade/getCoinTradeCost",
            new
            {
                vsTokenId = lab.Kon,
                startTime = DayMs + day + 5,
                endTime = $"{DayMs + day + 7}",
            },
            $"[{Row(DayMs + day, "12")}]"
        );
        await lab.ExpectAsync("trade/getCoinTradeCost", new { vsTokenId = lab.Kon, endTime = DayMs - 1 }, "[]");
        var dollars = (await lab.AskAsync("trade/getCoinTradeCost", new { vsTokenId = Usdt })).Json["data"]![0]!;
        Assert.Equal(("1", "1"), ((string)dollars["price"]!, (string)dollars["cost"]!));
    }

    [Fact]
    public async Task A_large_transfer_names_both_ends_and_the_house()
    {
        await using var lab = await OpenAsync();
        await lab.ExpectAsync(
            "chain/trade/large",
            new
            {
                vsTokenId = Usdt,
                coinKey = "is ignored",
                pageSize = 1,
            },
            $$"""
            [{"vsTokenId":"825","symbol":"USDT","name":"Tether USD","blockNumber":1,"transIndex":0,"coinKey":"{{DollarKey}}","transHash":"{{lab.Hash}}",
            """
                + $$"""
                "fromAddress":"{{Ann}}","fromExchangeName":"","toAddress":"{{Desk}}","toExchangeName":"Desk","amount":"150000","blockTime":{{lab.BlockMs}},
                """
                + $$"""
                "coinInfo":{"coinKey":"{{DollarKey}}","coinName":"Tether USD","symbol":"USDT","protocol":"ERC20","contractAddress":"{{Dollars}}","chainName":"Lab Chain","icon":"","price":"1"},
                """
                + $$"""
                "addressInfo":{"address":"{{Ann}}","label":{{NoLabel}},"balance":"799999.5","profit":"0"},
                """
                + $$$"""
                "exchangeInfo":{"address":"{{{Desk}}}","name":"Desk","icon":"","label":{{{DeskLabel}}},"addresses":["{{{Desk}}}"],"amount":"150000"}}]
                """
        );
        // Other chains of the world have begun with dollars too; of this one, what it began with comes next.
        var rows = (await lab.AskAsync("chain/trade/large", new { vsTokenId = Usdt, pageSize = 100 })).Json["data"]!.AsArray();
        var second = rows.Where(row => (string)row!["coinKey"]! == DollarKey).ElementAt(1)!;
        Assert.Equal(("", "1000000"), ((string)second["fromAddress"]!, (string)second["amount"]!));
        await lab.ExpectAsync("chain/trade/large", new { vsTokenId = lab.Kon }, "[]");
    }

    [Fact]
    public async Task Operators_say_what_is_large_and_all_transfers_are_judged_by_it()
    {
        await using var lab = await OpenAsync();
        Assert.Equal("150000", await LargestAsync());
        await lab.Session.ControlAsync("PUT", "/tokens/USDT", new { largeTransfer = "50000.5" });
        Assert.Equal("50000.5 150000", await LargestAsync());
        await lab.Session.ControlAsync("PUT", "/tokens/USDT", new { largeTransfer = "150000.01" });
        Assert.Equal("", await LargestAsync());
        await lab.Session.ControlAsync("PUT", "/tokens/USDT", new { });
        Assert.Equal("150000", await LargestAsync());

        async Task<string> LargestAsync()
        {
            var rows = (await lab.AskAsync("chain/trade/large", new { vsTokenId = Usdt, pageSize = 100 })).Succeeded().Json[
                "data"
            ]!.AsArray();
            var moved = rows.Where(row => (string)row!["coinKey"]! == DollarKey && (string)row["fromAddress"]! != "");
            return string.Join(' ', moved.Select(row => (string)row!["amount"]!));
        }
    }

    [Fact]
    public async Task The_detail_of_a_token_tells_what_it_cost_large_holders()
    {
        await using var lab = await OpenAsync();
        Assert.Equal(("1", ""), (await CostAsync(Usdt), await CostAsync(lab.Kon)));

        async Task<string> CostAsync(long vsTokenId) =>
            (string)(await lab.AskAsync("vs-token/detail", new { vsTokenId })).Succeeded().Json["data"]!["cost"]!;
    }

    [Fact]
    public async Task Flows_into_exchanges_are_told_for_every_window()
    {
        await using var lab = await OpenAsync();
        string[] windows = ["m5 5", "m15 15", "m30 30", "H1 101", "H2 102", "H4 104", "H8 108", "H12 112", "H24 124"];
        string[] days = ["D1 201", "D3 203", "D7 207", "D15 215", "D30 230", "D60 260", "D90 290"];
        var rows = windows
            .Concat(days)
            .Select(window => window.Split(' '))
            .Select(window =>
                $$"""{"timeRange":"{{window[0]}}","timeParticleEnum":{{window[1]}},"tradeIn":"0","tradeOut":"0","tradeInNumber":"3","tradeOutNumber":"0","tradeInflow":"0","tradeAmount":"0","tradeInflowChange":0}"""
            );
        await lab.ExpectAsync(
            "trade/getCoinTradeFlow",
            new { vsTokenId = lab.Kon },
            $$"""{"vsTokenId":"{{lab.Kon}}","symbol":"KON","name":"KON","coinTradeFlowDataV1Vos":[{{string.Join(',', rows)}}]}"""
        );
        var dollars = (await lab.AskAsync("trade/getCoinTradeFlow", new { vsTokenId = Usdt })).Json["data"]!["coinTradeFlowDataV1Vos"]![0]!;
        Assert.Equal(
            """{"timeRange":"m5","timeParticleEnum":5,"tradeIn":"150000","tradeOut":"0","tradeInNumber":"150000","tradeOutNumber":"0","tradeInflow":"150000","tradeAmount":"150000","tradeInflowChange":0}""",
            dollars.ToJsonString()
        );
    }

    private static string Holder(string address, string label, string balance) =>
        $$"""{"vsTokenId":"825","symbol":"USDT","name":"Tether USD","coinKey":"{{DollarKey}}","address":"{{address}}","label":{{label}},"balance":"{{balance}}","""
        + "\"price\":\"1\",\"profit\":\"0\",\"cost\":\"1\",\"preCost\":\"\",\"chainName\":\"Lab Chain\"}";
}

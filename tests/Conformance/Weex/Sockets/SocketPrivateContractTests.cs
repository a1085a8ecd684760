using System.Text.Json.Nodes;
using Kontor.Conformance.Harness;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;
using static Kontor.Conformance.Weex.Sockets.SocketPrivateFloor;

namespace Kontor.Conformance.Weex.Sockets;

/// <summary>The private channels of contracts, frame by frame and to the letter, each from something that really happened.</summary>
public sealed class SocketPrivateContractTests
{
    private const long NowMs = MarketFloor.StartMs;

    [Fact]
    public async Task Orders_are_told_step_by_step()
    {
        await using var floor = await SocketPrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(ContractPath, "orders");
        await floor.ContractAsync("BUY", "LONG", "0.2", "40000");
        await client.HearsAsync(Order(1, "NEW", "0", "0", "0", "0"));
        await floor.Market.OfferContractAsync(OrderAction.Sell, 400_000, 50);
        await client.HearsAsync(Order(2, "NEW", "40000", "0.05", "2000", "0.4"));
        await floor.Market.DoAsync(new CancelAllPerpetualOrders(ExchangeId.Weex, floor.Market.Taker, MarketFloor.Symbol));
        await client.HearsAsync(Order(3, "CANCELED", "40000", "0.05", "2000", "0.4"));
    }

    [Fact]
    public async Task Trades_are_told_with_what_they_realized()
    {
        await using var floor = await SocketPrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(ContractPath, "fill");
        await OpenLongAsync(floor);
        await client.HearsAsync(Fill(1, 1, 2, "BUY", "8000", "4.8", "0"));
        await floor.Market.OfferContractAsync(OrderAction.Buy, 410_000, 200);
        await floor.ContractAsync("SELL", "LONG", "0.2", "41000");
        await client.HearsAsync(Fill(2, 2, 4, "SELL", "8200", "4.92", "200"));
    }

    [Fact]
    public async Task Positions_are_told_from_their_beginning_to_their_end()
    {
        await using var floor = await SocketPrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(ContractPath, "positions");
        await OpenLongAsync(floor);
        await client.HearsAsync(Position(1, ("0.2", "8000", "4.8"), ("0", "0", "0"), 1));
        await floor.Market.OfferContractAsync(OrderAction.Buy, 410_000, 200);
        await floor.ContractAsync("SELL", "LONG", "0.1", "41000");
        await client.HearsAsync(Position(2, ("0.1", "4000", "2.4"), ("0.1", "4100", "2.46"), 2));
        // An order that waits to close the rest is a promise of the position.
        await floor.ContractAsync("SELL", "LONG", "0.1", "41000");
        var last = await client.HearJsonAsync();
        Assert.Equal((3, "0", "0.2"), ((int)last["v"]!, (string)last["d"]![0]!["size"]!, (string)last["d"]![0]!["cumCloseSize"]!));
    }

    [Fact]
    public async Task Funding_is_told_as_what_it_is()
    {
        await using var floor = await SocketPrivateFloor.OpenAsync();
        await floor.Market.IndexAsync("40000");
        await OpenLongAsync(floor);
        var positions = await floor.ListenAsync(ContractPath, "positions");
        var account = await floor.ListenAsync(ContractPath, "account");
        await floor.Market.AdvanceAsync(8 * 3_600_000);
        var position = await NewsAsync(positions);
        Assert.Equal("PositionFundingSettle", (string)position["msgEvent"]!);
        Assert.NotEqual("0", (string)position["d"]![0]!["cumFundingFee"]!);
        Assert.Equal("PositionFundingSettle", (string)(await NewsAsync(account))["msgEvent"]!);
    }

    /// <summary>So much time has gone by that the connection is also asked whether anybody is there.</summary>
    private static async Task<JsonNode> NewsAsync(SocketClient client)
    {
        while (true)
        {
            var frame = await client.HearJsonAsync();
            if ((string?)frame["type"] != "ping")
                return frame;
        }
    }

    [Fact]
    public async Task The_wallet_is_told_with_what_stands_against_it()
    {
        await using var floor = await SocketPrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(ContractPath, "account");
        await floor.Session.ControlAsync(
            "POST",
            "/exchanges/weex/transfer",
            new
            {
                user = floor.Market.Taker,
                asset = "USDT",
                amount = "2.5",
                from = "spot",
                to = "contract",
            }
        );
        await client.HearsAsync(Account(1, "DepositUpdate", "100000002.5"));
        await OpenLongAsync(floor);
        await client.HearsAsync(Account(2, "OrderUpdate", "99999997.7"));
    }

    [Fact]
    public async Task Algo_orders_are_orders_that_wait()
    {
        await using var floor = await SocketPrivateFloor.OpenAsync();
        await OpenLongAsync(floor);
        var client = await floor.ListenAsync(ContractPath, "orders");
        var stop = new PlanTerms
        {
            Kind = PlanKind.Trigger,
            Action = OrderAction.CloseLong,
            Lots = 100,
            TriggerTicks = 390_000,
            Way = PriceWay.Falls,
            Source = PriceSource.Last,
            ClientId = ClientOrderId.TryParse("stop", out var name) ? name : default,
        };
        await floor.Market.DoAsync(new PlacePlan(ExchangeId.Weex, floor.Market.Taker, MarketFloor.Symbol, stop));
        var waiting = (await client.HearJsonAsync())["d"]![0]!;
        Assert.Equal(
            ("stop", "STOP_MARKET", "UNTRIGGERED", "39000", "CONTRACT_PRICE"),
            (
                (string)waiting["clientOrderId"]!,
                (string)waiting["type"]!,
                (string)waiting["status"]!,
                (string)waiting["triggerPrice"]!,
                (string)waiting["triggerPriceType"]!
            )
        );
        Assert.Equal(Fields(Order(1, "NEW", "0", "0", "0", "0")), waiting.AsObject().Select(field => field.Key));
        await floor.Market.OfferContractAsync(OrderAction.Buy, 390_000, 200);
        await floor.ContractAsync("SELL", "LONG", "0.05", "39000");
        string[] heard = [await NextAsync(), await NextAsync(), await NextAsync(), await NextAsync(), await NextAsync()];
        Assert.Equal(["c-SELL NEW", "c-SELL FILLED", " NEW", " FILLED", "stop FILLED"], heard.Select(WithoutNumbers));

        async Task<string> NextAsync()
        {
            var order = (await client.HearJsonAsync())["d"]![0]!;
            return $"{(string)order["clientOrderId"]!} {(string)order["status"]!}";
        }
    }

    [Fact]
    public async Task What_is_done_with_the_practice_coin_is_not_told_beside_what_is_real()
    {
        await using var floor = await SocketPrivateFloor.OpenAsync();
        var client = await floor.ListenAsync(ContractPath, "account", "orders", "fill", "positions");
        await floor.Market.OfferContractAsync(OrderAction.Sell, 400_000, 10, MarketFloor.Demo);
        await floor.Market.TakeContractAsync(OrderAction.Buy, 400_000, 10, MarketFloor.Demo);
        await floor.Market.OfferContractAsync(OrderAction.Sell, 400_000, 10);
        await floor.Market.TakeContractAsync(OrderAction.Buy, 400_000, 10);
        var first = await client.HearJsonAsync();
        Assert.Equal(("orders", "BTCUSDT"), ((string)first["e"]!, (string)first["d"]![0]!["symbol"]!));
    }

    // A plan that nobody named is called by its number.
    private static string WithoutNumbers(string heard) => heard.StartsWith("71", StringComparison.Ordinal) ? heard[18..] : heard;

    private static IEnumerable<string> Fields(string frame) =>
        System.Text.Json.Nodes.JsonNode.Parse(frame)!["d"]![0]!.AsObject().Select(field => field.Key);

    private static async Task OpenLongAsync(SocketPrivateFloor floor)
    {
        await floor.Market.OfferContractAsync(OrderAction.Sell, 400_000, 200);
        await floor.ContractAsync("BUY", "LONG", "0.2", "40000");
    }

    private static string Order(int version, string status, string price, string size, string value, string fee) =>
        $$"""{"e":"orders","E":{{NowMs}},"v":{{version}},"msgEvent":"OrderUpdate","d":[{"id":"710000000000000001","coin":"USDT","symbol":"BTCUSDT","marginMode":"CROSSED","separatedMode":"COMBINED","separatedOpenOrderId":"0","positionSide":"LONG","orderSide":"BUY","price":"40000","size":"0.2","clientOrderId":"c-BUY","type":"LIMIT","timeInForce":"GTC","reduceOnly":false,"triggerPrice":"0","triggerPriceType":"UNKNOWN_PRICE_TYPE","orderSource":"API","openTpslParentOrderId":"0","positionTpsl":false,"setOpenTp":false,"setOpenSl":false,"leverage":"20","takerFeeRate":"0.0006","makerFeeRate":"0.0002","feeDiscount":"1","liquidateFeeRate":"0.005","status":"{{status}}","triggerTime":"0","triggerPriceTime":"0","triggerPriceValue":"0","cancelReason":"UNKNOWN_ORDER_CANCEL_REASON","latestFillPrice":"{{price}}","maxFillPrice":"{{price}}","minFillPrice":"{{price}}","cumFillSize":"{{size}}","cumFillValue":"{{value}}","cumFillFee":"{{fee}}","cumLiquidateFee":"0","cumRealizePnl":"0","createdTime":"{{NowMs}}","updatedTime":"{{NowMs}}"}]}""";

    private static string Fill(int version, int trade, int order, string side, string value, string fee, string pnl) =>
        $$"""{"e":"fill","E":{{NowMs}},"v":{{version}},"msgEvent":"OrderUpdate","d":[{"id":"73000000000000000{{trade}}","coin":"USDT","symbol":"BTCUSDT","orderId":"71000000000000000{{order}}","marginMode":"CROSSED","separatedMode":"COMBINED","separatedOpenOrderId":"0","positionSide":"LONG","orderSide":"{{side}}","fillSize":"0.2","fillValue":"{{value}}","fillFee":"{{fee}}","liquidateFee":"0","realizePnl":"{{pnl}}","direction":"TAKER","createdTime":"{{NowMs}}","updatedTime":"{{NowMs}}"}]}""";

    private static string Position(
        int version,
        (string Size, string Value, string Fee) open,
        (string Size, string Value, string Fee) closed,
        int trade
    ) =>
        $$"""{"e":"positions","E":{{NowMs}},"v":{{version}},"msgEvent":"OrderUpdate","d":[{"id":"740000000000000002","coin":"USDT","symbol":"BTCUSDT","side":"LONG","marginMode":"CROSSED","separatedMode":"COMBINED","separatedOpenOrderId":"0","leverage":"20","size":"{{open.Size}}","openValue":"{{open.Value}}","openFee":"{{open.Fee}}","fundingFee":"0","isolatedMargin":"0","autoAppendIsolatedMargin":false,"cumOpenSize":"0.2","cumOpenValue":"8000","cumOpenFee":"4.8","cumCloseSize":"{{closed.Size}}","cumCloseValue":"{{closed.Value}}","cumCloseFee":"{{closed.Fee}}","cumFundingFee":"0","cumLiquidateFee":"0","createdMatchSequenceId":"730000000000000001","updatedMatchSequenceId":"73000000000000000{{trade}}","createdTime":"{{NowMs}}","updatedTime":"{{NowMs}}"}]}""";

    private static string Account(int version, string why, string amount) =>
        $$"""{"e":"account","E":{{NowMs}},"v":{{version}},"msgEvent":"{{why}}","d":[{"coin":"USDT","marginMode":"CROSSED","crossSymbol":"0","isolatedPositionId":"0","amount":"{{amount}}","pendingDepositAmount":"0","pendingWithdrawAmount":"0","pendingTransferInAmount":"0","pendingTransferOutAmount":"0","liquidating":false,"legacyAmount":"{{amount}}","cumDepositAmount":"0","cumWithdrawAmount":"0","cumTransferInAmount":"0","cumTransferOutAmount":"0","cumMarginMoveInAmount":"0","cumMarginMoveOutAmount":"0","cumPositionOpenLongAmount":"0","cumPositionOpenShortAmount":"0","cumPositionCloseLongAmount":"0","cumPositionCloseShortAmount":"0","cumPositionFillFeeAmount":"0","cumPositionLiquidateFeeAmount":"0","cumPositionFundingAmount":"0","cumOrderFillFeeIncomeAmount":"0","cumOrderLiquidateFeeIncomeAmount":"0","createdTime":"{{NowMs}}","updatedTime":"{{NowMs}}"}]}""";
}

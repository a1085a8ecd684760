using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.World.Tests.Spot;

public sealed class QueryTests
{
    private readonly SpotScript _script = SpotScript.Check(
        """
        credit a BTC 100
        credit a USDT 10000 margin
        credit b USDT 10000
        """
    );

    private SpotWorld World => _script.World;

    [Fact]
    public void Open_orders_are_listed_newest_first_by_market_wallet_and_time()
    {
        World.Define(SpotWorld.Market with { Symbol = "ETH_USDT", Base = "ETH" });
        World.Credit(1, "ETH", 1_000_000);
        for (var order = 0; order < 6; order++)
        {
            World.NowMs++;
            World.Place(1, Sell(200 + order, 1), order % 2 == 0 ? SpotWorld.Symbol : "ETH_USDT");
        }
        World.Place(
            1,
            new SpotOrderRequest
            {
                PriceTicks = 10,
                Lots = 1,
                IsMargin = true,
            }
        );
        var all = new SpotQuery(0, 1);
        Assert.Equal([7L, 6L, 5L, 4L, 3L, 2L, 1L], Ids(all));
        Assert.Equal([6L, 4L, 2L], Ids(all with { Market = 1 }));
        Assert.Equal([7L], Ids(all with { IsMargin = true }));
        Assert.Equal([5L, 3L, 1L], Ids(all with { IsMargin = false, Market = 0 }));
        Assert.Equal([7L, 6L], Ids(all with { Max = 2 }));
        Assert.Equal([4L, 3L, 2L], Ids(all with { FromMs = SpotWorld.StartMs + 2, ToMs = SpotWorld.StartMs + 4 }));
        Assert.Empty(Ids(new SpotQuery(0, 2)));
        Assert.Empty(Ids(all with { Market = 9 }));
        Assert.Empty(Ids(new SpotQuery(0, 12_345) { Market = 0 }));
    }

    [Fact]
    public void What_is_over_is_found_in_the_history_by_time_by_number_and_by_name()
    {
        _script.Run(
            """
            place a sell 100 5 id=S -> New 0
            place b buy 100 2 id=B  -> Filled 2
            cancel a S              -> PartiallyCanceled 2 ByUser
            place b buy 90 1 ioc    -> Canceled 0 NothingToTake
            """
        );
        Assert.Equal([1L], Over(new SpotQuery(0, 1).Orders()).Select(row => row.Id));
        Assert.Equal([3L, 2L], Over(new SpotQuery(0, 2).Orders()).Select(row => row.Id));
        Assert.Equal([3L], Over(new SpotQuery(0, 2) { Max = 1 }.Orders()).Select(row => row.Id));
        Assert.Empty(Over(new SpotQuery(0, 2) { FromMs = SpotWorld.StartMs + 1 }.Orders()));
        Assert.Empty(Over(new SpotQuery(0, 2) { Market = 1 }.Orders()));
        Assert.Empty(Over(new SpotQuery(0, 2) { IsMargin = true }.Orders()));
        Assert.Equal(2, Over(SpotQuery.OrderOf(0, 2, SpotOrderKey.Of(2))).Single().Id);
        Assert.Equal(2, Over(SpotQuery.OrderOf(0, 2, SpotOrderKey.Of(Name("B")))).Single().Id);
        Assert.Empty(Over(SpotQuery.OrderOf(0, 2, SpotOrderKey.Of(1))));

        Assert.True(World.Spot.TryFindEnded(2, 2, out var ended));
        Assert.Equal((SpotOrderState.Filled, 200_000), (ended.State, (int)ended.FilledValue));
        Assert.False(World.Spot.TryFindEnded(1, 2, out _));
        Assert.False(World.Spot.TryFindEnded(1, 2 + (1 << 16), out _));
        Assert.False(World.Spot.TryFindEnded(1, 4, out _));
    }

    [Fact]
    public void Both_sides_of_a_trade_find_their_fill()
    {
        _script.Run(
            """
            place a sell 100 5 id=S -> New 0
            place b buy 100 2 id=B  -> Filled 2
            place b buy 100 2 id=C  -> Filled 2
            """
        );
        var history = World.State.Spot.History.Fills;
        var maker = Rows(history, new SpotQuery(0, 1).Fills())[^1];
        Assert.Equal((1L, 1L, 1, 2L, 100L), (maker.TradeId, maker.OrderId, (int)maker.IsMaker, maker.Lots, maker.PriceTicks));
        Assert.Equal((200, World.Ledger.Assets.IndexOf("USDT")), ((int)maker.Fee, maker.FeeAsset));
        var taker = Rows(history, new SpotQuery(0, 2) { OrderId = 3 }.Fills()).Single();
        Assert.Equal((2L, 3L, 0, "C", Side.Buy), (taker.TradeId, taker.OrderId, (int)taker.IsMaker, $"{taker.ClientId}", taker.Side));
        Assert.Equal((2, World.Ledger.Assets.IndexOf("BTC")), ((int)taker.Fee, taker.FeeAsset));
    }

    [Fact]
    public void Trades_are_in_the_books_of_both_sides()
    {
        _script.Run(
            """
            place a sell 100 5 -> New 0
            place b buy 100 2  -> Filled 2
            """
        );
        var bills = World.State.Ledger.FindBills(new BillQuery(ExchangeId.BitMart, 2));
        Assert.Equal([BillKind.TradeIn, BillKind.TradeOut, BillKind.Deposit], bills.Select(bill => bill.Kind));
        Assert.Equal((1_998, 2, 2_000, 200_000), ((int)bills[0].Delta, (int)bills[0].Fee, (int)bills[0].FillSize, (int)bills[0].FillValue));
        Assert.Equal((-200_000, 1L, 0), ((int)bills[1].Delta, bills[1].Reference, bills[1].Market));
    }

    [Fact]
    public void Triggers_are_found_while_they_wait_and_afterwards()
    {
        _script.Run(
            """
            trigger a 200 sell 300 1 id=X -> Waiting
            trigger a 200 sell 300 1 id=Y -> Waiting
            cancel-trigger a X            -> Canceled
            """
        );
        var query = new SpotQuery(0, 1);
        Assert.Equal([2L], World.Spot.WaitingTriggers(query).Select(trigger => trigger.Id));
        Assert.Empty(World.Spot.WaitingTriggers(query with { TriggerKind = SpotTriggerKind.TakeProfitStopLoss }));
        var history = World.State.Spot.History.Triggers;
        Assert.Equal(1, Rows(history, query.Triggers()).Single().Id);
        Assert.Equal(1, Rows(history, SpotQuery.TriggerOf(0, 1, SpotOrderKey.Of(Name("X")))).Single().Id);
        Assert.Empty(Rows(history, SpotQuery.TriggerOf(0, 1, SpotOrderKey.Of(2))));
    }

    private IEnumerable<long> Ids(SpotQuery query) => World.Spot.OpenOrders(query).Select(order => order.Id);

    private SpotOrderRow[] Over(HistoryQuery<SpotOrderRow> query) => Rows(World.State.Spot.History.Orders, query);

    private static TRow[] Rows<TRow>(HistoryStream<TRow> stream, HistoryQuery<TRow> query)
        where TRow : unmanaged, IHistoryRow => [.. query.Begin(stream).Finish().Select(entry => entry.Row)];

    private static ClientOrderId Name(string text) => ClientOrderId.TryParse(text, out var name) ? name : default;

    private static SpotOrderRequest Sell(long priceTicks, long lots) =>
        new()
        {
            Side = Side.Sell,
            PriceTicks = priceTicks,
            Lots = lots,
        };
}

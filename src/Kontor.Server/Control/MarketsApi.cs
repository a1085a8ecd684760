using Kontor.World;
using Kontor.World.Ledger;
using Kontor.World.MarketData;
using Kontor.World.Spot;

namespace Kontor.Server.Control;

/// <summary>What is public of a market, whatever dialect shows it: the book, the last day, the last trades.</summary>
internal static class MarketsApi
{
    private const int LevelsShown = 10;
    private const int TradesShown = 20;

    public static void MapMarkets(this RouteGroupBuilder control) =>
        control.MapGet("/exchanges/{exchange}/markets/{symbol}", Show).WithSummary("A market's book, last day and last trades.");

    // Read from the tape, not on the world's loop: looking delays no order.
    private static IResult Show(string exchange, string symbol, LiveWorld world) =>
        world.Spot.Find(new ExchangeId(exchange), symbol) is { } market
            ? Results.Json(View.Of(market, world.Clock.NowMs))
            : Problem.NotFound($"{exchange} has no market {symbol}.");

    /// <summary>Prices in ticks and quantities in lots; the record says how much they are.</summary>
    internal sealed record View(
        MarketRecord Market,
        long UpdateId,
        IReadOnlyList<long[]> Bids,
        IReadOnlyList<long[]> Asks,
        Day Last24Hours,
        IReadOnlyList<Trade> Trades
    )
    {
        public static View Of(SpotMarketView market, long nowMs)
        {
            var depth = market.Tape.Depth(LevelsShown);
            var window = market.Tape.Ticker(nowMs).Window;
            return new View(
                market.Record,
                depth.UpdateId,
                [.. depth.Bids.Select(Row)],
                [.. depth.Asks.Select(Row)],
                new Day(window.Open, window.High, window.Low, window.Close, window.Lots, window.Trades),
                [.. market.Tape.Trades(TradesShown).Select(Trade.Of)]
            );
        }

        private static long[] Row(DepthLevel level) => [level.PriceTicks, level.Lots];
    }

    internal sealed record Day(long Open, long High, long Low, long Close, Int128 Lots, long Trades);

    internal sealed record Trade(long Id, long PriceTicks, long Lots, string Side, long TimeMs)
    {
        public static Trade Of(TapeTrade trade) =>
            new(
                trade.TradeId,
                trade.PriceTicks,
                trade.Lots,
                trade.TakerSide == Kontor.World.Matching.Side.Buy ? "buy" : "sell",
                trade.TimeMs
            );
    }
}

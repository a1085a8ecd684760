using Kontor.World;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Spot;
using Kontor.World.State;

namespace Kontor.Server.Residents;

/// <summary>
/// One spot market, kept alive: a maker with a ladder of orders around the reference price, and a taker who now and then takes some of
/// it. Both only ever send ordinary commands.
/// </summary>
internal sealed class SpotStall(
    LiveWorld world,
    ExchangeId exchange,
    MarketRecord market,
    AssetRecord baseAsset,
    ReferencePrice reference,
    ResidentUser maker,
    ResidentUser taker,
    Chance chance
)
{
    private const int LevelsPerSide = 8;

    /// <summary>From one level to the next, in millionths of the price.</summary>
    private const int SpacingPpm = 200;

    private const int TakesPercent = 30;

    /// <summary>What one level offers, in whole coins of the quote.</summary>
    private const int LevelWorth = 5_000;

    /// <summary>What a resident starts with in every market, in whole coins of the quote.</summary>
    private const long Worth = 5_000_000;

    private readonly long[] _orders = new long[2 * LevelsPerSide];
    private long _quotedUnits;

    private long QuoteCoin => TickValue.OneCoin(QuoteDecimals);

    public required int QuoteDecimals { get; init; }

    /// <summary>Forgets what a former run has left in the book, and puts up a new ladder.</summary>
    public async Task OpenAsync()
    {
        await world.ExecuteAsync(new CancelAllSpotOrders(exchange, maker.Number, market.Symbol, null));
        await TopUpAsync();
        _quotedUnits = reference.Units;
        await Task.WhenAll(Enumerable.Range(0, _orders.Length).Select(PlaceAsync));
    }

    public async Task StepAsync()
    {
        await FollowAsync();
        if (chance.Below(100) < TakesPercent)
            await TakeAsync();
    }

    public async Task TopUpAsync()
    {
        foreach (var resident in (ResidentUser[])[maker, taker])
        {
            await resident.TopUpAsync(exchange, WalletId.Spot, market.Quote, (Int128)Worth * QuoteCoin);
            await resident.TopUpAsync(exchange, WalletId.Spot, market.Base, BaseFor((Int128)Worth * QuoteCoin));
        }
    }

    // The ladder is moved when the reference has left the middle of it, one order at a time, away from the price first: a ladder that
    // moves towards itself would meet itself. The commands wait in the world's queue together and share its flush, in this order.
    private async Task FollowAsync()
    {
        var isRising = reference.Units > _quotedUnits;
        if (Int128.Abs((Int128)reference.Units - _quotedUnits) * 1_000_000 >= (Int128)_quotedUnits * SpacingPpm)
            _quotedUnits = reference.Units;
        var seen = await world.ReadAsync(Find);
        if (seen.Status != AnswerStatus.Done)
            return;
        var moves = new List<Task>();
        foreach (var side in isRising ? (Side[])[Side.Sell, Side.Buy] : [Side.Buy, Side.Sell])
        for (var depth = LevelsPerSide - 1; depth >= 0; depth--)
        {
            var level = side == Side.Buy ? depth : LevelsPerSide + depth;
            moves.Add(MoveAsync(level, seen.Value[level]));
        }
        await Task.WhenAll(moves);
    }

    private SpotOrderRow[] Find(WorldState state) =>
        Array.ConvertAll(
            _orders,
            id => state.SpotOf(exchange).TryFindOpen(maker.Number, market.Symbol, SpotOrderKey.Of(id), out var order) ? order : default
        );

    private Task MoveAsync(int level, in SpotOrderRow order)
    {
        if (order.Id == 0)
            return PlaceAsync(level);
        if (order.PriceTicks == PriceAt(level) && order.FilledLots == 0)
            return Task.CompletedTask;
        var lots = order.FilledLots + LotsAt(level);
        return world
            .ExecuteAsync(new AmendSpotOrder(exchange, maker.Number, market.Symbol, SpotOrderKey.Of(order.Id), PriceAt(level), lots))
            .AsTask();
    }

    private async Task PlaceAsync(int level)
    {
        var request = new SpotOrderRequest
        {
            Side = level < LevelsPerSide ? Side.Buy : Side.Sell,
            TimeInForce = TimeInForce.PostOnly,
            PriceTicks = PriceAt(level),
            Lots = LotsAt(level),
        };
        var answer = await world.ExecuteAsync(new PlaceSpotOrder(exchange, maker.Number, market.Symbol, request));
        _orders[level] = answer.Status == AnswerStatus.Done && answer.Value.IsOk ? answer.Value.Value.Id : 0;
    }

    private async Task TakeAsync()
    {
        var isBuy = chance.Below(2) == 0;
        var request = new SpotOrderRequest
        {
            Side = isBuy ? Side.Buy : Side.Sell,
            TimeInForce = TimeInForce.ImmediateOrCancel,
            PriceTicks = PriceAt(isBuy ? LevelsPerSide + 2 : 2),
            Lots = Math.Max(market.MinLots, LotsAt(0) * (long)(1 + chance.Below(150)) / 100),
        };
        await world.ExecuteAsync(new PlaceSpotOrder(exchange, taker.Number, market.Symbol, request));
    }

    // Levels 0 to 7 are bids from the best downwards, 8 to 15 asks from the best upwards.
    private long PriceAt(int level)
    {
        var depth = level % LevelsPerSide;
        var offset = (Int128)_quotedUnits * (SpacingPpm * (2 * depth + 1)) / 2_000_000;
        return level < LevelsPerSide
            ? (long)Int128.Max(1, (_quotedUnits - offset) / market.TickUnits)
            : (long)((_quotedUnits + offset) / market.TickUnits) + 1;
    }

    // Deeper levels offer more, as they do everywhere.
    private long LotsAt(int level)
    {
        var worth = (Int128)LevelWorth * (1 + level % LevelsPerSide) * QuoteCoin;
        return Math.Clamp((long)(BaseFor(worth) / market.LotUnits), market.MinLots, market.MaxLots);
    }

    private Int128 BaseFor(Int128 quoteUnits) => quoteUnits * TickValue.OneCoin(baseAsset.Decimals) / reference.Units;
}

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
internal sealed class SpotStall(LiveWorld world, ExchangeId exchange, MarketRecord market, Ladder ladder, Street street) : IStall
{
    /// <summary>What a resident has in every market, in whole coins of the quote.</summary>
    private const long Worth = 5_000_000;

    private readonly long[] _orders = new long[Ladder.Levels];

    public async Task OpenAsync()
    {
        ladder.Follow(street.Reference.Units);
        await world.ExecuteAsync(new CancelAllSpotOrders(exchange, street.Maker.Number, market.Symbol, null));
        await TopUpAsync();
        await Task.WhenAll(Enumerable.Range(0, Ladder.Levels).Select(PlaceAsync));
    }

    public async Task StepAsync()
    {
        await FollowAsync();
        if (street.WantsToTake())
            await TakeAsync();
    }

    public async Task TopUpAsync()
    {
        foreach (var resident in street.Residents)
        {
            await resident.TopUpAsync(exchange, WalletId.Spot, market.Quote, Worth * ladder.QuoteCoin);
            await resident.TopUpAsync(exchange, WalletId.Spot, market.Base, ladder.BaseFor(Worth * ladder.QuoteCoin));
        }
    }

    // The commands wait in the world's queue together and share its flush, in this order.
    private async Task FollowAsync()
    {
        var isRising = street.Reference.Units > ladder.Middle;
        ladder.Follow(street.Reference.Units);
        var seen = await world.ReadAsync(Find);
        if (seen.Status == AnswerStatus.Done)
            await Task.WhenAll(Ladder.MovingOrder(isRising).Select(level => MoveAsync(level, seen.Value[level])).ToArray());
    }

    private SpotOrderRow[] Find(WorldState state) =>
        Array.ConvertAll(
            _orders,
            id =>
                state.SpotOf(exchange).TryFindOpen(street.Maker.Number, market.Symbol, SpotOrderKey.Of(id), out var order) ? order : default
        );

    private Task MoveAsync(int level, in SpotOrderRow order)
    {
        if (order.Id == 0)
            return PlaceAsync(level);
        if (order.PriceTicks == ladder.PriceAt(level) && order.FilledLots == 0)
            return Task.CompletedTask;
        var lots = order.FilledLots + ladder.LotsAt(level);
        var key = SpotOrderKey.Of(order.Id);
        return world
            .ExecuteAsync(new AmendSpotOrder(exchange, street.Maker.Number, market.Symbol, key, ladder.PriceAt(level), lots))
            .AsTask();
    }

    private async Task PlaceAsync(int level)
    {
        var request = new SpotOrderRequest
        {
            Side = Ladder.IsBid(level) ? Side.Buy : Side.Sell,
            TimeInForce = TimeInForce.PostOnly,
            PriceTicks = ladder.PriceAt(level),
            Lots = ladder.LotsAt(level),
        };
        var answer = await world.ExecuteAsync(new PlaceSpotOrder(exchange, street.Maker.Number, market.Symbol, request));
        _orders[level] = answer.Status == AnswerStatus.Done && answer.Value.IsOk ? answer.Value.Value.Id : 0;
    }

    private async Task TakeAsync()
    {
        var isBuy = street.Toss();
        var request = new SpotOrderRequest
        {
            Side = isBuy ? Side.Buy : Side.Sell,
            TimeInForce = TimeInForce.ImmediateOrCancel,
            PriceTicks = ladder.PriceAt(isBuy ? Ladder.LevelsPerSide + 2 : 2),
            Lots = street.SomeOf(ladder.LotsAt(0), market.MinLots),
        };
        await world.ExecuteAsync(new PlaceSpotOrder(exchange, street.Taker.Number, market.Symbol, request));
    }
}

using Kontor.World;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Prices;
using Kontor.World.State;

namespace Kontor.Server.Residents;

/// <summary>
/// One perpetual contract, kept alive as a spot market is. Its residents trade one-way with cross margin, and report the index price that
/// marks positions.
/// </summary>
internal sealed class PerpetualStall(LiveWorld world, ExchangeId exchange, ContractRecord contract, Ladder ladder, Street street) : IStall
{
    /// <summary>What a resident has in the contract wallet for every contract, in whole coins of the quote.</summary>
    private const long Worth = 5_000_000;

    private const int Leverage = 5;

    private readonly long[] _orders = new long[Ladder.Levels];

    public async Task OpenAsync()
    {
        ladder.Follow(street.Reference.Units);
        await ReportIndexAsync();
        await world.ExecuteAsync(new CancelAllPerpetualOrders(exchange, street.Maker.Number, contract.Symbol));
        await TopUpAsync();
        await Task.WhenAll(Enumerable.Range(0, Ladder.Levels).Select(PlaceAsync));
    }

    public async Task StepAsync()
    {
        await ReportIndexAsync();
        await FollowAsync();
        if (street.WantsToTake())
            await TakeAsync();
    }

    public async Task TopUpAsync()
    {
        foreach (var resident in street.Residents)
            await resident.TopUpAsync(exchange, WalletId.Contract, contract.Quote, Worth * ladder.QuoteCoin);
    }

    private ValueTask<Answer<Outcome<long>>> ReportIndexAsync() =>
        world.ExecuteAsync(new SetIndexPrice(exchange, contract.Symbol, street.Reference.Units));

    // The commands wait in the world's queue together and share its flush, in this order.
    private async Task FollowAsync()
    {
        var isRising = street.Reference.Units > ladder.Middle;
        ladder.Follow(street.Reference.Units);
        var seen = await world.ReadAsync(Find);
        if (seen.Status == AnswerStatus.Done)
            await Task.WhenAll(Ladder.MovingOrder(isRising).Select(level => MoveAsync(level, seen.Value[level])).ToArray());
    }

    private PerpetualOrderRow[] Find(WorldState state)
    {
        var perpetuals = state.Perpetuals.Of(state.Ledger.Find(exchange)!);
        return Array.ConvertAll(
            _orders,
            id => perpetuals.TryFindOpen(street.Maker.Number, contract.Symbol, PerpetualOrderKey.Of(id), out var order) ? order : default
        );
    }

    private Task MoveAsync(int level, in PerpetualOrderRow order)
    {
        if (order.Id == 0)
            return PlaceAsync(level);
        if (order.PriceTicks == ladder.PriceAt(level) && order.FilledLots == 0)
            return Task.CompletedTask;
        var lots = order.FilledLots + ladder.LotsAt(level);
        var key = PerpetualOrderKey.Of(order.Id);
        return world
            .ExecuteAsync(new AmendPerpetualOrder(exchange, street.Maker.Number, contract.Symbol, key, ladder.PriceAt(level), lots))
            .AsTask();
    }

    private async Task PlaceAsync(int level)
    {
        var request = new PerpetualOrderRequest
        {
            Action = Ladder.IsBid(level) ? OrderAction.Buy : OrderAction.Sell,
            TimeInForce = TimeInForce.PostOnly,
            PriceTicks = ladder.PriceAt(level),
            Lots = ladder.LotsAt(level),
            Leverage = Leverage,
            MarginMode = MarginMode.Cross,
        };
        var answer = await world.ExecuteAsync(new PlacePerpetualOrder(exchange, street.Maker.Number, contract.Symbol, request));
        _orders[level] = answer.Status == AnswerStatus.Done && answer.Value.IsOk ? answer.Value.Value.Id : 0;
    }

    private async Task TakeAsync()
    {
        var isBuy = street.Toss();
        var request = new PerpetualOrderRequest
        {
            Action = isBuy ? OrderAction.Buy : OrderAction.Sell,
            TimeInForce = TimeInForce.ImmediateOrCancel,
            PriceTicks = ladder.PriceAt(isBuy ? Ladder.LevelsPerSide + 2 : 2),
            Lots = street.SomeOf(ladder.LotsAt(0), contract.LotsMin),
            Leverage = Leverage,
            MarginMode = MarginMode.Cross,
        };
        await world.ExecuteAsync(new PlacePerpetualOrder(exchange, street.Taker.Number, contract.Symbol, request));
    }
}

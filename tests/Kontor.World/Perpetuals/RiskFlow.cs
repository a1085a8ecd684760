using Kontor.World.Commands;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;
using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Tests.Perpetuals;

/// <summary>What users do at contracts, with everything around it: index prices that jump, plans, silence, pauses, and a clock that runs.</summary>
internal sealed class RiskFlow
{
    private readonly PerpetualFlow _orders;
    private readonly Chance _chance = new();
    private long _indexUnits = 100_000;

    public RiskFlow(ulong seed)
    {
        _orders = new PerpetualFlow(seed);
        _chance.Seed(seed + 1);
    }

    /// <summary>How far the clock goes before the next command: mostly not at all, sometimes over funding rounds.</summary>
    public long NextPauseMs() =>
        _chance.Below(200) switch
        {
            0 => (long)_chance.Below(20 * 3_600_000),
            < 20 => (long)_chance.Below(120_000),
            < 60 => (long)_chance.Below(4_000),
            _ => 0,
        };

    public Command Next(PerpetualWorld world)
    {
        var user = 1 + (long)_chance.Below(PerpetualFlow.UsersMax);
        var symbol = Symbol();
        return _chance.Below(100) switch
        {
            < 12 => new SetIndexPrice(ExchangeId.Weex, symbol, Index()),
            < 20 => new PlacePlan(ExchangeId.Weex, user, symbol, Terms(world, user)),
            < 22 => new CancelPlan(ExchangeId.Weex, user, "", Key(world, user)),
            < 23 => new CancelAllPlans(ExchangeId.Weex, user, symbol),
            < 24 => new AmendPlan(ExchangeId.Weex, user, "", Key(world, user), Change()),
            < 25 => new CancelAllAfter(ExchangeId.Weex, user, symbol, (long)_chance.Below(30_000)),
            < 26 => new DefineContract(ExchangeId.Weex, world.At(symbol).Record with { State = State() }),
            _ => _orders.Next(world),
        };
    }

    private string Symbol() => _chance.Below(3) == 0 ? PerpetualWorld.Eth : PerpetualWorld.Btc;

    private ContractState State() => _chance.Below(4) == 0 ? ContractState.Paused : ContractState.Trading;

    private long Index()
    {
        var stepMax = _chance.Below(12) == 0 ? 15_000UL : 1_500UL;
        _indexUnits = Math.Clamp(_indexUnits + (long)_chance.Below(2 * stepMax) - (long)stepMax, 60_000, 160_000);
        return _indexUnits;
    }

    private long Ticks() => (_indexUnits / 1_000) - 10 + (long)_chance.Below(21);

    private PlanTerms Terms(PerpetualWorld world, long user)
    {
        var isHedged = world.Perpetuals.PositionModeOf(user) == PositionMode.Hedge;
        var kind = (PlanKind)(1 + _chance.Below(4));
        var isEnd = kind is PlanKind.TakeProfit or PlanKind.StopLoss;
        var first = isHedged ? OrderAction.OpenLong : OrderAction.Buy;
        return new PlanTerms
        {
            Kind = kind,
            Action = (OrderAction)((int)first + (isEnd ? 1 + (int)_chance.Below(2) : (int)_chance.Below(4))),
            Lots = isEnd && _chance.Below(2) == 0 ? 0 : 1 + (long)_chance.Below(6),
            TriggerTicks = kind == PlanKind.Trailing && _chance.Below(2) == 0 ? 0 : Ticks(),
            Source = (PriceSource)(1 + _chance.Below(2)),
            LimitTicks = kind == PlanKind.Trailing || _chance.Below(2) == 0 ? 0 : Ticks(),
            CallbackPpm = 1_000 + (int)_chance.Below(49_001),
            Presets = _chance.Below(3) == 0 ? new PresetEnds(Ticks() + 15, false, Ticks() - 15, true) : default,
            LifeHours = _chance.Below(2) == 0 ? 24 : 0,
        };
    }

    private PlanChange Change() => new((long)_chance.Below(3), Ticks(), 0, (PriceSource)(1 + _chance.Below(2)), PriceWay.Towards);

    private PlanKey Key(PerpetualWorld world, long user)
    {
        var plans = world.Perpetuals.Risk.Plans.Book.Of(user).ToArray();
        return PlanKey.Of(plans.Length == 0 ? 7 : plans[(int)_chance.Below((ulong)plans.Length)].Id);
    }
}

using Kontor.World.Codec;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals.Plans;

/// <summary>
/// The plans of one contract that watch one of its prices. A price that reaches nobody costs a comparison for each of the four ways in
/// which somebody could be reached.
/// </summary>
internal sealed class PlanWatch
{
    // A trailing plan that follows stands in both: at its stop, and at the next better price, which moves the stop.
    private readonly TriggerBook _stops = new();
    private readonly TriggerBook _better = new();

    public int Count => _stops.Count;

    public void Add(PlanOrder plan, long tickUnits)
    {
        if (plan.State == PlanState.Following)
            Follow(plan, plan.BestUnits);
        else
            _stops.Add(plan.Id, plan.Terms.TriggerTicks * tickUnits, plan.Terms.Rises);
    }

    public void Remove(PlanOrder plan)
    {
        Invariant.Holds(_stops.Remove(plan.Id));
        if (plan.State == PlanState.Following)
            _better.Remove(plan.Id);
    }

    /// <summary>Lets a trailing plan follow from this price on.</summary>
    public void Follow(PlanOrder plan, long priceUnits)
    {
        var sells = plan.Terms.Side == Side.Sell;
        plan.State = PlanState.Following;
        plan.BestUnits = priceUnits;
        _stops.Add(plan.Id, TrailingStop.StopUnits(priceUnits, plan.Terms.CallbackPpm, sells), rises: !sells);
        _better.Add(plan.Id, sells ? priceUnits + 1 : priceUnits - 1, rises: sells);
    }

    /// <summary>
    /// Takes out the next plan whose price is reached. On the way every trailing plan has followed to the price, and those whose
    /// activation price it is have begun to.
    /// </summary>
    public PlanOrder? TakeReached(PlanBook plans, long priceUnits)
    {
        while (_better.TryPopReached(priceUnits, out var better))
        {
            Invariant.Holds(_stops.Remove(better));
            Follow(plans[better], priceUnits);
        }
        while (_stops.TryPopReached(priceUnits, out var reached))
        {
            var plan = plans[reached];
            if (plan.State == PlanState.Following)
                _better.Remove(reached);
            if (plan.Terms.Kind != PlanKind.Trailing || plan.State == PlanState.Following)
                return plan;
            Follow(plan, priceUnits);
        }
        return null;
    }

    internal void Save(ref RecordWriter writer)
    {
        _stops.Save(ref writer);
        _better.Save(ref writer);
    }

    internal void Load(ref RecordReader reader)
    {
        _stops.Load(ref reader);
        _better.Load(ref reader);
    }
}

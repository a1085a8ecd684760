using Kontor.World.Codec;

namespace Kontor.World.Perpetuals.Plans;

/// <summary>Every plan of one exchange that waits, and what each of them watches.</summary>
public sealed class PlanBook
{
    /// <summary>Of one exchange. What one user may have is a rule of each contract.</summary>
    public const int PlansMax = 200_000;

    private readonly SortedDictionary<long, PlanOrder> _plans = [];
    private readonly Dictionary<long, SortedSet<long>> _plansOf = [];
    private readonly List<PlanWatch> _byLast = [];
    private readonly List<PlanWatch> _byMark = [];

    public int Count => _plans.Count;

    public PlanOrder? Find(long id) => _plans.GetValueOrDefault(id);

    internal PlanOrder this[long id] => _plans[id];

    public int CountOf(long user) => _plansOf.TryGetValue(user, out var ids) ? ids.Count : 0;

    /// <summary>In the order of their ids.</summary>
    public IEnumerable<PlanOrder> Of(long user) => _plansOf.TryGetValue(user, out var ids) ? ids.Select(id => _plans[id]) : [];

    public IEnumerable<PlanOrder> Of(long user, int contract) => Of(user).Where(plan => plan.Contract == contract);

    public bool IsFull => Count >= PlansMax;

    /// <summary>Of all users, in the order of their ids.</summary>
    public IEnumerable<PlanOrder> In(int contract) => _plans.Values.Where(plan => plan.Contract == contract);

    /// <param name="priceUnits">Where the price is that it watches.</param>
    internal void Add(PlanOrder plan, long tickUnits, long priceUnits)
    {
        Invariant.Holds(!IsFull);
        Enlist(plan);
        var watch = WatchOf(plan);
        // Without an activation price a trailing plan follows from where the price is.
        if (plan.Terms.TriggerTicks == 0)
            watch.Follow(plan, priceUnits);
        else
            watch.Add(plan, tickUnits);
    }

    internal void Remove(PlanOrder plan)
    {
        WatchOf(plan).Remove(plan);
        Strike(plan);
    }

    /// <summary>Gives a plan other terms. What a trailing one has followed so far is kept.</summary>
    internal void Change(PlanOrder plan, in PlanTerms terms, long tickUnits)
    {
        WatchOf(plan).Remove(plan);
        plan.Terms = terms;
        WatchOf(plan).Add(plan, tickUnits);
    }

    /// <summary>Takes the next plan out of the book that a price of a contract has reached.</summary>
    internal PlanOrder? TakeReached(int contract, PriceSource source, long priceUnits)
    {
        var watches = source == PriceSource.Last ? _byLast : _byMark;
        if (contract >= watches.Count || priceUnits == 0 || watches[contract].TakeReached(this, priceUnits) is not { } plan)
            return null;
        Strike(plan);
        return plan;
    }

    private void Enlist(PlanOrder plan)
    {
        _plans.Add(plan.Id, plan);
        if (!_plansOf.TryGetValue(plan.User, out var ids))
            _plansOf.Add(plan.User, ids = []);
        ids.Add(plan.Id);
    }

    private void Strike(PlanOrder plan)
    {
        _plans.Remove(plan.Id);
        var ids = _plansOf[plan.User];
        ids.Remove(plan.Id);
        if (ids.Count == 0)
            _plansOf.Remove(plan.User);
    }

    private PlanWatch WatchOf(PlanOrder plan)
    {
        var watches = plan.Terms.Source == PriceSource.Last ? _byLast : _byMark;
        while (watches.Count <= plan.Contract)
            watches.Add(new PlanWatch());
        return watches[plan.Contract];
    }

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_plans.Count);
        foreach (var plan in _plans.Values)
            plan.Save(ref writer);
        Save(ref writer, _byLast);
        Save(ref writer, _byMark);
    }

    internal void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Enlist(PlanOrder.Load(ref reader));
        Load(ref reader, _byLast);
        Load(ref reader, _byMark);
    }

    internal void Check(string exchange, ICollection<string> broken)
    {
        if (_byLast.Sum(watch => watch.Count) + _byMark.Sum(watch => watch.Count) != Count)
            broken.Add($"perpetuals: {exchange}: {Count} plans wait, but another number watches prices");
    }

    private static void Save(ref RecordWriter writer, List<PlanWatch> watches)
    {
        writer.WriteCount(watches.Count);
        foreach (var watch in watches)
            watch.Save(ref writer);
    }

    private static void Load(ref RecordReader reader, List<PlanWatch> watches)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            watches.Add(new PlanWatch());
            watches[^1].Load(ref reader);
        }
    }
}

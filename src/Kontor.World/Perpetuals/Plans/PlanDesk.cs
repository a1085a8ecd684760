using System.Collections.Immutable;
using Kontor.World.Feed;
using Kontor.World.Perpetuals.Prices;
using Kontor.World.Time;

namespace Kontor.World.Perpetuals.Plans;

/// <summary>Takes plans, changes and cancels them, and lets them go when their time is over.</summary>
internal sealed partial class PlanDesk(PerpetualExchange exchange, ScheduleState schedule)
{
    private const long HourMs = 3_600_000;

    private readonly Deadlines _lives = new();

    public PlanBook Book { get; } = new();

    public Outcome<PlanRow> Place(Contract contract, long user, PlanTerms terms, long nowMs)
    {
        var reject = Refuse(contract, user, terms, out var position);
        if (reject != Reject.None)
            return reject;
        var plan = new PlanOrder
        {
            Id = exchange.NextOrderId(),
            User = user,
            Contract = contract.Index,
            Terms = WithWay(contract, terms),
            CreatedMs = nowMs,
            UpdatedMs = nowMs,
            ExpiresMs = terms.LifeHours == 0 ? 0 : nowMs + (terms.LifeHours * HourMs),
            Position = position,
        };
        Add(contract, plan);
        Show(plan, OrderStep.Placed, nowMs);
        // The price may be there already.
        exchange.Risk.NoteMoved(contract);
        return RowOf(plan, Reject.None, 0, nowMs);
    }

    public Outcome<PlanRow> Amend(long user, string symbol, PlanKey key, PlanChange change, long nowMs)
    {
        if (Find(user, symbol, key) is not { } plan)
            return Reject.UnknownPlan;
        if (plan.Terms.Kind == PlanKind.Trailing)
            return Reject.PlanCannotChange;
        var contract = exchange.At(plan.Contract);
        var terms = Changed(plan.Terms, change);
        var reject = PerpetualRules.OfContract(contract.Record, terms.IsApi, terms.Action.IsClosing());
        if (reject == Reject.None)
            reject = PlanRefusals.OfForm(contract.Record, terms);
        if (reject == Reject.None)
            reject = PlanRefusals.OfScope(
                contract.Record.Plans,
                terms.TriggerTicks * contract.Record.TickUnits,
                PriceOf(contract, terms.Source)
            );
        if (reject != Reject.None)
            return reject;
        plan.UpdatedMs = nowMs;
        Book.Change(plan, WithWay(contract, terms), contract.Record.TickUnits);
        Show(plan, OrderStep.Changed, nowMs);
        exchange.Risk.NoteMoved(contract);
        return RowOf(plan, Reject.None, 0, nowMs);
    }

    public Outcome<PlanRow> Cancel(long user, string symbol, PlanKey key, long nowMs) =>
        Find(user, symbol, key) is { } plan ? Withdraw(plan, PlanState.Cancelled, Reject.None, nowMs) : Reject.UnknownPlan;

    /// <summary>In the order of their ids. An empty symbol means every contract.</summary>
    public ImmutableArray<PlanRow> CancelAll(long user, string symbol, long nowMs)
    {
        var plans = Book.Of(user).Where(plan => IsIn(plan, symbol)).ToArray();
        return [.. plans.Select(plan => Withdraw(plan, PlanState.Cancelled, Reject.None, nowMs))];
    }

    /// <summary>A position is over: so are the plans that would have ended it.</summary>
    public void Close(Contract contract, in PositionRow closed, long nowMs)
    {
        // Most positions have none, and positions come and go with trades.
        if (Book.CountOf(closed.User) > 0)
            Close(contract.Index, closed.User, closed.Id, nowMs);
    }

    private void Close(int contract, long user, long position, long nowMs)
    {
        foreach (var plan in Book.Of(user, contract).Where(plan => plan.Position == position).ToArray())
            Withdraw(plan, PlanState.Cancelled, Reject.PositionClosed, nowMs);
    }

    public void CancelAllOf(Contract contract, long nowMs)
    {
        foreach (var plan in Book.In(contract.Index).ToArray())
            Withdraw(plan, PlanState.Cancelled, Reject.ContractOffline, nowMs);
    }

    public void Expire(long nowMs)
    {
        while (_lives.TryTakeDue(nowMs, out var id))
            Withdraw(Book[id], PlanState.Expired, Reject.None, nowMs);
        AwaitExpiry(nowMs);
    }

    public PlanOrder? Find(long user, string symbol, PlanKey key)
    {
        var plan = key.Id != 0 ? Book.Find(key.Id) : Book.Of(user).FirstOrDefault(plan => plan.Terms.ClientId == key.ClientId);
        return plan is not null && plan.User == user && IsIn(plan, symbol) ? plan : null;
    }

    private void Add(Contract contract, PlanOrder plan)
    {
        Book.Add(plan, contract.Record.TickUnits, PriceOf(contract, plan.Terms.Source));
        if (plan.ExpiresMs == 0)
            return;
        _lives.Set(plan.Id, plan.ExpiresMs);
        AwaitExpiry(plan.CreatedMs);
    }

    private void AwaitExpiry(long nowMs)
    {
        if (_lives.TryAwait(nowMs, out var dueMs))
            schedule.At(dueMs, DueKind.PlanExpiry, exchange.Ledger.Index);
    }

    private PlanRow Withdraw(PlanOrder plan, PlanState state, Reject reason, long nowMs)
    {
        Book.Remove(plan);
        return End(plan, state, reason, 0, nowMs);
    }

    // The book has given it up already.
    private PlanRow End(PlanOrder plan, PlanState state, Reject reason, long placedOrder, long nowMs)
    {
        _lives.Clear(plan.Id);
        plan.State = state;
        var row = RowOf(plan, reason, placedOrder, nowMs);
        exchange.History.Plans.Add(row);
        Show(row, OrderStep.Ended);
        return row;
    }

    // To those who watch its owner.
    private void Show(PlanOrder plan, OrderStep step, long nowMs) => Show(RowOf(plan, Reject.None, 0, nowMs), step);

    private void Show(in PlanRow plan, OrderStep step)
    {
        if (exchange.Tap.Of(plan.User) is not { } tap)
            return;
        var slot = exchange.Positions.Find(plan.Position);
        var lots = slot == PositionTable.None ? 0 : exchange.Positions[slot].Lots;
        tap.Tell(plan, step, exchange.SettingsOf(plan.User, exchange.At(plan.Contract)), lots);
    }

    private PlanRow RowOf(PlanOrder plan, Reject reason, long placedOrder, long nowMs) =>
        PlanRow.Of(exchange.Ledger.Index, plan, reason, placedOrder, nowMs);

    private bool IsIn(PlanOrder plan, string symbol) =>
        symbol.Length == 0 || string.Equals(exchange.At(plan.Contract).Symbol, symbol, StringComparison.Ordinal);

    private static PlanTerms Changed(in PlanTerms terms, in PlanChange change) =>
        terms with
        {
            Lots = change.Lots == 0 ? terms.Lots : change.Lots,
            TriggerTicks = change.TriggerTicks == 0 ? terms.TriggerTicks : change.TriggerTicks,
            LimitTicks = change.LimitTicks,
            Source = change.Source,
            Way = terms.EndsPosition ? terms.Way : change.Way,
        };
}

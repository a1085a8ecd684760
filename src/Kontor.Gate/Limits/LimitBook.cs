using System.Runtime.CompilerServices;
using Kontor.World.Directory;

namespace Kontor.Gate.Limits;

/// <summary>Counts a call in all limits of its route, and keeps the tightest reading for the headers.</summary>
public sealed class LimitBook(GateMemory memory, int factor)
{
    private const int LimitsMax = 8;

    /// <summary>Off for local test suites that would otherwise wait.</summary>
    public bool IsOff => factor == 0;

    /// <summary>Takes the call's weight out of every limit of its route, or out of none.</summary>
    public bool TryTake(Call call)
    {
        if (call.Route is not { } route)
            return TryTake(call, call.Dialect.UnroutedLimits, TablesOf(call.Dialect.UnroutedLimits), 1);
        // Looked up once: the usual call pays for no dictionary.
        return TryTake(call, route.Limits, route.Tables ??= TablesOf(route.Limits), route.Weight);
    }

    /// <summary>Takes the call's user weight out of every user limit of its route, or out of none.</summary>
    public bool TryTakeOfUser(Call call)
    {
        var route = call.Route!;
        return TryTake(call, route.UserLimits, route.UserTables ??= TablesOf(route.UserLimits), route.UserWeight);
    }

    private bool TryTake(Call call, IReadOnlyList<LimitRule> rules, LimitTable[] tables, int weight)
    {
        if (factor == 0 || rules.Count == 0)
            return true;
        var demands = new Demands();
        for (var i = 0; i < rules.Count; i++)
            demands[i] = new LimitDemand(tables[i], SubjectOf(rules[i].Subject, call), weight);
        var readings = new Readings();
        var verdict = LimitSet.TryTake(((ReadOnlySpan<LimitDemand>)demands)[..rules.Count], call.NowMs, readings);
        call.Reading = verdict.Reading;
        call.ReadingOf = rules[verdict.Decider];
        if (!verdict.IsAdmitted)
            call.RetryAfterMs = verdict.Reading.RetryAfterMs;
        return verdict.IsAdmitted;
    }

    /// <summary>How full one limit of this call's subject is. Takes nothing, and needs no route.</summary>
    public WindowReading Read(LimitRule rule, Call call) => TableOf(rule).Read(SubjectOf(rule.Subject, call), call.NowMs);

    /// <summary>The windows of a rule, for stages that choose it by something else than the route.</summary>
    public LimitTable TableOf(LimitRule rule) => memory.TableOf(factor <= 1 ? rule : rule with { Limit = Widened(rule.Limit) });

    private LimitTable[] TablesOf(IReadOnlyList<LimitRule> rules) => [.. rules.Select(rule => TableOf(rule))];

    private int Widened(int limit) => (int)Math.Min(int.MaxValue, (long)limit * factor);

    private static UInt128 SubjectOf(LimitSubject subject, Call call) =>
        subject switch
        {
            LimitSubject.Ip or LimitSubject.EndpointPerIp => call.Ip.Value,
            LimitSubject.User or LimitSubject.EndpointPerUser => Subject.Of(call.User?.Number ?? 0),
            LimitSubject.IpOrUser => Subject.OfCaller(call),
            LimitSubject.Key or LimitSubject.EndpointPerKey => Subject.Of(call.Key?.Record.Number ?? 0),
            _ => Subject.Everyone,
        };

    [InlineArray(LimitsMax)]
    private struct Demands
    {
        private LimitDemand _first;
    }

    [InlineArray(LimitsMax)]
    private struct Readings
    {
        private WindowReading _first;
    }
}

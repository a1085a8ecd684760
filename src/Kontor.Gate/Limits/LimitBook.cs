using System.Collections.Concurrent;

namespace Kontor.Gate.Limits;

/// <summary>The windows of all limits, found by rule and subject.</summary>
public sealed class LimitBook(GateMemory memory, int factor)
{
    private readonly ConcurrentDictionary<(LimitRule, UInt128), SlidingWindow> _windows = new();

    public GateMemory Memory => memory;

    public bool TryTake(Call call)
    {
        var limits = call.Route?.Limits ?? call.Dialect.UnroutedLimits;
        if (factor == 0 || limits.Count == 0)
            return true;
        var weight = call.Route?.Weight ?? 1;
        foreach (var rule in limits)
        {
            UInt128 subject = rule.Subject switch
            {
                LimitSubject.Ip => call.Ip.Value,
                LimitSubject.User => (UInt128)(call.User?.Number ?? 0),
                _ => (UInt128)(call.Key?.Record.Number ?? 0),
            };
            var window = _windows.GetOrAdd((rule, subject), static (key, by) => new SlidingWindow(key.Item1.Limit * by, key.Item1.WindowMs), factor);
            lock (window)
            {
                var taken = window.TryTake(call.NowMs, weight, out var reading);
                if (call.ReadingOf is null || reading.Remaining < call.Reading.Remaining)
                {
                    call.Reading = reading;
                    call.ReadingOf = rule;
                }

                if (!taken)
                {
                    call.RetryAfterMs = reading.RetryAfterMs;
                    return false;
                }
            }
        }

        return true;
    }
}

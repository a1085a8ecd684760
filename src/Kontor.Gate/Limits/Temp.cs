#nullable enable
using System.Collections.Concurrent;
using System.Globalization;
using Kontor.Gate.Origin;
namespace Kontor.Gate.Limits;
public enum LimitSubject : byte { Ip, Key, User, Endpoint }
public sealed record LimitRule(string Name, int Limit, int WindowMs, LimitSubject Subject);
public readonly record struct WindowReading(int Limit, int Used, long RetryAfterMs, int WindowMs) { public int Remaining => Limit - Used; }
public sealed class SlidingWindow(int limit, int windowMs) {
    private readonly Queue<(long Ms, int Weight)> _taken = new(); private int _used; private long _last;
    public bool TryTake(long nowMs, int weight, out WindowReading reading) {
        nowMs = _last = Math.Max(_last, nowMs);
        while (_taken.TryPeek(out var first) && first.Ms <= nowMs - windowMs) { _taken.Dequeue(); _used -= first.Weight; }
        if (_used + weight <= limit) { _taken.Enqueue((nowMs, weight)); _used += weight; reading = new(limit, _used, 0, windowMs); return true; }
        var need = _used + weight - limit; long retry = windowMs;
        foreach (var (ms, w) in _taken) { need -= w; if (need <= 0) { retry = ms + windowMs - nowMs; break; } }
        reading = new(limit, _used, retry, windowMs); return false;
    }
}
public sealed class BanList { private readonly ConcurrentDictionary<UInt128,long> _until = new();
    public void Ban(UInt128 subject, long untilMs) => _until[subject] = untilMs;
    public bool IsBanned(UInt128 subject, long nowMs, out long remainingMs) { remainingMs = 0; if (!_until.TryGetValue(subject, out var until)) return false; remainingMs = until - nowMs; return remainingMs > 0; } }
public sealed class FloodBudget(int burst, int perSecond) { public int Burst => burst; public int PerSecond => perSecond; public bool TryTake(IpKey ip, long nowMs, out long retryAfterMs) { retryAfterMs = 0; return true; } }
public static class RetryAfter { public static long Seconds(long ms) => Math.Max(1, (ms + 999) / 1000); public static string Text(long ms) => Seconds(ms).ToString(CultureInfo.InvariantCulture); }

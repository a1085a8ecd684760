using Kontor.Gate.Replay;

namespace Kontor.Gate.Tests.Replay;

/// <summary>The obvious implementation: whole texts, and a walk over everything whenever something has to go.</summary>
internal sealed class NaiveReplayMemory(int capacity)
{
    private readonly Dictionary<(long Subject, string Text), long> _expiries = [];

    public ReplayVerdict Remember(long nowMs, params (long Subject, string Text, long ExpiresMs)[] items)
    {
        foreach (var expired in _expiries.Where(entry => entry.Value < nowMs).Select(entry => entry.Key).ToList())
            _expiries.Remove(expired);
        if (items.Any(item => _expiries.ContainsKey((item.Subject, item.Text))))
            return ReplayVerdict.Seen;
        var wanted = items.Where(item => item.ExpiresMs >= nowMs).ToList();
        if (_expiries.Count + wanted.Count > capacity)
            return ReplayVerdict.Full;
        foreach (var item in wanted)
            _expiries.Add((item.Subject, item.Text), item.ExpiresMs);
        return ReplayVerdict.Fresh;
    }
}

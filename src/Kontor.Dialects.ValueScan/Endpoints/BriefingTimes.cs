using System.Collections.Immutable;
using Kontor.Analytics.Announcements;
using Kontor.Analytics.Briefings;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary>When the briefings were made that are asked for, both ends included. Times are text here, and numbers are read all the same.</summary>
internal readonly record struct BriefingTimes(long BeginMs, long EndMs)
{
    /// <summary>Without a beginning from the first one that is kept, and without an end up to now.</summary>
    public static bool TryRead(Call call, out BriefingTimes times)
    {
        times = default;
        if (
            !Fields.TryReadWhole(call.Json, "beginTime", 0, out var begin)
            || !Fields.TryReadWhole(call.Json, "endTime", Math.Max(begin, call.NowMs), out var end)
        )
            return false;
        times = new BriefingTimes(begin, end);
        return begin <= end;
    }

    /// <summary>Those of a log, the newest first.</summary>
    public IEnumerable<Briefing> NewestFirst(AnnouncementLog<Briefing> log)
    {
        var endMs = EndMs;
        return log.ReadAfter(BeginMs - 1, BriefingDesk.KeptMax).Where(briefing => briefing.TimeMs <= endMs).Reverse();
    }
}

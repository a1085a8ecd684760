using System.Text.Json;
using Kontor.Analytics;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary>The days that rows are asked for: those that a time begins on and ends on, both included, none after today.</summary>
internal readonly record struct Days(long FirstMs, long LastMs, long NowMs)
{
    public const string Start = "startTime";
    public const string End = "endTime";

    /// <summary>So many rows an answer has at most: the newest.</summary>
    public const int RowsMax = 365;

    /// <summary>Without a start from the beginning, and without an end up to now.</summary>
    public static bool TryRead(Call call, out Days days)
    {
        days = default;
        if (!TryReadTime(call.Json, Start, 0, out var start) || !TryReadTime(call.Json, End, Math.Max(start, call.NowMs), out var end))
            return false;
        days = new Days(Grid.DayOf(start), Grid.DayOf(Math.Min(end, call.NowMs)), call.NowMs);
        return start <= end;
    }

    /// <summary>From the later of the first day asked for and the first that there is anything of.</summary>
    public IEnumerable<long> From(long knownMs)
    {
        var first = Math.Max(Math.Max(FirstMs, knownMs), LastMs - ((RowsMax - 1) * Grid.DayMs));
        for (var day = first; day <= LastMs; day += Grid.DayMs)
            yield return day;
    }

    /// <summary>The instant just before which a day's figures are taken: its end, or now on the day that is not over.</summary>
    public long CloseOf(long dayMs) => Math.Min(dayMs + Grid.DayMs, NowMs + 1);

    private static bool TryReadTime(JsonElement body, string name, long otherwise, out long timeMs) =>
        Fields.TryReadWhole(body, name, otherwise, out timeMs);
}

using System.Globalization;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>Bounds of questions: from when to when, and how many.</summary>
internal static class SpotRanges
{
    /// <summary>Milliseconds, both included. What is not given is no bound.</summary>
    public static Refusal? ReadMs(Parameters given, string from, string to, out long fromMs, out long toMs) =>
        Read(given, from, to, unitMs: 1, out fromMs, out toMs);

    /// <summary>Seconds, both included.</summary>
    public static Refusal? ReadSeconds(Parameters given, string from, string to, out long fromMs, out long toMs) =>
        Read(given, from, to, unitMs: 1_000, out fromMs, out toMs);

    /// <summary>How many rows are wanted, between one and as many as the route gives at once.</summary>
    public static Refusal? ReadLimit(Parameters given, string name, int max, ref int limit) => ReadLimit(given, name, name, max, ref limit);

    public static Refusal? ReadLimit(Parameters given, string name, string alias, int max, ref int limit)
    {
        if (given.Whole(name, alias, out var wanted) is { } malformed)
            return malformed;
        if (wanted is null)
            return null;
        if (wanted < 1)
            return Errors.MinimumLimit;
        if (wanted > max)
            return Errors.MaximumLimit.With(max);
        limit = (int)wanted.Value;
        return null;
    }

    private static Refusal? Read(Parameters given, string from, string to, long unitMs, out long fromMs, out long toMs)
    {
        toMs = Bounds.InstantMaxMs;
        var isGood = TryRead(given, from, unitMs, 0, out fromMs) && TryRead(given, to, unitMs, Bounds.InstantMaxMs, out toMs);
        return isGood && fromMs <= toMs ? null : Errors.FromOrToFormat.Refusal;
    }

    private static bool TryRead(Parameters given, string name, long unitMs, long absent, out long timeMs)
    {
        timeMs = absent;
        if (given.Text(name) is not { } text)
            return true;
        var isTime =
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time <= Bounds.InstantMaxMs / unitMs;
        timeMs = isTime ? time * unitMs : absent;
        return isTime;
    }
}

using Kontor.Analytics.Briefings;
using Kontor.Dialects.ValueScan.Wire;

namespace Kontor.Dialects.ValueScan.Streams;

/// <summary>Briefings as events.</summary>
internal static class MarketFrames
{
    public static Task<Frame> EncodeAsync(Briefing briefing, CancellationToken life) => Task.FromResult(Encode(briefing));

    public static Frame Encode(Briefing briefing) =>
        new(briefing.TimeMs, null, Frames.Event("market", briefing.TimeMs, json => MarketRows.Write(json, briefing)));
}

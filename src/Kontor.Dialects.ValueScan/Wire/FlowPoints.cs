using System.Text.Json;
using Kontor.Analytics.Markets;

namespace Kontor.Dialects.ValueScan.Wire;

/// <summary>Of every time range of a venue, the newest point that is not after a time. Ranges without one are left out.</summary>
internal sealed class FlowPoints
{
    private readonly List<(TimeRange Range, Flow Flow)> _points = [];

    public FlowPoints(VenueFlows flows, long timeMs, long gridMs)
    {
        foreach (var range in TimeRange.All)
        {
            if (flows.PointAt(range, timeMs, gridMs) is not { } point)
                continue;
            _points.Add((range, flows.Until(range, point)));
            NewestMs = Math.Max(NewestMs, point);
        }
    }

    public bool HasAny => _points.Count > 0;

    /// <summary>The newest of them; zero without any.</summary>
    public long NewestMs { get; }

    public Int128? LargestInflow => HasAny ? _points.Max(point => point.Flow.Net) : null;

    public void WriteRows(Utf8JsonWriter json, ReadOnlySpan<byte> name)
    {
        json.WriteStartArray(name);
        foreach (var (range, flow) in _points)
        {
            json.WriteStartObject();
            json.WriteRange(range);
            json.WriteDecimal("tradeInflow"u8, flow.Net);
            json.WriteDecimal("tradeAmount"u8, flow.Amount);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}

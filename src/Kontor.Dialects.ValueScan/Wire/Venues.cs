using System.Text.Json;
using Kontor.Analytics.Markets;

namespace Kontor.Dialects.ValueScan.Wire;

/// <summary>Reads where something is traded. What is delivered at the end of a quarter exists in answers only, and not in this world.</summary>
internal static class Venues
{
    public static bool TryRead(JsonElement body, string name, out Venue venue)
    {
        var isNumber = Fields.TryReadWhole(body, name, out var number);
        venue = number == (int)Venue.Perpetual ? Venue.Perpetual : Venue.Spot;
        return isNumber && number == (int)venue;
    }

    /// <summary>The same for a field that may be left out.</summary>
    public static bool TryRead(JsonElement body, string name, Venue otherwise, out Venue venue)
    {
        venue = otherwise;
        return Fields.IsEmpty(body, name) || TryRead(body, name, out venue);
    }
}

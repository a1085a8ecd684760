using System.Text.Json;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>
/// What the contract says of its limits where it lists what there is to trade. It has always contradicted what is done: the window is ten seconds, not
/// ten minutes.
/// </summary>
internal static class RateLimitJson
{
    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("rateLimits"u8);
        json.WriteStartObject();
        json.WriteString("rateLimitType"u8, "REQUEST_WEIGHT"u8);
        json.WriteString("interval"u8, "MINUTE"u8);
        json.WriteNumber("intervalNum"u8, 10);
        json.WriteNumber("limit"u8, WeightPool.WeightMax);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}

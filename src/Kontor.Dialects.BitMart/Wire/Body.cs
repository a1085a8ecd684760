using System.Globalization;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Gate;
using Kontor.Gate.Timestamps;

namespace Kontor.Dialects.BitMart.Wire;

/// <summary>Reads parameters out of a JSON body the way BitMart's clients send them.</summary>
internal readonly struct Body(Call call)
{
    /// <summary>A text that is not blank, or null.</summary>
    public string? Text(string name) =>
        call.Json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && JsonText.Of(value) is { } text
        && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;

    /// <summary>A decimal as text; some clients send numbers.</summary>
    public string? Amount(string name)
    {
        if (!call.Json.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Text(name);
    }

    /// <summary>The optional receive window narrows how late a request may be; early ones stay under the general rule.</summary>
    public Refusal? ReceiveWindow(Refusal outOfRange, Refusal late)
    {
        if (!call.Json.TryGetProperty("recvWindow", out var value))
            return null;
        var text = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Text("recvWindow") ?? "";
        if (
            !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var windowMs)
            || !Gate.Timestamps.ReceiveWindow.IsValid(windowMs)
        )
            return outOfRange;
        return call.NowMs - call.TimestampMs > windowMs ? late : null;
    }
}

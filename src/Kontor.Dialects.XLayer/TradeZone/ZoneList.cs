using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.XLayer.TradeZone;

/// <summary>A list of the Trade Zone: it says how many rows there are, reaches back to the first, and its rows are called data too.</summary>
internal static class ZoneList
{
    public const int LimitMax = 100;

    public static Utf8JsonWriter Begin(Call call, Paging paging, long total)
    {
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteDigits("page"u8, paging.Page);
        json.WriteDigits("limit"u8, paging.Limit);
        json.WriteDigits("totalPage"u8, paging.WholePagesOf(total));
        json.WriteDigits("total"u8, total);
        json.WriteStartArray("data"u8);
        return json;
    }

    public static Refusal? End(Call call)
    {
        call.Reply.Json.WriteEndArray();
        call.Reply.Json.WriteEndObject();
        return Envelope.End(call);
    }

    public static Paging ZonePaging(this Parameters parameters) => parameters.Paging(LimitMax, isWindow: false);
}

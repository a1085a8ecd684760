using System.Text.Json;
using Kontor.Catalog;
using Kontor.Chains.Views;
using Kontor.Gate;

namespace Kontor.Dialects.XLayer.Wire;

/// <summary>The two shapes of lists: rows inside one page object, or the rows alone.</summary>
internal static class ListReply
{
    /// <summary>Opens the page object. What stands between the page's numbers and its rows is for the caller to write.</summary>
    public static Utf8JsonWriter Begin<T>(Call call, Paging paging, Page<T> page)
    {
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WritePage(paging, page);
        return json;
    }

    public static Refusal? End<T>(Call call, ReadOnlySpan<byte> list, Page<T> page, Action<T> writeRow)
    {
        var json = call.Reply.Json;
        json.WriteStartArray(list);
        WriteRows(json, page.Rows, writeRow);
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    public static Refusal? Flat<T>(Call call, IEnumerable<T> rows, Action<Utf8JsonWriter, T> writeRow)
    {
        var json = Envelope.Begin(call);
        WriteRows(json, rows, row => writeRow(json, row));
        return Envelope.End(call);
    }

    /// <summary>What a lookup by a hash answers that names nothing.</summary>
    public static Refusal? Nothing(Call call)
    {
        Envelope.Begin(call);
        return Envelope.End(call);
    }

    private static void WriteRows<T>(Utf8JsonWriter json, IEnumerable<T> rows, Action<T> writeRow)
    {
        foreach (var row in rows)
        {
            json.WriteStartObject();
            writeRow(row);
            json.WriteEndObject();
        }
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Kontor.Gate;

/// <summary>
/// A request's parameters as text, wherever they travel. Clients disagree whether a number in a JSON body is a number or a string, so both
/// read the same. An empty one counts as not given.
/// </summary>
public readonly struct CallParameters
{
    /// <summary>Stands for a value that is no text at all, such as an array: it is given, and no rule accepts it.</summary>
    private const string NoText = "\uFFFF";

    private readonly QueryParameters? _query;
    private readonly JsonElement _body;

    private CallParameters(QueryParameters? query, JsonElement body) => (_query, _body) = (query, body);

    public static CallParameters OfQuery(Call call) => new(call.Query, default);

    public static CallParameters OfBody(Call call) => new(null, call.Json);

    /// <summary>One object of a list in a body.</summary>
    public static CallParameters OfObject(JsonElement element) => new(null, element);

    /// <summary>Where the method says: whoever only asks does it in the query.</summary>
    public static CallParameters Of(Call call) =>
        HttpMethods.IsGet(call.Method) || HttpMethods.IsDelete(call.Method) ? OfQuery(call) : OfBody(call);

    /// <summary>The value, or null when it was not given.</summary>
    public string? this[string name]
    {
        get
        {
            var text = _query is null ? FromBody(name) : _query[name];
            return string.IsNullOrWhiteSpace(text) ? null : text;
        }
    }

    /// <summary>A list or an object of the body; null when it was not given. A query has none.</summary>
    public JsonElement? Element(string name) =>
        _query is null && _body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string? FromBody(string name)
    {
        if (!_body.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => JsonText.Of(value) ?? NoText,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => NoText,
        };
    }
}

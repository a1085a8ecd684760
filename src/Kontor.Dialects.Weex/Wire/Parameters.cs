using System.Text.Json;
using Kontor.Gate;

namespace Kontor.Dialects.Weex.Wire;

/// <summary>
/// A request's parameters as text, wherever they travel. Clients disagree whether a number in a JSON body is a number or a string, so both
/// read the same. An empty one counts as not given.
/// </summary>
internal readonly struct Parameters
{
    /// <summary>Stands for a value that is no text at all, such as an array: it is given, and no rule accepts it.</summary>
    private const string NoText = "\uFFFF";

    private readonly QueryParameters? _query;
    private readonly JsonElement _body;

    private Parameters(QueryParameters? query, JsonElement body) => (_query, _body) = (query, body);

    public static Parameters OfQuery(Call call) => new(call.Query, default);

    public static Parameters OfBody(Call call) => new(null, call.Json);

    /// <summary>The value, or null when it was not given.</summary>
    public string? this[string name]
    {
        get
        {
            var text = _query is null ? FromBody(name) : _query[name];
            return string.IsNullOrWhiteSpace(text) ? null : text;
        }
    }

    private string? FromBody(string name)
    {
        if (!_body.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => JsonText.Of(value) ?? NoText,
            JsonValueKind.Number => value.GetRawText(),
            _ => NoText,
        };
    }
}

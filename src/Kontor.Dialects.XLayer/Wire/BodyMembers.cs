using System.Text.Json;

namespace Kontor.Dialects.XLayer.Wire;

/// <summary>The members of a JSON body. What has another JSON type than documented comes before everything else, as a parser would find it.</summary>
internal sealed class BodyMembers : Parameters
{
    private readonly JsonElement _body;

    /// <summary>Of a path that serves several chains, and is told otherwise which one is meant.</summary>
    public BodyMembers(JsonElement body) => _body = body;

    /// <param name="chain">The one chain that the path serves.</param>
    public BodyMembers(JsonElement body, string chain)
        : this(body) => NeedsChain(chain);

    public override string? Optional(string name) => TextOf(_body, name);

    public bool Flag(string name)
    {
        if (!_body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            WrongType();
        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>The objects of a list.</summary>
    public IReadOnlyList<JsonElement> Objects(string name)
    {
        if (!_body.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
            return [];
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(one => one.ValueKind != JsonValueKind.Object))
        {
            WrongType();
            return [];
        }
        return [.. list.EnumerateArray()];
    }

    public string? TextOf(JsonElement owner, string name)
    {
        if (!owner.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String)
        {
            WrongType();
            return null;
        }
        return value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
    }
}

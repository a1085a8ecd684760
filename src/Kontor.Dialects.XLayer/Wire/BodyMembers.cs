using System.Globalization;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Wire;

/// <summary>
/// The members of a JSON body, read as <see cref="Parameters"/> reads a query. What has another JSON type than documented comes before
/// everything else, as a parser would find it.
/// </summary>
internal sealed class BodyMembers
{
    private readonly JsonElement _body;
    private Fault _worst = Fault.None;

    /// <param name="chain">The one chain that these paths serve.</param>
    public BodyMembers(JsonElement body, string chain)
    {
        _body = body;
        var name = Required(ChainShortName.Parameter);
        if (name.Length == 0)
            return;
        if (!ChainShortName.IsWellFormed(name))
            Malformed(ChainShortName.Parameter);
        else if (!name.Equals(chain, StringComparison.OrdinalIgnoreCase))
            Refuse(Fault.OtherChain, Errors.ChainNotSupported);
    }

    /// <summary>In the order in which the contract complains.</summary>
    private enum Fault : byte
    {
        WrongType,
        Missing,
        Malformed,
        Mismatched,
        TooMany,
        OtherChain,
        None,
    }

    /// <summary>What the contract says to all that was read so far; nothing where it is good.</summary>
    public Refusal? Refusal { get; private set; }

    public string Required(string name)
    {
        var text = Optional(name);
        if (text is null)
            Refuse(Fault.Missing, Errors.ParameterEmpty.With(name));
        return text ?? "";
    }

    /// <summary>Nothing where it is absent, null or blank.</summary>
    public string? Optional(string name) => TextOf(_body, name);

    public Address20 RequiredAddress(string name) => ReadAddress(name, Required(name)) ?? default;

    public Address20? Address(string name) => ReadAddress(name, Optional(name));

    public bool Flag(string name)
    {
        if (!_body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            WrongType();
        return value.ValueKind == JsonValueKind.True;
    }

    public int? Number(string name)
    {
        if (Optional(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        Malformed(name);
        return null;
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

    public Address20? ReadAddress(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (!Address20.TryParse(text, out var address))
            Malformed(name);
        return address;
    }

    public void Malformed(string name) => Refuse(Fault.Malformed, Errors.ParameterError.With(name));

    public void Mismatched(string name, string other) => Refuse(Fault.Mismatched, Errors.ParametersMismatch.With(name, other));

    public void TooMany(string name, int max) => Refuse(Fault.TooMany, Errors.ParameterCountOverMax.With(name, $"{max}"));

    private void WrongType() => Refuse(Fault.WrongType, Errors.JsonFormat);

    private void Refuse(Fault fault, Refusal refusal)
    {
        if (fault < _worst)
            (_worst, Refusal) = (fault, refusal);
    }
}

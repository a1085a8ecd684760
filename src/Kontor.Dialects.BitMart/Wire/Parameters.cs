using System.Globalization;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Gate;

namespace Kontor.Dialects.BitMart.Wire;

/// <summary>
/// The parameters of a call: the query of a GET, the JSON body of a POST, so that one handler serves clients that disagree about the method.
/// What is wrong with one is said in the words of the section it belongs to.
/// </summary>
internal readonly struct Parameters(Call call, ParameterFamily family)
{
    private readonly CallParameters _given = CallParameters.Of(call);

    /// <summary>One object of a list in the body, such as an order of a batch.</summary>
    public Parameters(Call call, ParameterFamily family, JsonElement element)
        : this(call, family) => _given = CallParameters.OfObject(element);

    /// <summary>The value, or null when it was not given. Numbers and booleans read as they were written.</summary>
    public string? Text(string name) => _given[name];

    /// <summary>Some clients spell a parameter in their own way; the documented name wins.</summary>
    public string? Text(string name, string alias) => _given[name] ?? _given[alias];

    public bool Has(string name) => _given[name] is not null;

    /// <summary>A list or an object of the body.</summary>
    public JsonElement? Element(string name) => _given.Element(name);

    public Refusal? Required(string name, out string value) => Required(name, name, out value);

    public Refusal? Required(string name, string alias, out string value)
    {
        var text = Text(name, alias);
        value = text ?? "";
        return text is null ? family.Missing(name) : null;
    }

    /// <summary>One of the words that the contract lists.</summary>
    public Refusal? Word(string name, ref string value, params ReadOnlySpan<string> words)
    {
        if (Text(name) is not { } text)
            return null;
        value = text;
        return words.Contains(text) ? null : family.OutOfRange(name);
    }

    /// <summary>A whole number within bounds; keeps the value, its default, when none was given.</summary>
    public Refusal? Whole(string name, long min, long max, ref long value)
    {
        if (Whole(name, out var given) is { } refusal)
            return refusal;
        if (given is null)
            return null;
        value = given.Value;
        return value < min || value > max ? family.OutOfRange(name) : null;
    }

    /// <summary>A whole number of any size; null when none was given.</summary>
    public Refusal? Whole(string name, out long? value) => Whole(name, name, out value);

    public Refusal? Whole(string name, string alias, out long? value)
    {
        value = null;
        if (Text(name, alias) is not { } text)
            return null;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return family.Malformed(name);
        value = number;
        return null;
    }

    /// <summary>
    /// How late a request may be, where the client says so; early ones stay under the general rule. A call that proves nothing stamps nothing,
    /// so its window only has to be well formed.
    /// </summary>
    public Refusal? ReceiveWindow()
    {
        if (Whole("recvWindow", out var windowMs) is { } refusal)
            return refusal;
        if (windowMs is null)
            return null;
        if (!Gate.Timestamps.ReceiveWindow.IsValid(windowMs.Value))
            return family.OutOfRange("recvWindow");
        return call.Route?.Access == Access.Signed && call.NowMs - call.TimestampMs > windowMs ? Errors.HeaderTimestampRange.Refusal : null;
    }
}

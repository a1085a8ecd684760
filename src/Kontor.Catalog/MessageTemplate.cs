using System.Text.RegularExpressions;

namespace Kontor.Catalog;

/// <summary>A documented message with its slots. The published tables write a slot in five ways; all mean "a value goes here".</summary>
public sealed partial class MessageTemplate
{
    /// <summary>What stands around the slots: always one piece more than there are slots.</summary>
    private readonly string[] _pieces;

    private MessageTemplate(string text, string[] pieces, string[] slots) => (Text, _pieces, Slots) = (text, pieces, slots);

    public string Text { get; }

    /// <summary>The slots in order, as written: <c>%s</c>, <c>%d</c>, <c>{0}</c>, <c>[field]</c>, <c>&lt;reason&gt;</c>.</summary>
    public IReadOnlyList<string> Slots { get; }

    public static MessageTemplate Parse(string text)
    {
        var slots = new List<string>();
        var pieces = new List<string>();
        var from = 0;
        foreach (Match match in Slot().Matches(text))
        {
            // The brackets of "[field]" belong to the message: only the word inside them is the slot.
            var (start, length) = match.Value is "[field]" ? (match.Index + 1, match.Length - 2) : (match.Index, match.Length);
            pieces.Add(text[from..start]);
            slots.Add(match.Value);
            from = start + length;
        }

        pieces.Add(text[from..]);
        return new MessageTemplate(text, [.. pieces], [.. slots]);
    }

    public string Fill(params ReadOnlySpan<string> arguments)
    {
        if (arguments.Length != Slots.Count)
            throw new ArgumentException($"'{Text}' has {Slots.Count} slots, {arguments.Length} were given.", nameof(arguments));
        if (arguments.Length == 0)
            return Text;
        var filled = _pieces[0];
        for (var i = 0; i < arguments.Length; i++)
            filled += arguments[i] + _pieces[i + 1];
        return filled;
    }

    /// <summary>Whether a message that came over the wire is this template with something in every slot.</summary>
    public bool Matches(string message)
    {
        if (Slots.Count == 0)
            return message == Text;
        if (!message.StartsWith(_pieces[0], StringComparison.Ordinal))
            return false;

        // Taking each inner piece where it first appears leaves the most room for the rest, so no other choice has to be tried.
        var from = _pieces[0].Length;
        foreach (var piece in _pieces.AsSpan(1, _pieces.Length - 2))
        {
            var found = from < message.Length ? message.IndexOf(piece, from + 1, StringComparison.Ordinal) : -1;
            if (found < 0)
                return false;
            from = found + piece.Length;
        }

        return message.Length - _pieces[^1].Length > from && message.EndsWith(_pieces[^1], StringComparison.Ordinal);
    }

    [GeneratedRegex(@"%s|%d|\{\d\}|\[field\]|<reason>", RegexOptions.None, 1000)]
    private static partial Regex Slot();
}

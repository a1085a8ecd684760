using System.Collections.Generic;

namespace Kontor.Catalog.Generator;

/// <summary>One good row of an <c>errors.tsv</c>.</summary>
public sealed class TableRow(
    string key,
    string member,
    int code,
    int http,
    string retry,
    string section,
    string message,
    string cause,
    IReadOnlyList<string> slotTypes
)
{
    public string Key { get; } = key;

    /// <summary>The C# member that the key becomes.</summary>
    public string Member { get; } = member;

    public int Code { get; } = code;
    public int Http { get; } = http;

    /// <summary>The member of the <c>Retry</c> enum, not the word in the table.</summary>
    public string Retry { get; } = retry;

    public string Section { get; } = section;
    public string Message { get; } = message;
    public string Cause { get; } = cause;

    /// <summary>The C# type of each slot of the message, in order.</summary>
    public IReadOnlyList<string> SlotTypes { get; } = slotTypes;
}

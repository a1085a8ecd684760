using Microsoft.CodeAnalysis.Text;

namespace Kontor.Catalog.Generator;

/// <summary>What is wrong with an <c>errors.tsv</c>, and where.</summary>
public readonly struct TableFault(TextLine line, string reason)
{
    public TextLine Line { get; } = line;
    public string Reason { get; } = reason;
}

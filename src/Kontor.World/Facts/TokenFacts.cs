using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Facts;

/// <summary>
/// What an operator says of a token, because nothing that happens in the world tells: how much of it there is in the whole world, and what it
/// is about. Supplies count hundred-millionths of a coin; zero is one that nobody has said, or that has no bound.
/// </summary>
/// <param name="Circulating">What is in people's hands.</param>
/// <param name="Total">What exists.</param>
/// <param name="Max">What will ever exist.</param>
/// <param name="Tags">The sectors that it belongs to, in their own order.</param>
public sealed record TokenFacts(string Symbol, Int128 Circulating, Int128 Total, Int128 Max, ImmutableArray<string> Tags)
{
    public const int SupplyDecimals = 8;

    /// <summary>
    /// From how many dollars on a transfer of it is a large one, in hundred-millionths. Zero where nobody has said it.
    /// </summary>
    public Int128 LargeTransfer { get; init; }

    internal bool IsSaying => Circulating > 0 || Total > 0 || Max > 0 || LargeTransfer > 0 || Tags.Length > 0;

    internal bool IsWellFormed =>
        Bounds.IsName(Symbol)
        && IsSupply(Circulating)
        && IsSupply(Total)
        && IsSupply(Max)
        && IsSupply(LargeTransfer)
        && (Total == 0 || Circulating <= Total)
        && (Max == 0 || (Circulating <= Max && Total <= Max))
        && Tags.Length <= FactsBounds.TagsPerTokenMax
        && AreTags();

    internal void Write(ref RecordWriter writer)
    {
        writer.WriteText(Symbol);
        writer.WriteAmount(Circulating);
        writer.WriteAmount(Total);
        writer.WriteAmount(Max);
        writer.WriteTexts(Tags);
        writer.WriteAmount(LargeTransfer);
    }

    internal static TokenFacts Read(ref RecordReader reader) =>
        new(reader.ReadText(), reader.ReadAmount(), reader.ReadAmount(), reader.ReadAmount(), reader.ReadTexts())
        {
            LargeTransfer = reader.ReadAmount(),
        };

    private static bool IsSupply(Int128 supply) => supply >= 0 && supply <= Bounds.AmountMax;

    /// <summary>Every one a name, and none twice.</summary>
    private bool AreTags()
    {
        for (var tag = 0; tag < Tags.Length; tag++)
        {
            if (!Bounds.IsName(Tags[tag]) || Tags.IndexOf(Tags[tag], 0, tag, StringComparer.Ordinal) >= 0)
                return false;
        }
        return true;
    }
}

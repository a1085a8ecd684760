using Kontor.Catalog;
using Kontor.Chains;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary>Which blocks a call means, and whether there are any.</summary>
internal static class Heights
{
    public static bool Has(ChainIndex index, long height) => index.HashAt(height) is not null;

    /// <summary>Whether a range has at least one block in it.</summary>
    public static bool HasAny(ChainIndex index, HeightRange range) =>
        index.Head is { } head && range.First <= head.Height && range.Last >= index.FirstHeight;

    /// <summary>How deep a block lies; the newest has one confirmation, as the exchanges count deposits too.</summary>
    public static long Confirmations(ChainIndex index, long height) => index.Head is { } head ? Math.Max(0, head.Height - height + 1) : 0;

    /// <summary>A block that is named by its height, by its hash, or by both; all blocks where it is named by neither.</summary>
    public static Refusal? Choose(ChainIndex index, long? height, Hash32? hash, out HeightRange range)
    {
        range = height is { } one ? HeightRange.One(one) : HeightRange.All;
        if (hash is { } named)
        {
            var found = index.FindBlock(named)?.Height;
            if (height is not null && found != height)
                return Errors.ParametersMismatch.With("height", "blockHash");
            // A hash that names nothing has no transactions.
            range = found is { } known ? HeightRange.One(known) : new HeightRange(0, -1);
        }
        if (height is { } sought && !Has(index, sought))
            return Errors.BlockHeightWithoutData;
        return null;
    }
}

using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>Which part of a list is wanted: so many rows, after so many others.</summary>
internal readonly record struct Paging(int Offset, int Size)
{
    private const int SizeMax = 60;
    private const int OffsetMax = 10_000;

    /// <summary>How many rows have to be found for it.</summary>
    public int RowsMax => Offset + Size;

    public static Refusal? Read(in Parameters given, out Paging paging)
    {
        paging = default;
        var (offset, size) = (0L, (long)SizeMax);
        if (given.Whole("offset", 0, OffsetMax, ref offset) is { } badOffset)
            return badOffset;
        if (given.Whole("size", 1, SizeMax, ref size) is { } badSize)
            return badSize;
        paging = new((int)offset, (int)size);
        return null;
    }
}

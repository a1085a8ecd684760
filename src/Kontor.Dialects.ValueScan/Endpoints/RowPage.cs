using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary>Which rows of a list are asked for.</summary>
internal readonly record struct RowPage(long Skip, int Max)
{
    private const int DefaultSize = 10;

    public static bool TryRead(Call call, int sizeMax, out RowPage page)
    {
        page = default;
        if (
            !Fields.TryReadWhole(call.Json, "page", 1, out var number)
            || !Fields.TryReadWhole(call.Json, "pageSize", DefaultSize, out var size)
            || number < 1
            || size < 1
            || size > sizeMax
        )
            return false;
        // Far beyond every list there is nothing, and no need to count that far.
        page = new RowPage(number > int.MaxValue ? long.MaxValue : (number - 1) * size, (int)size);
        return true;
    }
}

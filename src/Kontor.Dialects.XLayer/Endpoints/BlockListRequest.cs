using Kontor.Catalog;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary>The parameters of <c>block/block-list</c>.</summary>
internal sealed record BlockListRequest(long? Height, Paging Paging)
{
    private const int LimitMax = 100;
    private const long NoHeight = -1;

    private static readonly string[] s_names = [ChainShortName.Parameter, "height", "page", "limit"];

    /// <summary>First what is missing, then what is malformed, in documented order; then the chain, then how far back the page lies.</summary>
    public static Refusal? Read(Call call, out object? request)
    {
        request = null;
        var query = call.Query;
        if (query[ChainShortName.Parameter] is not { } chain || string.IsNullOrWhiteSpace(chain))
            return Errors.ParameterEmpty.With(ChainShortName.Parameter);
        foreach (var name in s_names)
        {
            if (query.IsRepeated(name))
                return Errors.ParameterError.With(name);
        }

        if (!ChainShortName.IsWellFormed(chain))
            return Errors.ParameterError.With(ChainShortName.Parameter);
        if (!Paging.TryRead(query["height"], 0, long.MaxValue, NoHeight, out var height))
            return Errors.ParameterError.With("height");
        if (!Paging.TryRead(query["page"], 1, long.MaxValue, 1, out var page))
            return Errors.ParameterError.With("page");
        if (!Paging.TryRead(query["limit"], 1, LimitMax, Paging.DefaultLimit, out var limit))
            return Errors.ParameterError.With("limit");
        if (!ChainShortName.IsXLayer(chain))
            return Errors.ChainNotSupported;
        var paging = new Paging(page, (int)limit);
        if (!paging.IsWithinHistory)
            return Errors.HistoryRangeExceeded;
        request = new BlockListRequest(height == NoHeight ? null : height, paging);
        return null;
    }
}

using Kontor.Catalog;
using Kontor.Gate;

namespace Kontor.Dialects.BitMart.Stages;

/// <summary>A request that names a version, in the query or in the body, names the one there is.</summary>
internal sealed class VersionIsServed(string pathPrefix, string version, RowChoice row) : Stage
{
    private const string Parameter = "ver";

    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        if (!call.Path.StartsWith(pathPrefix))
            return null;
        return IsServed(call.Query[Parameter]) && (!HasReadBody(call) || IsServed(CallParameters.OfBody(call)[Parameter]))
            ? null
            : row.For(call);
    }

    /// <summary>Only what is signed has its body read.</summary>
    private static bool HasReadBody(Call call) => call.Route?.Access == Access.Signed && call.Method != "GET";

    private bool IsServed(string? asked) => asked is null || asked == version;
}

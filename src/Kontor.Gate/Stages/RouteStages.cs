using Kontor.Catalog;

namespace Kontor.Gate.Stages;

/// <summary>The path is one of the dialect's.</summary>
public sealed class RouteIsKnown(RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        if (call.Paths is null)
            return row.For(call);
        // Of a path that does not exist nobody can say which methods it takes.
        return call.Paths.IsCatchAll && call.Route is null ? row.For(call) : null;
    }
}

/// <summary>The path takes this method. Tells the client which ones it takes.</summary>
public sealed class MethodIsAllowed(RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        if (call.Route is not null)
            return null;
        call.Http?.Response.Headers.Allow = call.Paths?.Allow;
        return row.For(call);
    }
}

using Kontor.Gate;

namespace Kontor.Dialects.XLayer.Wire;

/// <summary>The parameters of a query. None may stand there twice.</summary>
internal sealed class QueryMembers : Parameters
{
    private readonly QueryParameters _query;

    /// <summary>Of a path that serves several chains, and is told otherwise which one is meant.</summary>
    public QueryMembers(Call call) => _query = call.Query;

    /// <param name="chain">The one chain that the path serves.</param>
    public QueryMembers(Call call, string chain)
        : this(call) => NeedsChain(chain);

    /// <summary>Some clients write txid where others write txId, so either is taken for the other.</summary>
    public override string? Optional(string name)
    {
        if (_query.IsRepeated(name))
            Malformed(name);
        var text =
            _query[name]
            ?? name switch
            {
                "txId" => _query["txid"],
                "txid" => _query["txId"],
                _ => null,
            };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}

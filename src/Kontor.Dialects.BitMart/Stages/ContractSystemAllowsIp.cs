using Kontor.Catalog;
using Kontor.Gate;

namespace Kontor.Dialects.BitMart.Stages;

/// <summary>The contract system behind the gate keeps a list of addresses of its own, and looks at it when the key's own list has let the caller in.</summary>
internal sealed class ContractSystemAllowsIp(string pathPrefix, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) =>
        call.Path.StartsWith(pathPrefix) && call.Key!.ContractIps is { } allowed && !allowed.Contains(call.Ip) ? row.For(call) : null;
}

using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Endpoints;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Stages;

/// <summary>The path is an interface and not one that somebody has guessed. Said only to callers who have signed.</summary>
internal sealed class InterfaceIsRegistered(RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) => ReferenceEquals(call.Route, Unregistered.Route) ? row.For(call) : null;
}

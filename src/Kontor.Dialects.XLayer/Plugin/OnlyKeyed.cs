using Kontor.Catalog;
using Kontor.Gate;

namespace Kontor.Dialects.XLayer.Plugin;

/// <summary>A stage that only routes have which want a key and no signature.</summary>
internal sealed class OnlyKeyed(Stage stage) : Stage
{
    public override IEnumerable<ErrorRow> Rows => stage.Rows;

    public override bool MayWait => stage.MayWait;

    public override Refusal? Check(Call call) => Applies(call) ? stage.Check(call) : null;

    public override ValueTask<Refusal?> CheckAsync(Call call) => Applies(call) ? stage.CheckAsync(call) : new((Refusal?)null);

    private static bool Applies(Call call) => call.Route?.Access == Access.Keyed;
}

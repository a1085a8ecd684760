using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Endpoints;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Stages;

/// <summary>What was submitted has the right type, lies in its range, and names something that exists. The world may have to be asked.</summary>
internal sealed class FieldsAreLegal(Forms forms, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override bool MayWait => true;

    public override Refusal? Check(Call call) => throw new InvalidOperationException("The world may have to be asked.");

    public override ValueTask<Refusal?> CheckAsync(Call call) => forms.Of(call).CheckAsync(call);
}

using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Endpoints;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Stages;

/// <summary>Every field that the interface needs was submitted.</summary>
internal sealed class RequiredFieldsArePresent(Forms forms, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        foreach (var field in forms.Of(call).Required)
        {
            if (Fields.IsEmpty(call.Json, field))
                return row.For(call);
        }

        return null;
    }
}

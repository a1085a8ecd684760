using Kontor.Catalog;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Stages;

/// <summary>A body is announced as JSON, with or without a charset. No body needs no announcement.</summary>
internal sealed class BodySaysItIsJson(RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        if (call.Body.IsEmpty)
            return null;
        var type = (call.Header("Content-Type") ?? "").AsSpan();
        var end = type.IndexOf(';');
        var name = end < 0 ? type : type[..end];
        return name.Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase) ? null : row.For(call);
    }
}

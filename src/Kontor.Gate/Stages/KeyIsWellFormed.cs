using Kontor.Catalog;

namespace Kontor.Gate.Stages;

/// <summary>The key looks like one: printable ASCII, and not longer than any key is. Spares looking up what a stranger made up.</summary>
public sealed class KeyIsWellFormed(int lengthMax, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) =>
        call.KeyText.Length <= lengthMax && !call.KeyText.AsSpan().ContainsAnyExceptInRange('!', '~') ? null : row.For(call);
}

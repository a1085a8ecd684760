using Kontor.Catalog;

namespace Kontor.Gate;

/// <summary>Which row a stage refuses with. Nearly always one; where a contract repeats a row per section, the request's path chooses.</summary>
public sealed class RowChoice
{
    private readonly Func<Call, Refusal> _choose;

    private RowChoice(IReadOnlyList<ErrorRow> rows, Func<Call, Refusal> choose) => (Rows, _choose) = (rows, choose);

    public IReadOnlyList<ErrorRow> Rows { get; }

    public Refusal For(Call call) => _choose(call);

    public static implicit operator RowChoice(PlainError row) => new([row], _ => row.Refusal);

    /// <summary>A row whose slots are filled with the same words every time.</summary>
    public static implicit operator RowChoice(Refusal refusal) => new([refusal.Row], _ => refusal);

    /// <summary>The first section whose path prefix fits; the last one is also the answer for every other path.</summary>
    public static RowChoice ByPath(params (string Prefix, PlainError Row)[] sections) =>
        new(
            [.. sections.Select(section => section.Row)],
            call =>
            {
                foreach (var (prefix, row) in sections)
                {
                    if (call.Path.StartsWith(prefix))
                        return row.Refusal;
                }

                return sections[^1].Row.Refusal;
            }
        );
}

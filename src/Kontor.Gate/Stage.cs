using Kontor.Catalog;

namespace Kontor.Gate;

/// <summary>
/// One check of the gate. It passes (null) or refuses with a row of its dialect. Stages are shared by the dialects; which stages a dialect
/// has, in which order and with which rows, stands in its profile.
/// </summary>
public abstract class Stage
{
    public string Name => GetType().Name;

    /// <summary>The rows this stage can refuse with, for the documentation and the tests.</summary>
    public abstract IEnumerable<ErrorRow> Rows { get; }

    public abstract Refusal? Check(Call call);

    /// <summary>Whether <see cref="CheckAsync"/> has to be asked, because the check may have to wait for bytes or for time.</summary>
    public virtual bool MayWait => false;

    public virtual ValueTask<Refusal?> CheckAsync(Call call) => new(Check(call));
}

/// <summary>A stage, and from which kind of route on it applies.</summary>
public readonly record struct Step(Stage Stage, Access From)
{
    public static Step Always(Stage stage) => new(stage, Access.Public);

    public static Step Keyed(Stage stage) => new(stage, Access.Keyed);

    public static Step Signed(Stage stage) => new(stage, Access.Signed);
}

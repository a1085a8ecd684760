namespace Kontor.World.History;

/// <summary>Which of an owner's rows are asked for: both times are included, <see cref="BeforeId"/> is not.</summary>
public readonly record struct HistoryRange(long FromMs, long ToMs, long BeforeId)
{
    public static HistoryRange All { get; } = new(long.MinValue, long.MaxValue, long.MaxValue);

    internal bool IsTooNew(long id, long timeMs) => id >= BeforeId || timeMs > ToMs;

    internal bool IsTooOld(long timeMs) => timeMs < FromMs;
}

namespace Kontor.Gate.Limits;

/// <summary>When refused calls turn into a ban, and how bans grow.</summary>
public sealed record StrikeOptions
{
    /// <summary>So many refused calls within the window are a ban.</summary>
    public int StrikesMax { get; init; } = 10;

    public long WindowMs { get; init; } = 60_000;

    /// <summary>The first ban. Each further one is twice as long as the one before.</summary>
    public long BanFirstMs { get; init; } = 120_000;

    public long BanLongestMs { get; init; } = 3 * 24 * 3_600_000L;

    /// <summary>A subject that stayed unbanned for so long starts again with the first ban.</summary>
    public long ForgetMs { get; init; } = 24 * 3_600_000L;

    public int SubjectsMax { get; init; } = 65_536;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(StrikesMax);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(WindowMs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BanFirstMs);
        ArgumentOutOfRangeException.ThrowIfLessThan(BanLongestMs, BanFirstMs);
        ArgumentOutOfRangeException.ThrowIfNegative(ForgetMs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(SubjectsMax);
    }
}

namespace Kontor.Chains.Following;

public sealed record FollowerOptions
{
    /// <summary>Where the index begins.</summary>
    public long FirstHeight { get; init; }

    /// <summary>How many blocks are asked for at once. Who is no further behind than this counts as being at the head.</summary>
    public int BatchBlocks { get; init; } = 256;

    /// <summary>How long to wait after the first failure. Every further one doubles it, up to the longest.</summary>
    public TimeSpan BackOffMin { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan BackOffMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Waits. Handed in, so that a test need not.</summary>
    public required Func<TimeSpan, CancellationToken, Task> Delay { get; init; }

    public required Func<long> NowMs { get; init; }
}

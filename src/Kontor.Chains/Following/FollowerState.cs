namespace Kontor.Chains.Following;

/// <summary>How an index stands to the head of its chain.</summary>
public abstract record FollowerState
{
    private FollowerState() { }

    public sealed record Starting : FollowerState;

    /// <summary>So many blocks are indexed, of so many that there are.</summary>
    public sealed record Backfilling(long Done, long Total) : FollowerState;

    public sealed record AtHead(long Height) : FollowerState;

    /// <summary>The chain cannot be reached, or sends what cannot be indexed. What was indexed until then is still answered from.</summary>
    public sealed record Unreachable(long SinceMs, string Reason) : FollowerState;
}

namespace Kontor.Chains.Queries;

/// <summary>How many rows some disjoint lists have, the oldest and the newest of them; -1 where there is none.</summary>
internal readonly record struct RowEnds(int Count, int First, int Last)
{
    public static RowEnds Empty => new(0, -1, -1);

    public RowEnds With(RowEnds other)
    {
        if (other.Count == 0)
            return this;
        return Count == 0 ? other : new RowEnds(Count + other.Count, Math.Min(First, other.First), Math.Max(Last, other.Last));
    }
}

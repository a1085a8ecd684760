namespace Kontor.Gate.Tests.Signing;

/// <summary>Counts what a call allocates on this thread once it is warm.</summary>
internal static class AllocationBudget
{
    private const int Rounds = 1_000;
    private const int Parts = 4;

    /// <summary>
    /// Bytes of a thousand calls. A collection in between counts what it takes away unused; what a call allocates, it allocates every time, so the
    /// part with the least is the one that tells.
    /// </summary>
    public static long BytesOf(Action<int> call)
    {
        for (var i = 0; i < Rounds; i++)
            call(i);
        var least = long.MaxValue;
        for (var part = 0; part < Parts; part++)
            least = Math.Min(least, BytesOf(call, Rounds + (part * Rounds / Parts), Rounds / Parts));
        return least * Parts;
    }

    private static long BytesOf(Action<int> call, int first, int count)
    {
        var allocations = Allocations.FromHere();
        for (var i = first; i < first + count; i++)
            call(i);
        return allocations.Bytes;
    }
}

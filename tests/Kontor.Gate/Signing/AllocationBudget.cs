namespace Kontor.Gate.Tests.Signing;

/// <summary>Counts what a call allocates on this thread once it is warm. Bytes do not depend on the machine, so they can be asserted.</summary>
internal static class AllocationBudget
{
    private const int Rounds = 1_000;
    private const int Parts = 4;

    /// <summary>
    /// Bytes of a thousand calls. Now and then the runtime does something of its own on whichever thread happens to run; what a call allocates, it
    /// allocates every time, so the part with the least is the one that tells.
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
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = first; i < first + count; i++)
            call(i);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

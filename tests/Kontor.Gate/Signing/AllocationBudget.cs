namespace Kontor.Gate.Tests.Signing;

/// <summary>Counts what a call allocates on this thread once it is warm. Bytes do not depend on the machine, so they can be asserted.</summary>
internal static class AllocationBudget
{
    private const int Rounds = 1_000;

    public static long BytesOf(Action<int> call)
    {
        for (var i = 0; i < Rounds; i++)
            call(i);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = Rounds; i < 2 * Rounds; i++)
            call(i);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

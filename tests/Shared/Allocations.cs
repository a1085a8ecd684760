namespace Kontor.Tests;

/// <summary>
/// What this thread has allocated since some point. Bytes do not depend on the machine, so they can be asserted.
/// </summary>
/// <remarks>
/// The runtime hands a thread its memory in pieces of 8 kB and counts what is left of a piece as allocated when a collection takes it away, whichever
/// thread that collection is for. So one stands at the beginning of the count: after it this thread has no piece that a later one could take.
/// </remarks>
internal readonly struct Allocations
{
    private readonly long _before;

    private Allocations(long before) => _before = before;

    public long Bytes => GC.GetAllocatedBytesForCurrentThread() - _before;

    public static Allocations FromHere()
    {
        GC.Collect();
        return new Allocations(GC.GetAllocatedBytesForCurrentThread());
    }
}

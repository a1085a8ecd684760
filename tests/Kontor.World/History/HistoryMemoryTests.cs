using Kontor.Log.History;
using Kontor.World.History;
using Kontor.World.Tests.Live;

namespace Kontor.World.Tests.History;

/// <summary>Measures the memory of the whole process, so nothing else may run in it meanwhile.</summary>
[Collection(Alone.Name)]
public sealed class HistoryMemoryTests
{
    [Fact]
    public void Memory_stays_bounded_while_a_million_rows_pass()
    {
        using var store = new MemoryHistoryStore(rowsMax: 1_024);
        var stream = new HistoryStream<SampleRow>("samples", hotMax: 1_024);
        stream.Open(store);
        Pass(100_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Pass(1_000_000);
        // A row has 57 bytes with its header: kept, a million of them would be 57 MB.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 4 << 20);
        Assert.Equal((1_024, 1_100_001L), (stream.HotCapacity, stream.NextId));

        void Pass(int rows)
        {
            for (var number = 1; number <= rows; number++)
            {
                stream.Add(SampleRow.Of(number % 100, stream.NextId, number));
                if (stream.Undrained >= 64)
                    stream.Drain();
            }
        }
    }
}

using System.Buffers;
using Kontor.Log.History;
using Kontor.World.Codec;
using Kontor.World.History;

namespace Kontor.World.Tests.History;

public sealed class HistoryStateTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(777)]
    public void A_state_that_was_saved_and_loaded_goes_on_as_if_nothing_had_happened(int rows)
    {
        using var store = new MemoryHistoryStore();
        var (one, two) = (NewState(), NewState());
        var flow = new SampleFlow(seed: 6, owners: 12);
        one.Open(store);
        for (var left = rows; left > 0; left--)
            one.Of<SampleRow>("samples").Add(flow.Next());
        one.Flush();

        var saved = Save(one);
        Load(two, saved);
        Assert.Equal(saved, Save(two));
        two.Open(store);
        for (var left = 500; left > 0; left--)
            two.Of<SampleRow>("samples").Add(flow.Next());

        // The other one that was never saved adds the same rows to a store of its own.
        using var other = new MemoryHistoryStore();
        var whole = NewState();
        whole.Open(other);
        foreach (var row in flow.Rows)
            whole.Of<SampleRow>("samples").Add(row);
        Assert.Equal(Save(whole), Save(two));
        Assert.Equal(whole.Of<SampleRow>("samples").NewestFirst(1).ToList(), two.Of<SampleRow>("samples").NewestFirst(1).ToList());
        Assert.Equal(flow.NewestFirst(1, HistoryRange.All), two.Of<SampleRow>("samples").NewestFirst(1).ToList());
        var broken = new List<string>();
        two.Check(broken);
        Assert.Empty(broken);
    }

    [Fact]
    public void What_is_saved_tells_rows_apart_but_not_how_many_of_them_are_hot()
    {
        Assert.Equal(SaveAfter(hotMax: 8, last: 3), SaveAfter(hotMax: 64, last: 3));
        Assert.NotEqual(SaveAfter(hotMax: 8, last: 3), SaveAfter(hotMax: 8, last: 4));

        static byte[] SaveAfter(int hotMax, int last)
        {
            var state = new HistoryState(new HistoryStream<SampleRow>("samples", hotMax));
            for (var number = 1; number <= 30; number++)
                state.Of<SampleRow>("samples").Add(SampleRow.Of(7, 100, number));
            state.Of<SampleRow>("samples").Add(SampleRow.Of(7, 100, last));
            return Save(state);
        }
    }

    [Fact]
    public void A_stream_that_is_new_in_this_version_begins_empty_and_one_that_is_gone_is_named()
    {
        var old = new HistoryState(new HistoryStream<SampleRow>("a"));
        old.Of<SampleRow>("a").Add(SampleRow.Of(7, 100, 1));
        var grown = new HistoryState(new HistoryStream<SampleRow>("new"), new HistoryStream<SampleRow>("a"));
        Load(grown, Save(old));
        Assert.Equal((1L, 2L), (grown.Of<SampleRow>("new").NextId, grown.Of<SampleRow>("a").NextId));
        Assert.Contains(
            "'new'",
            Assert.Throws<InvalidDataException>(() => Load(NewState("a"), Save(grown))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_stream_writes_only_when_enough_rows_wait_and_everything_before_a_snapshot()
    {
        using var store = new CountingStore(new MemoryHistoryStore());
        var state = NewState();
        state.Open(store);
        for (var number = 1; number <= 10; number++)
        {
            state.Of<SampleRow>("samples").Add(SampleRow.Of(7, number, number));
            state.Drain(rowsMin: 4);
        }
        Assert.Equal((2, 0, 2L), (store.Writes, store.Flushes, state.Of<SampleRow>("samples").Undrained));
        state.Flush();
        Assert.Equal((3, 1, 0L), (store.Writes, store.Flushes, state.Of<SampleRow>("samples").Undrained));
    }

    private static HistoryState NewState(string name = "samples") => new(new HistoryStream<SampleRow>(name, hotMax: 16));

    private static byte[] Save(HistoryState state)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new RecordWriter(output);
        state.Save(ref writer);
        return output.WrittenSpan.ToArray();
    }

    private static void Load(HistoryState state, byte[] saved)
    {
        var reader = new RecordReader(saved);
        state.Load(ref reader);
        reader.ExpectEnd();
    }
}

using Kontor.Dialects.ValueScan.Streams;

namespace Kontor.Dialects.ValueScan.Tests.Streams;

/// <summary>How many streams may be open.</summary>
public sealed class StreamSlotsTests
{
    [Fact]
    public void A_key_has_so_many_streams_and_another_key_has_its_own()
    {
        var slots = new StreamSlots(perKeyMax: 2, max: 10);
        Assert.True(slots.TryEnter(1));
        Assert.True(slots.TryEnter(1));
        Assert.False(slots.TryEnter(1));
        Assert.True(slots.TryEnter(2));
        slots.Leave(1);
        Assert.True(slots.TryEnter(1));
        Assert.Equal(3, slots.Open);
    }

    [Fact]
    public void All_keys_together_have_a_bound_too()
    {
        var slots = new StreamSlots(perKeyMax: 2, max: 2);
        Assert.True(slots.TryEnter(1));
        Assert.True(slots.TryEnter(2));
        Assert.False(slots.TryEnter(3));
        slots.Leave(1);
        Assert.True(slots.TryEnter(3));
    }

    [Fact]
    public void A_race_for_the_last_slots_lets_in_exactly_as_many_as_there_are()
    {
        var slots = new StreamSlots(perKeyMax: 5, max: 100);
        for (var round = 0; round < 100; round++)
        {
            var entered = 0;
            Parallel.For(0, 16, _ => Interlocked.Add(ref entered, slots.TryEnter(7) ? 1 : 0));
            Assert.Equal(5, entered);
            Parallel.For(0, 5, _ => slots.Leave(7));
            Assert.Equal(0, slots.Open);
        }
    }
}

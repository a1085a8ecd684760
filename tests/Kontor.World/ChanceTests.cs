using System.Buffers;
using Kontor.World.Codec;

namespace Kontor.World.Tests;

public sealed class ChanceTests
{
    [Fact]
    public void A_seed_always_draws_the_same_and_another_seed_something_else()
    {
        Assert.Equal(Draw(42, 100), Draw(42, 100));
        Assert.NotEqual(Draw(42, 100), Draw(43, 100));
        Assert.Equal(100, Draw(0, 100).Distinct().Count());
    }

    [Fact]
    public void A_restored_generator_goes_on_where_the_saved_one_stood()
    {
        var chance = new Chance();
        chance.Seed(7);
        chance.Next();
        var output = new ArrayBufferWriter<byte>();
        var writer = new RecordWriter(output);
        chance.Save(ref writer);
        var restored = new Chance();
        var reader = new RecordReader(output.WrittenSpan);
        restored.Load(ref reader);
        Assert.Equal(chance.Next(), restored.Next());
    }

    [Fact]
    public void Every_number_below_the_bound_is_drawn_and_none_above()
    {
        var chance = new Chance();
        chance.Seed(1);
        var seen = Enumerable.Range(0, 1_000).Select(_ => chance.Below(7)).ToHashSet();
        Assert.Equal(Enumerable.Range(0, 7).Select(number => (ulong)number), seen.Order());
        Assert.Equal(0UL, chance.Below(1));
        Assert.True(chance.Below(1UL << 63) < 1UL << 63);
    }

    private static ulong[] Draw(ulong seed, int count)
    {
        var chance = new Chance();
        chance.Seed(seed);
        return [.. Enumerable.Range(0, count).Select(_ => chance.Next())];
    }
}

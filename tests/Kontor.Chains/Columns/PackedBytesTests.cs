using Kontor.Chains.Columns;

namespace Kontor.Chains.Tests.Columns;

public sealed class PackedBytesTests
{
    [Fact]
    public void Texts_come_back_as_they_went_in_however_many_zeros_they_have()
    {
        var chance = new Random(11);
        var packed = new PackedBytes();
        var texts = new List<(long Start, byte[] Text)>();
        for (var n = 0; n < 3_000; n++)
        {
            var text = new byte[chance.Next(600)];
            if (n % 3 > 0)
                chance.NextBytes(text.AsSpan(chance.Next(text.Length + 1)));
            texts.Add((packed.Add(text), text));
            if (n % 500 != 499)
                continue;
            packed.Truncate(texts[n - 100].Start);
            texts.RemoveRange(n - 100, 101);
            while (texts.Count <= n)
            {
                var again = new byte[chance.Next(50)];
                texts.Add((packed.Add(again), again));
            }
        }
        Assert.All(texts, each => Assert.Equal(each.Text, packed.Get(each.Start, each.Text.Length)));
    }

    [Fact]
    public void A_call_that_is_mostly_zeros_takes_half_its_room()
    {
        var call = new byte[68];
        new Random(1).NextBytes(call.AsSpan(0, 4));
        new Random(2).NextBytes(call.AsSpan(16, 20));
        call[67] = 5;
        var packed = new PackedBytes();
        packed.Add(call);
        Assert.InRange(packed.Count, 25, 34);
    }
}

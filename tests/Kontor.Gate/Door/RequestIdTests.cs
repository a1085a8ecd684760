namespace Kontor.Gate.Tests.Door;

public sealed class RequestIdTests
{
    [Fact]
    public void Both_printed_forms_are_read_back()
    {
        var id = new RequestId(0x0123_4567_89AB_CDEF, 0x0000_0000_0000_002A);
        Assert.Equal("0123456789abcdef000000000000002a", id.ToHex());
        Assert.Equal("01234567-89ab-cdef-0000-00000000002a", id.ToGuid().ToString());
        Assert.True(RequestId.TryParse(id.ToHex(), out var fromHex));
        Assert.True(RequestId.TryParse(id.ToGuid().ToString(), out var fromGuid));
        Assert.Equal(id, fromHex);
        Assert.Equal(id, fromGuid);
        Assert.False(RequestId.TryParse("not an id", out _));
    }

    [Fact]
    public void Ids_never_repeat()
    {
        var ids = new RequestIds(seed: 7, incarnation: 3);
        Assert.Equal(100_000, Enumerable.Range(0, 100_000).Select(_ => ids.Next()).ToHashSet().Count);
    }

    [Fact]
    public void The_same_seed_and_history_give_the_same_ids_and_another_history_gives_others()
    {
        static RequestId[] First(ulong seed, long incarnation)
        {
            var ids = new RequestIds(seed, incarnation);
            return [.. Enumerable.Range(0, 1_000).Select(_ => ids.Next())];
        }

        Assert.Equal(First(7, 3), First(7, 3));
        Assert.Empty(First(7, 3).Intersect(First(7, 4)));
        Assert.Empty(First(7, 3).Intersect(First(8, 3)));
    }
}

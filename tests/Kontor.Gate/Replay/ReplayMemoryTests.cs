using Kontor.Gate.Replay;
using Kontor.Gate.Tests.Signing;

namespace Kontor.Gate.Tests.Replay;

public sealed class ReplayMemoryTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, ReplayMemory.KeyLength).Select(i => (byte)i)];

    [Fact]
    public void A_nonce_is_seen_until_the_millisecond_of_its_expiry_and_fresh_after_it()
    {
        var memory = new ReplayMemory(100, Key);
        Assert.Equal(ReplayVerdict.Fresh, memory.Remember(1, "n", expiresMs: 1_000, nowMs: 0));
        Assert.Equal(ReplayVerdict.Seen, memory.Remember(1, "n", expiresMs: 5_000, nowMs: 0));
        Assert.Equal(ReplayVerdict.Seen, memory.Remember(1, "n", expiresMs: 5_000, nowMs: 1_000));
        Assert.Equal(ReplayVerdict.Fresh, memory.Remember(1, "n", expiresMs: 5_000, nowMs: 1_001));
        Assert.Equal(ReplayVerdict.Seen, memory.Remember(1, "n", expiresMs: 9_000, nowMs: 5_000));
    }

    [Fact]
    public void Subjects_and_spellings_do_not_meet()
    {
        var memory = new ReplayMemory(100, Key);
        foreach (var nonce in new[] { "n", "N", "n ", "", "\ud800", "\ud801", "\ufffd" })
        {
            Assert.Equal(ReplayVerdict.Fresh, memory.Remember(1, nonce, 1_000, 0));
            Assert.Equal(ReplayVerdict.Fresh, memory.Remember(17, nonce, 1_000, 0));
            Assert.Equal(ReplayVerdict.Seen, memory.Remember(1, nonce, 1_000, 0));
        }
    }

    [Fact]
    public void A_full_memory_says_so_and_forgets_nothing_early()
    {
        var memory = new ReplayMemory(50, Key);
        for (var i = 0; i < 50; i++)
            Assert.Equal(ReplayVerdict.Fresh, memory.Remember(i, "n", expiresMs: 1_000 + i, nowMs: 0));
        Assert.Equal(ReplayVerdict.Full, memory.Remember(99, "n", 9_000, 1_000));
        Assert.Equal(ReplayVerdict.Seen, memory.Remember(0, "n", 9_000, 1_000));
        Assert.Equal(50, memory.Count);
        // One entry of another subject expires: that one place is found, and no second one.
        Assert.Equal(ReplayVerdict.Fresh, memory.Remember(99, "n", 9_000, 1_001));
        Assert.Equal(ReplayVerdict.Full, memory.Remember(98, "n", 9_000, 1_001));
    }

    [Fact]
    public void What_is_expired_already_takes_no_room()
    {
        var memory = new ReplayMemory(2, Key);
        Assert.Equal(ReplayVerdict.Fresh, memory.Remember(1, "n", expiresMs: 99, nowMs: 100));
        Assert.Equal(0, memory.Count);
    }

    [Fact]
    public void Of_two_things_a_refused_one_leaves_the_other_alone()
    {
        var memory = new ReplayMemory(100, Key);
        Assert.Equal(ReplayVerdict.Fresh, Both(memory, nonce: "n1", sign: "s1", nowMs: 0));
        // The nonce is free again after its window, the pair is not: the captured request with a wider window is still refused,
        // and a refusal does not renew what it was refused for.
        Assert.Equal(ReplayVerdict.Seen, Both(memory, "n1", "s1", nowMs: 10_001));
        Assert.Equal(ReplayVerdict.Seen, Both(memory, "n1", "s1", nowMs: 60_000));
        Assert.Equal(ReplayVerdict.Fresh, Both(memory, "n1", "s1", nowMs: 60_001));
        // A seen nonce does not leave the new pair behind.
        Assert.Equal(ReplayVerdict.Seen, Both(memory, "n1", "s2", nowMs: 60_002));
        Assert.Equal(
            ReplayVerdict.Fresh,
            memory.RememberBoth(1, ReplayItem.Nonce("n3", 99_999), ReplayItem.Pair("s2", "n1", 99_999), 60_003)
        );
    }

    [Fact]
    public void Two_things_find_room_together_or_not_at_all()
    {
        var memory = new ReplayMemory(3, Key);
        Assert.Equal(ReplayVerdict.Fresh, Both(memory, "n1", "s1", 0));
        Assert.Equal(ReplayVerdict.Full, Both(memory, "n2", "s2", 0));
        Assert.Equal(2, memory.Count);
        Assert.Equal(ReplayVerdict.Fresh, memory.Remember(1, "n2", 1_000, 0));
    }

    [Fact]
    public void Pairs_are_not_nonces_and_are_not_cut_elsewhere()
    {
        var memory = new ReplayMemory(100, Key);
        Assert.Equal(ReplayVerdict.Fresh, memory.RememberBoth(1, ReplayItem.Nonce("abc", 1_000), ReplayItem.Pair("ab", "c", 1_000), 0));
        Assert.Equal(ReplayVerdict.Fresh, memory.RememberBoth(1, ReplayItem.Pair("a", "bc", 1_000), ReplayItem.Pair("abc", "", 1_000), 0));
        Assert.Equal(4, memory.Count);
    }

    [Fact]
    public void The_same_thing_twice_is_kept_once_until_the_later_expiry()
    {
        foreach (var (first, second) in new[] { (100L, 200L), (200L, 100L), (200L, 200L) })
        {
            var memory = new ReplayMemory(2, Key);
            Assert.Equal(ReplayVerdict.Fresh, memory.RememberBoth(1, ReplayItem.Nonce("n", first), ReplayItem.Nonce("n", second), 0));
            Assert.Equal(1, memory.Count);
            Assert.Equal(ReplayVerdict.Seen, memory.Remember(1, "n", 300, 200));
            Assert.Equal(ReplayVerdict.Fresh, memory.Remember(1, "n", 300, 201));
        }
    }

    [Fact]
    public void A_clock_that_goes_back_brings_nothing_unexpired_to_oblivion()
    {
        var memory = new ReplayMemory(100, Key);
        Assert.Equal(ReplayVerdict.Fresh, memory.Remember(1, "old", 1_000, 500));
        Assert.Equal(ReplayVerdict.Fresh, memory.Remember(1, "new", 9_000, 1_001));
        Assert.Equal(ReplayVerdict.Seen, memory.Remember(1, "new", 9_000, 200));
        Assert.Equal(ReplayVerdict.Fresh, memory.Remember(1, "newer", 700, 200));
        Assert.Equal(ReplayVerdict.Seen, memory.Remember(1, "newer", 700, 300));
    }

    [Fact]
    public void A_steady_stream_allocates_nothing_and_stays_small()
    {
        var memory = new ReplayMemory(1_000_000, Key);
        var nonce = new char[16];
        var counts = new int[(int)ReplayVerdict.Full + 1];
        // One request per millisecond, each remembered for half a second: warm after the first thousand calls.
        var bytes = AllocationBudget.BytesOf(i =>
        {
            _ = i.TryFormat(nonce, out var length);
            var text = nonce.AsSpan(0, length);
            counts[(int)memory.RememberBoth(i % 7, ReplayItem.Nonce(text, i + 500), ReplayItem.Pair("sign", text, i + 400), i)]++;
            counts[(int)memory.Remember(i % 7, text, i + 500, i)]++;
        });
        Assert.Equal(0, bytes);
        Assert.Equal([2_000, 2_000, 0], counts);
        Assert.InRange(memory.Count, 900, 1_100);
    }

    [Fact]
    public void A_key_or_capacity_out_of_bounds_is_a_bug()
    {
        Assert.Throws<ArgumentException>(() => new ReplayMemory(10, new byte[8]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReplayMemory(1, Key));
    }

    private static ReplayVerdict Both(ReplayMemory memory, string nonce, string sign, long nowMs) =>
        memory.RememberBoth(1, ReplayItem.Nonce(nonce, nowMs + 10_000), ReplayItem.Pair(sign, nonce, nowMs + 60_000), nowMs);
}

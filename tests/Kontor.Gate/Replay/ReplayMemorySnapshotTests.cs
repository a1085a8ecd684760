using System.Buffers;
using Kontor.Gate.Replay;

namespace Kontor.Gate.Tests.Replay;

public sealed class ReplayMemorySnapshotTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, ReplayMemory.KeyLength).Select(i => (byte)i)];

    internal static ReplayMemory Reload(ReplayMemory memory, byte[] key, long nowMs)
    {
        var loaded = new ReplayMemory(memory.Capacity, key);
        loaded.Load(Save(memory), nowMs);
        return loaded;
    }

    [Fact]
    public void A_loaded_memory_knows_what_has_not_expired_since()
    {
        var loaded = Reload(Filled(100), Key, nowMs: 1_050);
        Assert.Equal(50, loaded.Count);
        Assert.Equal(ReplayVerdict.Fresh, loaded.Remember(49, "n", 9_000, 1_050));
        Assert.Equal(ReplayVerdict.Seen, loaded.Remember(50, "n", 9_000, 1_050));
        Assert.Equal(ReplayVerdict.Seen, loaded.Remember(99, "n", 9_000, 1_050));
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes_whatever_its_history()
    {
        var forwards = Filled(100);
        var backwards = new ReplayMemory(1_000, Key);
        for (var i = 99; i >= 0; i--)
            backwards.Remember(i, "n", 1_000 + i, 0);
        Assert.Equal(Save(forwards), Save(backwards));
        Assert.Equal(Save(forwards), Save(Reload(forwards, Key, 0)));
    }

    [Fact]
    public void An_empty_memory_survives_too() => Assert.Equal(0, Reload(new ReplayMemory(2, Key), Key, 0).Count);

    [Fact]
    public void Content_under_another_key_is_refused()
    {
        var content = Save(Filled(3));
        Assert.Throws<InvalidDataException>(() => new ReplayMemory(1_000, new byte[ReplayMemory.KeyLength]).Load(content, 0));
    }

    [Fact]
    public void Content_of_another_length_version_or_count_is_refused()
    {
        var content = Save(Filled(3));
        for (var length = 0; length < content.Length; length++)
            Assert.Throws<InvalidDataException>(() => new ReplayMemory(1_000, Key).Load(content.AsSpan(0, length), 0));
        Assert.Throws<InvalidDataException>(() => new ReplayMemory(1_000, Key).Load([.. content, 0], 0));
        content[0]++;
        Assert.Throws<InvalidDataException>(() => new ReplayMemory(1_000, Key).Load(content, 0));
    }

    [Fact]
    public void An_entry_that_stands_twice_is_refused()
    {
        var content = Save(Filled(2));
        content.AsSpan(content.Length - 32).CopyTo(content.AsSpan(content.Length - 64));
        Assert.Throws<InvalidDataException>(() => new ReplayMemory(1_000, Key).Load(content, 0));
    }

    [Fact]
    public void More_than_fits_is_refused_instead_of_forgotten()
    {
        var content = Save(Filled(100));
        Assert.Throws<InvalidDataException>(() => new ReplayMemory(99, Key).Load(content, nowMs: 0));
        var memory = new ReplayMemory(99, Key);
        memory.Load(content, nowMs: 1_001);
        Assert.Equal(99, memory.Count);
    }

    [Fact]
    public void Loading_over_what_is_known_already_is_a_bug() =>
        Assert.Throws<InvalidOperationException>(() => Filled(3).Load(Save(Filled(3)), 0));

    private static ReplayMemory Filled(int count)
    {
        var memory = new ReplayMemory(1_000, Key);
        for (var i = 0; i < count; i++)
            Assert.Equal(ReplayVerdict.Fresh, memory.Remember(i, "n", expiresMs: 1_000 + i, nowMs: 0));
        return memory;
    }

    private static byte[] Save(ReplayMemory memory)
    {
        var content = new ArrayBufferWriter<byte>();
        memory.Save(content);
        return content.WrittenSpan.ToArray();
    }
}

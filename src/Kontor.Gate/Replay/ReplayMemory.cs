using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Kontor.Gate.Replay;

/// <summary>
/// Remembers what was used once, until it expires: nothing is forgotten earlier, nothing is known later, and there is never more of it than
/// the capacity. It keeps 128-bit fingerprints under a secret key instead of texts, so an entry costs the same whatever a client sends; two
/// different texts share one with a chance nobody can improve who does not know the key.
/// The instants handed in should not go back. Where they do, everything that had not expired at the latest of them is still remembered.
/// </summary>
public sealed partial class ReplayMemory
{
    public const int KeyLength = SipHash128.KeyLength;

    private const int ShardCount = 16;

    /// <summary>A call adds two entries at most, so clearing four keeps ahead of the expiry without one call paying for thousands.</summary>
    private const int ForgetPerCallMax = 4;

    private readonly ReplayShard[] _shards = [.. Enumerable.Range(0, ShardCount).Select(static _ => new ReplayShard())];
    private readonly ulong _key0;
    private readonly ulong _key1;
    private int _count;

    public ReplayMemory(int capacity, ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 2);
        if (key.Length != KeyLength)
            throw new ArgumentException($"The key has {KeyLength} bytes, not {key.Length}.", nameof(key));
        Capacity = capacity;
        _key0 = BinaryPrimitives.ReadUInt64LittleEndian(key);
        _key1 = BinaryPrimitives.ReadUInt64LittleEndian(key[sizeof(ulong)..]);
    }

    public int Capacity { get; }

    /// <summary>Entries held, with those that expired and were not cleared away yet.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Remembers a nonce of this subject until <paramref name="expiresMs"/>, that millisecond included.</summary>
    public ReplayVerdict Remember(long subject, ReadOnlySpan<char> nonce, long expiresMs, long nowMs)
    {
        var entry = Entry(subject, ReplayItem.Nonce(nonce, expiresMs));
        return Remember(entry, entry, nowMs);
    }

    /// <summary>
    /// Remembers two things at once, both or neither: when one of them was seen, or only one would find room, the other one is left as it
    /// was. Nobody can see the state in between, because all things of one subject are guarded by one lock.
    /// </summary>
    public ReplayVerdict RememberBoth(long subject, in ReplayItem one, in ReplayItem other, long nowMs) =>
        Remember(Entry(subject, one), Entry(subject, other), nowMs);

    private ReplayVerdict Remember(in ReplayEntry one, in ReplayEntry other, long nowMs)
    {
        var verdict = TryRemember(one, other, nowMs);
        if (verdict != ReplayVerdict.Full)
            return verdict;
        // The room is shared by all subjects, so what has expired may lie in any shard. No two locks are held at the same time.
        foreach (var shard in _shards)
        {
            lock (shard.Gate)
                Forget(shard, nowMs);
        }

        return TryRemember(one, other, nowMs);
    }

    private ReplayVerdict TryRemember(in ReplayEntry one, in ReplayEntry other, long nowMs)
    {
        var shard = ShardOf(one.Subject);
        lock (shard.Gate)
        {
            Forget(shard, nowMs);
            if (shard.Remembers(one.Fingerprint, nowMs) || shard.Remembers(other.Fingerprint, nowMs))
                return ReplayVerdict.Seen;
            var isSame = one.Fingerprint == other.Fingerprint;
            var putsOne = one.ExpiresMs >= nowMs && !(isSame && one.ExpiresMs < other.ExpiresMs);
            var putsOther = other.ExpiresMs >= nowMs && !(isSame && putsOne);
            var needed = Needed(shard, one, putsOne) + Needed(shard, other, putsOther);
            if (!TryReserve(needed))
                return ReplayVerdict.Full;
            if (putsOne)
                shard.Put(one);
            if (putsOther)
                shard.Put(other);
            return ReplayVerdict.Fresh;
        }
    }

    private static int Needed(ReplayShard shard, in ReplayEntry entry, bool puts) => puts && !shard.Contains(entry.Fingerprint) ? 1 : 0;

    private bool TryReserve(int entries)
    {
        var count = Volatile.Read(ref _count);
        while (count + (long)entries <= Capacity)
        {
            var found = Interlocked.CompareExchange(ref _count, count + entries, count);
            if (found == count)
                return true;
            count = found;
        }

        return entries == 0;
    }

    private void Forget(ReplayShard shard, long nowMs)
    {
        var forgotten = shard.Forget(nowMs, ForgetPerCallMax);
        if (forgotten > 0)
            Interlocked.Add(ref _count, -forgotten);
    }

    // Subjects count from 1, so their low bits spread them evenly.
    private ReplayShard ShardOf(long subject) => _shards[(int)((ulong)subject % ShardCount)];

    private ReplayEntry Entry(long subject, in ReplayItem item)
    {
        var hash = new SipHash128(_key0, _key1);
        hash.Append((ulong)subject);
        // The kind and the first length come before the texts: no nonce reads like a pair, and "ab","c" is not "a","bc".
        hash.Append(((ulong)item.First.Length << 1) | (item.IsPair ? 1UL : 0UL));
        hash.Append(MemoryMarshal.AsBytes(item.First));
        hash.Append(MemoryMarshal.AsBytes(item.Second));
        return new ReplayEntry(hash.Finish(), subject, item.ExpiresMs);
    }
}

namespace Kontor.Gate.Limits;

/// <summary>
/// A token budget per address before anything else is looked up, in memory that never grows. Each address has two buckets, chosen by
/// a seeded hash, and a request is refused only when both say so. A bucket holds the time at which it will be full again; taking a
/// token moves the earlier of the two by one token's time and lifts the other to it if it lies behind. Both are therefore never
/// behind the address's own spending: nobody gets more than the budget. Strangers in a bucket can only make it stricter, and only
/// when both are shared: with k flooding addresses in n buckets the chance of that is about (2k/n)². Even then the address is never
/// told to wait longer than one token takes to come back, because a refused call spends nothing and a bucket never runs further
/// ahead than the burst.
/// </summary>
public sealed class FloodBudget
{
    private const int Stripes = 64;
    private const long MicrosPerSecond = 1_000_000;

    private readonly long[] _fullAtMicros;
    private readonly Lock[] _gates = new Lock[Stripes];
    private readonly int _bucketMask;
    private readonly int _bucketsPerStripe;
    private readonly long _tokenMicros;
    private readonly long _burstMicros;
    private readonly ulong _seed;

    /// <param name="options">The budget.</param>
    /// <param name="seed">Unknown to callers, so that nobody can aim at somebody else's buckets.</param>
    public FloodBudget(FloodOptions options, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _fullAtMicros = new long[options.BucketsMax];
        _bucketsPerStripe = options.BucketsMax / Stripes;
        _bucketMask = _bucketsPerStripe - 1;
        // Rounded up: a rate that does not divide a second is kept a little stricter, not looser.
        _tokenMicros = (MicrosPerSecond + options.RefillPerSecond - 1) / options.RefillPerSecond;
        _burstMicros = _tokenMicros * options.BurstMax;
        _seed = seed;
        for (var i = 0; i < Stripes; i++)
            _gates[i] = new Lock();
    }

    public bool TryTake(UInt128 address, long nowMs, out long retryAfterMs)
    {
        var hash = Hash(address);
        // Both buckets lie in one stripe, so that one lock covers both.
        var stripe = (int)(hash >> 58);
        ref var one = ref _fullAtMicros[(stripe * _bucketsPerStripe) + ((int)hash & _bucketMask)];
        ref var two = ref _fullAtMicros[(stripe * _bucketsPerStripe) + ((int)(hash >> 24) & _bucketMask)];
        var nowMicros = nowMs * 1_000;
        lock (_gates[stripe])
        {
            // A clock that was read a moment earlier than another thread's finds buckets ahead of the burst: they count as just empty.
            var emptyMicros = nowMicros + _burstMicros;
            var fullAt = Math.Clamp(Math.Min(one, two), nowMicros, emptyMicros) + _tokenMicros;
            if (fullAt > emptyMicros)
            {
                retryAfterMs = (fullAt - emptyMicros + 999) / 1_000;
                return false;
            }

            one = Math.Max(one, fullAt);
            two = Math.Max(two, fullAt);
            retryAfterMs = 0;
            return true;
        }
    }

    private ulong Hash(UInt128 address) => Mix(Mix((ulong)(address >> 64) ^ _seed) ^ (ulong)address ^ (_seed << 32 | _seed >> 32));

    // Two rounds of multiply and fold: every bit of the address moves every bit of the result.
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}

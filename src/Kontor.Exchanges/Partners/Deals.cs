namespace Kontor.Exchanges.Partners;

/// <summary>What a user traded on one side of the house within a span of time, in smallest units of USDT.</summary>
public sealed class Deals
{
    public Int128 Volume { get; private set; }
    public Int128 Fees { get; private set; }

    /// <summary>0 when there was none.</summary>
    public long FirstMs { get; private set; }
    public long LastMs { get; private set; }

    // Histories are read backwards, but it is not for a sum to rely on that.
    public void Add(Int128 volume, Int128 fee, long timeMs)
    {
        Volume += volume;
        Fees += fee;
        FirstMs = FirstMs == 0 ? timeMs : Math.Min(FirstMs, timeMs);
        LastMs = Math.Max(LastMs, timeMs);
    }
}

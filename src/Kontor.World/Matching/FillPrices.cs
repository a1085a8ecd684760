using System.Runtime.InteropServices;

namespace Kontor.World.Matching;

/// <summary>The prices at which an order has traded so far; all 0 before it has.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct FillPrices
{
    public long LastTicks;
    public long LowestTicks;
    public long HighestTicks;

    internal void Add(long ticks)
    {
        LowestTicks = LastTicks == 0 ? ticks : Math.Min(LowestTicks, ticks);
        HighestTicks = Math.Max(HighestTicks, ticks);
        LastTicks = ticks;
    }
}

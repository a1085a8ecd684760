using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Perpetuals.Funding;

/// <summary>What one position owes in a round, or is owed.</summary>
public static class FundingPayment
{
    /// <summary>
    /// Above zero for what the position pays. Whoever pays, pays the fraction of a unit too, and whoever receives, does not get it: what
    /// is left between them is less than one unit for each position, and the insurance fund's.
    /// </summary>
    public static Int128 Owed(Int128 value, bool isLong, long ratePpb) =>
        Rounded.Up(isLong ? value * ratePpb : -value * ratePpb, Rounded.Billion);
}

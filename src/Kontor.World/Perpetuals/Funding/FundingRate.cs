namespace Kontor.World.Perpetuals.Funding;

/// <summary>
/// What longs pay to shorts in one round for a position's value, in billionths: the average premium, pulled towards the interest by at
/// most 0.05 %, and never beyond the contract's cap.
/// </summary>
public static class FundingRate
{
    /// <summary>0.05 %.</summary>
    public const long PullMaxPpb = 500_000;

    public static long Of(long premiumPpb, long interestPpb, long capPpb) =>
        Math.Clamp(premiumPpb + Math.Clamp(interestPpb - premiumPpb, -PullMaxPpb, PullMaxPpb), -capPpb, capPpb);
}

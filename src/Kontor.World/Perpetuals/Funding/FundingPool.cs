using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Perpetuals.Funding;

/// <summary>
/// How a round is shared out when somebody cannot pay all he owes. Everything is first paid in; the insurance fund adds what it has; and
/// if that is still too little, everybody who is owed something gets the same part of it.
/// </summary>
public readonly record struct FundingPool(Int128 PaidIn, Int128 Insurance, Int128 Owed)
{
    private Int128 Available => PaidIn + Int128.Max(0, Insurance);

    public bool IsEnough => Available >= Owed;

    /// <summary>What somebody gets who is owed this, rounded down.</summary>
    public Int128 ShareOf(Int128 owed) => IsEnough ? owed : Share.Down(owed, Available, Owed);
}

using Kontor.World;

namespace Kontor.Server.Residents;

/// <summary>What all stalls that trade one coin share: what it is worth, who trades it, and chance.</summary>
internal sealed class Street(ReferencePrice reference, ResidentUser maker, ResidentUser taker, Chance chance)
{
    private const int TakesPercent = 30;

    /// <summary>At most one and a half times what the best level offers.</summary>
    private const int TakePercentMax = 150;

    public ReferencePrice Reference => reference;
    public ResidentUser Maker => maker;
    public ResidentUser Taker => taker;
    public IReadOnlyList<ResidentUser> Residents { get; } = [maker, taker];

    public bool WantsToTake() => chance.Below(100) < TakesPercent;

    public bool Toss() => chance.Below(2) == 0;

    public long SomeOf(long lots, long lotsMin) => Math.Max(lotsMin, lots * (long)(1 + chance.Below(TakePercentMax)) / 100);
}

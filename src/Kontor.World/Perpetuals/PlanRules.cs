namespace Kontor.World.Perpetuals;

/// <summary>What a contract allows of orders that wait for a price.</summary>
public readonly record struct PlanRules(int ScopePpmMin, int ScopePpmMax, int CountMax, int LifeHoursMin, int LifeHoursMax)
{
    public const int CountMaxMax = 1_000;
    private const int LifeHoursLimit = 24 * 366;

    /// <summary>A trigger up to twice the price away, ten of them, waiting for a day to a week.</summary>
    public static PlanRules Default { get; } = new(0, 2 * Ppm.Whole, 10, 24, 168);

    internal bool IsValid =>
        ScopePpmMin >= 0
        && ScopePpmMax >= ScopePpmMin
        && CountMax is >= 0 and <= CountMaxMax
        && LifeHoursMin >= 1
        && LifeHoursMax >= LifeHoursMin
        && LifeHoursMax <= LifeHoursLimit;
}

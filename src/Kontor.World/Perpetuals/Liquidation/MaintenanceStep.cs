using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Perpetuals.Liquidation;

/// <summary>
/// What a position must be backed with at least, for values up to a cap: a part of its value, less a constant that makes the steps of a
/// contract meet where one ends and the next begins.
/// </summary>
public readonly record struct MaintenanceStep(Int128 ValueMax, int RatePpm, Int128 Deduction)
{
    /// <summary>Rounded up: against whoever holds the position.</summary>
    public Int128 Of(Int128 value) => Int128.Max(0, Rounded.Up(value * RatePpm, Rounded.Million) - Deduction);
}

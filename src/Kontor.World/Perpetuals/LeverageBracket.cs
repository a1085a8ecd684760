using System.Collections.Immutable;

namespace Kontor.World.Perpetuals;

/// <summary>
/// How far a position of a certain size may be leveraged, and what it must be backed with. Values are in smallest units of the quote.
/// </summary>
/// <param name="ValueMin">Exclusive, but for the first bracket, which begins at nothing.</param>
/// <param name="ValueMax">Inclusive.</param>
/// <param name="MaintenancePpm">The part of its value that a position must be backed with at least.</param>
/// <param name="Deduction">Less this constant, which makes the brackets meet where one ends and the next begins.</param>
public readonly record struct LeverageBracket(Int128 ValueMin, Int128 ValueMax, int LeverageMax, int MaintenancePpm, Int128 Deduction)
{
    public const int CountMax = 32;

    /// <summary>Rounded up: against whoever holds the position.</summary>
    public Int128 MaintenanceOf(Int128 value) => Int128.Max(0, Ppm.Up(value, MaintenancePpm) - Deduction);

    /// <summary>The brackets of a contract, one on top of the other, with the deductions worked out.</summary>
    public static ImmutableArray<LeverageBracket> Ladder(params ReadOnlySpan<(Int128 ValueMax, int LeverageMax, int MaintenancePpm)> steps)
    {
        var brackets = ImmutableArray.CreateBuilder<LeverageBracket>(steps.Length);
        foreach (var (valueMax, leverageMax, maintenancePpm) in steps)
        {
            var below = brackets.Count == 0 ? default : brackets[^1];
            brackets.Add(new(below.ValueMax, valueMax, leverageMax, maintenancePpm, DeductionAbove(below, maintenancePpm)));
        }
        return brackets.MoveToImmutable();
    }

    internal static bool AreValid(ImmutableArray<LeverageBracket> brackets)
    {
        if (brackets.IsDefault || brackets.Length is 0 or > CountMax)
            return false;
        var below = default(LeverageBracket);
        foreach (var bracket in brackets)
        {
            if (!bracket.IsValidAbove(below))
                return false;
            below = bracket;
        }
        return true;
    }

    // The maintenance margin stays below the initial margin: a position is not due for liquidation in the moment it is opened.
    private bool IsValidAbove(in LeverageBracket below) =>
        ValueMin == below.ValueMax
        && ValueMax > ValueMin
        && ValueMax <= Bounds.AmountMax
        && LeverageMax >= 1
        && (below.ValueMax == 0 || LeverageMax <= below.LeverageMax)
        && MaintenancePpm > below.MaintenancePpm
        && (long)MaintenancePpm * LeverageMax < Ppm.Whole
        && Deduction == DeductionAbove(below, MaintenancePpm);

    private static Int128 DeductionAbove(in LeverageBracket below, int maintenancePpm) =>
        below.Deduction + Ppm.Down(below.ValueMax, maintenancePpm - below.MaintenancePpm);
}

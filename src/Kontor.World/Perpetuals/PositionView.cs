namespace Kontor.World.Perpetuals;

/// <summary>A position and what it comes to at the present prices.</summary>
/// <param name="MarkUnits">What it is valued at.</param>
/// <param name="LiquidationUnits">
/// The price at which it would be liquidated if nothing else changed; 0 when no price does that. See <see cref="LiquidationPrice"/>.
/// </param>
public readonly record struct PositionView(
    PositionRow Position,
    long MarkUnits,
    Int128 Value,
    Int128 Unrealized,
    Int128 InitialMargin,
    Int128 MaintenanceMargin,
    long LiquidationUnits
);

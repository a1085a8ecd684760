using System.Collections.Immutable;

namespace Kontor.Analytics.Briefings;

/// <summary>The numbers that a token's market is judged by at one instant. Texts are written of them, in any language.</summary>
/// <param name="Price">In hundred-millionths of a dollar, as all that follows.</param>
/// <param name="Change1h">As a fraction, in hundred-millionths; nothing where there was no price an hour before.</param>
/// <param name="Change24h">In the same way.</param>
/// <param name="Turnover24h">What was traded in 24 hours, on spot markets and by contract.</param>
/// <param name="SpotNet24h">What buyers took on spot markets in 24 hours, less what sellers took.</param>
/// <param name="ContractNet24h">The same by contract.</param>
/// <param name="Trend">Of the last whole day.</param>
/// <param name="Supports">Prices below at which much was traded, the nearest first.</param>
/// <param name="Resistances">The same above.</param>
public sealed record Reading(
    long TimeMs,
    string Symbol,
    Int128 Price,
    Int128? Change1h,
    Int128? Change24h,
    Int128 Turnover24h,
    Int128 SpotNet24h,
    Int128 ContractNet24h,
    PriceTrend Trend,
    ImmutableArray<Int128> Supports,
    ImmutableArray<Int128> Resistances
);

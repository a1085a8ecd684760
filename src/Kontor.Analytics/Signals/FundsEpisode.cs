using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Signals;

/// <summary>Money that moves into a token on one venue in an unusual way, as it stood at one instant. It never changes.</summary>
/// <param name="StartMs">The instant of the first anomaly.</param>
/// <param name="EndMs">That of the last.</param>
/// <param name="Number24h">Anomalies of five minutes in the last 24 hours.</param>
/// <param name="NumberNot24h">All others: older ones, and those of days.</param>
/// <param name="Price">In hundred-millionths of a dollar.</param>
/// <param name="PushPrice">With which it began.</param>
/// <param name="Gains">From the first price up to the highest, in hundred-millionths of a percent; never below zero.</param>
/// <param name="Decline">Down to the lowest, in the same way.</param>
/// <param name="Change24h">In hundred-millionths of a percent; nothing where there was no price a day before.</param>
/// <param name="IsAlpha">Whether anomalies followed each other while the price rose.</param>
/// <param name="IsFomo">Whether turnover and price jumped together.</param>
/// <param name="IsEscalated">Whether after that turnover jumped while money left.</param>
public sealed record FundsEpisode(
    string Symbol,
    Venue Venue,
    long StartMs,
    long EndMs,
    int Number24h,
    int NumberNot24h,
    Int128 Price,
    Int128 PushPrice,
    Int128 Gains,
    Int128 Decline,
    Int128? Change24h,
    bool IsAlpha,
    bool IsFomo,
    bool IsEscalated
);

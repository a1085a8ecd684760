using Kontor.Analytics.Announcements;
using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Signals;

/// <summary>One thing that was said about an episode when it happened. It never changes.</summary>
/// <param name="TimeMs">The instant of the grid, and a millisecond for each that was said before it at the same one: no two have the same time.</param>
/// <param name="Venue">Where the money moved; chances and risks are of the token as a whole, and have that which makes its price.</param>
/// <param name="Number">By which the outside calls it: of <see cref="ChanceMessage"/>, <see cref="RiskMessage"/> or <see cref="FundsMovement"/>.</param>
/// <param name="Price">In hundred-millionths of a dollar.</param>
/// <param name="Change24h">In hundred-millionths of a percent; nothing where there was no price a day before.</param>
/// <param name="Score">From 0 to 100, in hundred-millionths; money that moves has none.</param>
/// <param name="Grade">From 1 to 3, the higher the riskier.</param>
/// <param name="Gains">Of the highest price since the episode began, in hundred-millionths of a percent; never below zero.</param>
/// <param name="Decline">Down to the lowest, in the same way.</param>
public sealed record SignalMessage(
    long TimeMs,
    EpisodeKind Kind,
    string Symbol,
    Venue Venue,
    int Number,
    Int128 Price,
    Int128? Change24h,
    Int128 Score,
    int Grade,
    Int128 Gains,
    Int128 Decline
) : IAnnouncement;

using Kontor.Analytics.Markets;

namespace Kontor.Analytics.Signals;

/// <summary>A chance or a risk that goes on, as it stood at one instant. It never changes.</summary>
/// <param name="Venue">Where the price is made.</param>
/// <param name="BegunMs">The instant of the grid at which it began.</param>
/// <param name="Price">In hundred-millionths of a dollar, as the three that follow.</param>
/// <param name="PushPrice">With which it began.</param>
/// <param name="MaxPrice">The highest at any instant since then.</param>
/// <param name="MinPrice">The lowest.</param>
/// <param name="Gains">From the first price up to the highest, in hundred-millionths of a percent; never below zero.</param>
/// <param name="Declines">Down to the lowest, in the same way.</param>
/// <param name="Score">From 0 to 100, in hundred-millionths: of the chance, or of the risk.</param>
/// <param name="ScoreChange">How far that is from the score with which it began.</param>
/// <param name="Grade">From 1 to 3, the higher the riskier.</param>
/// <param name="Chain">What chains tell of the token.</param>
public sealed record TokenEpisode(
    string Symbol,
    Venue Venue,
    long BegunMs,
    Int128 Price,
    Int128 PushPrice,
    Int128 MaxPrice,
    Int128 MinPrice,
    Int128 Gains,
    Int128 Declines,
    Int128 Score,
    Int128 ScoreChange,
    int Grade,
    ChainFigures Chain
);

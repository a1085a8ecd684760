namespace Kontor.Analytics.Signals;

/// <summary>What chains told of a token at one instant.</summary>
/// <param name="Cost">What a coin has cost large holders, in hundred-millionths of a dollar; nothing where that is not known.</param>
/// <param name="CostChange">Since the end of the day before, as a fraction in hundred-millionths.</param>
/// <param name="Active">Addresses that had part in a transfer in 24 hours.</param>
/// <param name="Newly">Addresses that got some for the first time in 24 hours.</param>
public readonly record struct ChainFigures(Int128? Cost, Int128? CostChange, int Active, int Newly);

namespace Kontor.Dialects.ValueScan.Wire;

/// <summary>How many of those who wrote about a token expect it to rise, and how many to fall, as fractions. Nobody has written: both are zero.</summary>
internal readonly record struct Ratios(Int128 Bullish, Int128 Bearish);

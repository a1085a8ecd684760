using System.Collections.Immutable;

namespace Kontor.World.MarketData;

/// <summary>
/// What memory knows of a range of candles. <see cref="CandleFill"/> makes the answer of it, with what the history knows if need be.
/// </summary>
/// <param name="FirstMs">The start of the first candle of the answer; with <paramref name="LastMs"/> before it, the answer is empty.</param>
/// <param name="LastMs">The start of the last one, which may still be open.</param>
/// <param name="MissingBeforeMs">
/// When given, candles that start before this time have left memory. The history has them: what is wanted of it are those from this time
/// back (exclusive), as far as the first one that starts at <paramref name="FirstMs"/> or earlier.
/// </param>
/// <param name="Candles">Oldest first. The first one may lie before the range: its close is the price of the empty candles after it.</param>
public sealed record KnownCandles(
    CandleInterval Interval,
    long FirstMs,
    long LastMs,
    long? MissingBeforeMs,
    ImmutableArray<Candle> Candles
);

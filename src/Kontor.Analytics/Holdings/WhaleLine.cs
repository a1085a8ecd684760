using System.Numerics;

namespace Kontor.Analytics.Holdings;

/// <summary>What large holders have together: how much, how much of it at a known cost, and that cost.</summary>
internal readonly record struct WhaleLine(BigInteger Balance, BigInteger Priced, BigInteger Cost);

/// <summary>At the end of a day, and of every later one up to the next of these.</summary>
internal readonly record struct WhaleDay(long DayMs, WhaleLine Line);

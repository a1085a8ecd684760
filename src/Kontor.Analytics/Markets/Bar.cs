namespace Kontor.Analytics.Markets;

/// <summary>What the price did during one bucket, and what was traded in it; all in hundred-millionths of a dollar.</summary>
public readonly record struct Bar(long StartMs, Int128 Open, Int128 High, Int128 Low, Int128 Close, Int128 Volume);

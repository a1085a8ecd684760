namespace Kontor.World.MarketData;

/// <summary>What waits at one price. In a <see cref="DepthDelta"/>, 0 lots say that the price is gone.</summary>
public readonly record struct DepthLevel(long PriceTicks, long Lots);

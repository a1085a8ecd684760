namespace Kontor.World.MarketData;

/// <summary>What is traded on a market. The numbers stand in the history: keep them forever.</summary>
public enum MarketProduct : byte
{
    Spot = 0,
    Perpetual = 1,
}

namespace Kontor.World.Matching;

/// <summary>What one price of a book adds up to.</summary>
public readonly record struct BookLevel(long PriceTicks, long Lots, int Orders);

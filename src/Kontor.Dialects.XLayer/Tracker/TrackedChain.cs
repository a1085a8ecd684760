namespace Kontor.Dialects.XLayer.Tracker;

/// <summary>A chain whose addresses and transfers are looked after.</summary>
/// <param name="Name">In the world.</param>
internal sealed record TrackedChain(string ShortName, string Name)
{
    public static IReadOnlyList<TrackedChain> All { get; } =
    [new("XLAYER", "xlayer"), new("TRADE_ZONE", "tradezone"), new("ETH", "eth"), new("BSC", "bsc")];

    /// <summary>How callers name a chain of the world that is looked after.</summary>
    public static string ShortNameOf(string name) => All.First(chain => chain.Name == name).ShortName;

    public static TrackedChain? Find(string shortName) =>
        All.FirstOrDefault(chain => chain.ShortName.Equals(shortName, StringComparison.OrdinalIgnoreCase));
}

namespace Kontor.World.Feed;

/// <summary>What has just happened to an order.</summary>
public enum OrderStep : byte
{
    /// <summary>It was accepted. What it takes at once is told afterwards.</summary>
    Placed,

    /// <summary>It has another price, size or setting than before.</summary>
    Changed,

    /// <summary>A part of it was traded. With the last part, its state says that it is filled.</summary>
    Filled,

    /// <summary>It is over without being filled; its row says why.</summary>
    Ended,
}

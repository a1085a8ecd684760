namespace Kontor.World.Matching;

/// <summary>How long an order wants to live. The numbers stand in the log.</summary>
public enum TimeInForce : byte
{
    GoodTillCancel,

    /// <summary>What cannot be taken at once is cancelled.</summary>
    ImmediateOrCancel,

    /// <summary>All of it at once, or nothing.</summary>
    FillOrKill,

    /// <summary>Only ever a maker: an order that would take is cancelled instead.</summary>
    PostOnly,
}

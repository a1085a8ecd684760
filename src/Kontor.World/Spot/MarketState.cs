namespace Kontor.World.Spot;

/// <summary>Where a market stands in its life.</summary>
public enum MarketState : byte
{
    Trading,

    /// <summary>Stopped by the operator: open orders stay, nothing is matched, no order comes in; orders can be cancelled.</summary>
    Halted,

    /// <summary>Listed and visible, not open yet.</summary>
    PreTrade,

    /// <summary>Taken off the list: every open order was cancelled.</summary>
    Delisted,
}

namespace Kontor.World.Perpetuals;

/// <summary>The numbers stand in the log and in the history.</summary>
public enum PerpetualOrderKind : byte
{
    Limit,
    Market,
}

/// <summary>The numbers stand in the history.</summary>
public enum PerpetualOrderState : byte
{
    New,
    PartiallyFilled,
    Filled,
    Cancelled,
}

/// <summary>Who wanted an order. The numbers stand in the history.</summary>
public enum OrderOrigin : byte
{
    User,
    Plan,
    TakeProfit,
    StopLoss,
    Trailing,
    Liquidation,
    Deleveraging,

    /// <summary>The user asked for a position to be closed, and did not say how.</summary>
    ClosePositions,

    /// <summary>What the book did not take of a liquidation.</summary>
    Bankruptcy,

    /// <summary>The contract was taken off the list.</summary>
    Settlement,
}

/// <summary>Why an order ended before it was filled. The numbers stand in the history.</summary>
public enum PerpetualEnd : byte
{
    None,
    ByUser,
    SelfTrade,

    /// <summary>A post-only order that would have taken.</summary>
    WouldTake,

    /// <summary>A fill-or-kill order that could not be filled at once.</summary>
    NotAllAtOnce,

    /// <summary>The other side of the book ended before a market or immediate order was filled.</summary>
    NothingToTake,

    /// <summary>The margin for the rest of it was gone.</summary>
    MarginSpent,

    /// <summary>The position that it should have closed is gone, or smaller.</summary>
    PositionGone,

    /// <summary>The contract was taken off the list.</summary>
    ContractOffline,

    /// <summary>The position or the account is being liquidated.</summary>
    Liquidation,

    /// <summary>The user had asked for it in case he should fall silent.</summary>
    CancelAllAfter,
}

namespace Kontor.World.Spot;

/// <summary>Where an order stands. The numbers stand in the history on disk.</summary>
public enum SpotOrderState : byte
{
    New,
    PartiallyFilled,
    Filled,

    /// <summary>Over, without a trade.</summary>
    Canceled,

    /// <summary>Over, with a part of it traded.</summary>
    PartiallyCanceled,
}

/// <summary>Why an order is over before it was filled. The numbers stand in the history on disk.</summary>
public enum SpotEnd : byte
{
    /// <summary>It is not, or it was filled.</summary>
    None,
    ByUser,

    /// <summary>The market was taken off the list.</summary>
    Delisted,

    /// <summary>It would have traded with an order of the same user.</summary>
    SelfTrade,

    /// <summary>It only ever wanted to be a maker, and would have taken.</summary>
    WouldTake,

    /// <summary>There was nothing more to take at its price, and it did not want to wait.</summary>
    NothingToTake,

    /// <summary>It wanted all or nothing, and not all was there.</summary>
    NotAllAtOnce,

    /// <summary>What was left of its money buys no further lot.</summary>
    MoneySpent,

    /// <summary>Its isolated margin wallet is being liquidated.</summary>
    Liquidated,
}

/// <summary>Who ended an order.</summary>
public enum CancelSource : byte
{
    None,
    User,
    System,
    SelfTrade,
}

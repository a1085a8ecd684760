namespace Kontor.World.Perpetuals.Plans;

/// <summary>What a plan is for. The numbers stand in the log.</summary>
public enum PlanKind : byte
{
    /// <summary>An order that is placed when the price gets there.</summary>
    Trigger = 1,
    TakeProfit = 2,
    StopLoss = 3,

    /// <summary>A stop that follows the price.</summary>
    Trailing = 4,
}

/// <summary>Which price a plan watches.</summary>
public enum PriceSource : byte
{
    Last = 1,
    Mark = 2,
}

/// <summary>Where a plan stands in its life. It leaves the first two once, for good.</summary>
public enum PlanState : byte
{
    Waiting = 1,

    /// <summary>A trailing plan whose activation price was reached.</summary>
    Following = 2,

    /// <summary>Its price was reached and its order was placed.</summary>
    Triggered = 3,

    /// <summary>Its price was reached and its order was refused.</summary>
    Failed = 4,

    Cancelled = 5,
    Expired = 6,
}

/// <summary>Which way a price gets to where a plan waits for it.</summary>
public enum PriceWay : byte
{
    /// <summary>The client does not say: the way from where the price is when the plan is placed.</summary>
    Towards = 0,
    Rises = 1,
    Falls = 2,
}

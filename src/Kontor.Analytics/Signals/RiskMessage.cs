namespace Kontor.Analytics.Signals;

/// <summary>What can be said about a risk. The numbers are those that the outside calls it by.</summary>
public enum RiskMessage
{
    Shipping = 1,
    Added = 7,
    Ended = 8,
    Decline = 19,
    Drawdown = 21,
    Rebound = 22,
    TakeProfit = 23,
    Begun = 24,
    InflowWithinDay = 25,
    InflowOverDays = 27,
    ReductionAccelerates = 29,
    Protection = 31,
}

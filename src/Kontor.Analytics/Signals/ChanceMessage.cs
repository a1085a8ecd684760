namespace Kontor.Analytics.Signals;

/// <summary>What can be said about a chance. The numbers are those that the outside calls it by.</summary>
public enum ChanceMessage
{
    HoldersTakeProfit = 2,
    HoldersAdd = 3,
    HoldersReduce = 4,
    Begun = 5,
    Ended = 6,
    Gains = 16,
    Drawdown = 17,
    EndedWithGains = 18,
    InflowWithinDay = 25,
    InflowOverDays = 27,
    AccumulationAccelerates = 28,
    Protection = 30,
}

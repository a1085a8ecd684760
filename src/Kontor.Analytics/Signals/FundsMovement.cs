namespace Kontor.Analytics.Signals;

/// <summary>What can be said about money that moves. The numbers are those that the outside calls it by.</summary>
public enum FundsMovement
{
    InflowWithinDay = 1,
    InflowOverDays = 2,
    Alpha = 3,
    Exit = 4,
    Fomo = 5,
    Gains = 6,
    FomoEscalation = 7,
    Protection = 8,
    FirstInflowWithinDay = 10,
    FirstInflowOverDays = 11,
    FirstAlpha = 12,
    FirstFomo = 13,
}

namespace Kontor.Analytics.Markets;

/// <summary>How something is traded. The numbers are those that the outside calls it by.</summary>
public enum Venue
{
    Spot = 1,
    Perpetual = 2,
}

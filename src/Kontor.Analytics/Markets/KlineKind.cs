namespace Kontor.Analytics.Markets;

/// <summary>Whose prices bars are made of. The numbers are those that the outside calls them by.</summary>
public enum KlineKind
{
    /// <summary>All spot markets of all houses.</summary>
    AllSpot = 0,

    /// <summary>The spot market that was traded on first.</summary>
    Spot = 1,

    /// <summary>The perpetual contract that was traded first.</summary>
    Perpetual = 2,

    /// <summary>Nothing here is delivered at the end of a quarter.</summary>
    CurrentQuarter = 3,

    /// <summary>Nor of the next one.</summary>
    NextQuarter = 4,

    /// <summary>Nor does anybody trade shares or the like.</summary>
    TraditionalPerpetual = 5,
}

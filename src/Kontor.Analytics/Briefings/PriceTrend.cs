namespace Kontor.Analytics.Briefings;

/// <summary>Where large holders and buyers together move a price. The numbers are those that the outside calls it by.</summary>
public enum PriceTrend
{
    None = 0,
    Up = 1,
    Down = 2,
}

namespace Kontor.Dialects.ValueScan.Briefings;

internal sealed partial record Phrasebook
{
    public static Phrasebook English { get; } =
        new()
        {
            Group = ",",
            Point = ".",
            Comma = ", $",
            Space = " ",
            Price = "{token} is trading at ${price}.",
            HourUp = "It has risen {change}% in the past hour.",
            HourDown = "It has fallen {change}% in the past hour.",
            HourSame = "It is unchanged from an hour ago.",
            DayUp = "It is up {change}% over 24 hours.",
            DayDown = "It is down {change}% over 24 hours.",
            DaySame = "It is unchanged over 24 hours.",
            Turnover = "Spot and contract turnover over 24 hours came to ${amount}.",
            NoTurnover = "Nothing was traded in the past 24 hours.",
            SpotIn = "Spot markets saw a net inflow of ${amount} in that time.",
            SpotOut = "Spot markets saw a net outflow of ${amount} in that time.",
            ContractIn = "Contracts saw a net inflow of ${amount} in that time.",
            ContractOut = "Contracts saw a net outflow of ${amount} in that time.",
            TrendUp = "On the last full day large holders added to their balances and spot buyers outweighed sellers: the trend is up.",
            TrendDown = "On the last full day large holders reduced their balances and spot sellers outweighed buyers: the trend is down.",
            TrendNone = "Large holders and spot flows gave no common direction on the last full day.",
            Resistances = "Resistance lies near ${prices}.",
            NoResistance = "There is no dense trading area above the price.",
            Supports = "Support lies near ${prices}.",
            NoSupport = "There is no dense trading area below the price.",
        };
}

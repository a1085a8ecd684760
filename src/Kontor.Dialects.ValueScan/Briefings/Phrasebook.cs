namespace Kontor.Dialects.ValueScan.Briefings;

/// <summary>
/// How the numbers of a briefing are put into words in one language. Words in braces are replaced by what they name. Every sentence stands by
/// itself, so that no grammar has to be known here.
/// </summary>
internal sealed partial record Phrasebook
{
    /// <summary>Between thousands.</summary>
    public required string Group { get; init; }

    /// <summary>Before decimals.</summary>
    public required string Point { get; init; }

    /// <summary>Between prices of a list.</summary>
    public required string Comma { get; init; }

    /// <summary>Between sentences.</summary>
    public required string Space { get; init; }

    /// <summary>{token} {price}</summary>
    public required string Price { get; init; }

    /// <summary>{change}: how far up in an hour.</summary>
    public required string HourUp { get; init; }
    public required string HourDown { get; init; }
    public required string HourSame { get; init; }

    /// <summary>{change}: how far up in 24 hours.</summary>
    public required string DayUp { get; init; }
    public required string DayDown { get; init; }
    public required string DaySame { get; init; }

    /// <summary>{amount}: what was traded in 24 hours on spot markets and by contract.</summary>
    public required string Turnover { get; init; }
    public required string NoTurnover { get; init; }

    /// <summary>{amount}: what buyers took on spot markets, beyond what sellers did.</summary>
    public required string SpotIn { get; init; }
    public required string SpotOut { get; init; }

    /// <summary>The same by contract.</summary>
    public required string ContractIn { get; init; }
    public required string ContractOut { get; init; }

    public required string TrendUp { get; init; }
    public required string TrendDown { get; init; }
    public required string TrendNone { get; init; }

    /// <summary>{prices}: where much was traded above.</summary>
    public required string Resistances { get; init; }
    public required string NoResistance { get; init; }

    /// <summary>{prices}: where much was traded below.</summary>
    public required string Supports { get; init; }
    public required string NoSupport { get; init; }

    /// <summary>Nothing where nobody here speaks the language.</summary>
    public static Phrasebook? Find(string language) =>
        language switch
        {
            "zh-CN" => SimplifiedChinese,
            "zh-TW" => TraditionalChinese,
            "en-US" => English,
            "vi-VN" => Vietnamese,
            _ => null,
        };
}

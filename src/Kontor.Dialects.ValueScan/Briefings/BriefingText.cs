using System.Collections.Immutable;
using Kontor.Analytics.Briefings;

namespace Kontor.Dialects.ValueScan.Briefings;

/// <summary>Puts the numbers of a briefing into words. Every sentence tells one of them; of what is not known, nothing is said.</summary>
internal static class BriefingText
{
    /// <summary>All that there is to say of one token, in one language.</summary>
    public static string Of(Reading reading, Phrasebook book) => string.Join(book.Space, Sentences(reading, book));

    /// <summary>All that there is to say, in English: a paragraph for each token.</summary>
    public static string Of(Briefing briefing) => string.Join('\n', briefing.Readings.Select(reading => Of(reading, Phrasebook.English)));

    private static IEnumerable<string> Sentences(Reading reading, Phrasebook book)
    {
        yield return Fill(Fill(book.Price, "token", reading.Symbol), "price", Numbers.Price(book, reading.Price));
        if (reading.Change1h is { } hour)
            yield return Change(book, hour, book.HourUp, book.HourDown, book.HourSame);
        if (reading.Change24h is { } day)
            yield return Change(book, day, book.DayUp, book.DayDown, book.DaySame);
        yield return reading.Turnover24h == 0 ? book.NoTurnover : Fill(book.Turnover, "amount", Numbers.Dollars(book, reading.Turnover24h));
        if (reading.SpotNet24h != 0)
            yield return Flow(book, reading.SpotNet24h, book.SpotIn, book.SpotOut);
        if (reading.ContractNet24h != 0)
            yield return Flow(book, reading.ContractNet24h, book.ContractIn, book.ContractOut);
        yield return reading.Trend switch
        {
            PriceTrend.Up => book.TrendUp,
            PriceTrend.Down => book.TrendDown,
            _ => book.TrendNone,
        };
        yield return Prices(book, reading.Resistances, book.Resistances, book.NoResistance);
        yield return Prices(book, reading.Supports, book.Supports, book.NoSupport);
    }

    private static string Change(Phrasebook book, Int128 fraction, string up, string down, string same)
    {
        // What cannot be seen in the digits shown is no change.
        var sentence = Int128.Sign(Numbers.Hundredths(fraction)) switch
        {
            > 0 => up,
            < 0 => down,
            _ => same,
        };
        return Fill(sentence, "change", Numbers.Percent(book, fraction));
    }

    private static string Flow(Phrasebook book, Int128 net, string into, string outOf) =>
        Fill(net > 0 ? into : outOf, "amount", Numbers.Dollars(book, net));

    private static string Prices(Phrasebook book, ImmutableArray<Int128> prices, string some, string none) =>
        prices.IsEmpty ? none : Fill(some, "prices", string.Join(book.Comma, prices.Select(price => Numbers.Price(book, price))));

    private static string Fill(string sentence, string name, string value) =>
        sentence.Replace($"{{{name}}}", value, StringComparison.Ordinal);
}

using System.Collections.Frozen;

namespace Kontor.Analytics.Signals;

/// <summary>How risky tokens are among each other, from 1 to 3: by thirds of how much their prices move. With fewer than three there is nothing to compare.</summary>
internal sealed class Grades
{
    private const int Thirds = 3;
    private const int Lowest = 1;

    private readonly FrozenDictionary<string, int> _grades;

    private Grades(FrozenDictionary<string, int> grades) => _grades = grades;

    public static Grades None { get; } = new(FrozenDictionary<string, int>.Empty);

    public int Of(string symbol) => _grades.GetValueOrDefault(symbol, Lowest);

    /// <param name="watches">In the order of their symbols, which decides between equals.</param>
    public static Grades Among(IEnumerable<TokenWatch> watches)
    {
        TokenWatch[] moving = [.. watches.Where(watch => watch.Volatility.Mean is not null).OrderBy(watch => watch.Volatility.Mean)];
        if (moving.Length < Thirds)
            return None;
        return new Grades(
            moving
                .Select((watch, place) => (watch.Symbol, Grade: Lowest + (place * Thirds / moving.Length)))
                .ToFrozenDictionary(one => one.Symbol, one => one.Grade, StringComparer.Ordinal)
        );
    }
}

using System.Numerics;

namespace Kontor.Analytics.Tests.Holdings;

/// <summary>One address's coin, kept the way one would on paper.</summary>
internal sealed class NaiveHolding
{
    public BigInteger Balance { get; set; }
    public BigInteger Priced { get; set; }
    public BigInteger Cost { get; set; }
    public BigInteger Realised { get; set; }
    public long? FirstMs { get; set; }
    public long? SeenMs { get; set; }
    public SortedDictionary<long, NaiveDay> Days { get; } = [];

    public NaiveDay Day(long timeMs)
    {
        var day = timeMs / 86_400_000 * 86_400_000;
        if (!Days.TryGetValue(day, out var row))
            Days.Add(day, row = new NaiveDay());
        return row;
    }

    public void Get(BigInteger amount, Int128? price, long timeMs)
    {
        Balance += amount;
        if (price is { } known)
        {
            Priced += amount;
            Cost += amount * known;
        }
        if (!amount.IsZero)
            FirstMs ??= timeMs;
        Close(timeMs);
    }

    public void Lose(BigInteger amount, Int128? price, long timeMs)
    {
        if (!Balance.IsZero)
        {
            amount = BigInteger.Min(amount, Balance);
            var priced = Priced * amount / Balance;
            var cost = Priced.IsZero ? 0 : Cost * priced / Priced;
            if (price is { } known)
                Realised += (known * priced) - cost;
            (Balance, Priced, Cost) = (Balance - amount, Priced - priced, Cost - cost);
        }
        Close(timeMs);
    }

    public void Close(long timeMs)
    {
        var day = Day(timeMs);
        (day.Balance, day.Priced, day.Cost, day.Realised) = (Balance, Priced, Cost, Realised);
    }
}

internal sealed class NaiveDay
{
    public BigInteger Balance { get; set; }
    public BigInteger Priced { get; set; }
    public BigInteger Cost { get; set; }
    public BigInteger Realised { get; set; }
    public int FromCount { get; set; }
    public int ToCount { get; set; }
    public BigInteger FromValue { get; set; }
    public BigInteger ToValue { get; set; }
}

using System.Numerics;

namespace Kontor.Analytics.Tests.Holdings;

internal sealed record NaiveTransfer(long TimeMs, string Hash, string? From, string? To, BigInteger Amount, Int128? Price);

/// <summary>An asset: everybody's holdings, and all transfers there ever were. What is asked of it is counted when it is asked.</summary>
internal sealed class NaiveAsset(string symbol, int decimals)
{
    public string Symbol => symbol;
    public int Decimals => decimals;
    public Dictionary<string, NaiveHolding> Holdings { get; } = [];
    public List<NaiveTransfer> Transfers { get; } = [];

    /// <summary>Who had how much at the end of each day with a block on the chain, as balance, priced part and cost.</summary>
    public SortedDictionary<long, Dictionary<string, (BigInteger Balance, BigInteger Priced, BigInteger Cost)>> Days { get; } = [];

    public NaiveHolding Of(string owner)
    {
        if (!Holdings.TryGetValue(owner, out var holding))
            Holdings.Add(owner, holding = new NaiveHolding());
        return holding;
    }

    public void Move(NaiveTransfer transfer)
    {
        Transfers.Add(transfer);
        var (_, _, from, to, amount, price) = transfer;
        var value = price is { } known ? known * amount : 0;
        if (from is not null)
        {
            var day = Of(from).Day(transfer.TimeMs);
            (day.FromCount, day.FromValue, Of(from).SeenMs) = (day.FromCount + 1, day.FromValue + value, transfer.TimeMs);
            if (from != to)
                Of(from).Lose(amount, price, transfer.TimeMs);
            else
                Of(from).Close(transfer.TimeMs);
        }
        if (to is not null)
        {
            var day = Of(to).Day(transfer.TimeMs);
            (day.ToCount, day.ToValue, Of(to).SeenMs) = (day.ToCount + 1, day.ToValue + value, transfer.TimeMs);
            if (from != to)
                Of(to).Get(amount, price, transfer.TimeMs);
        }
    }

    /// <summary>Brings somebody to what he has at the end of a block.</summary>
    public void Settle(string owner, BigInteger balance, Int128? price, long timeMs)
    {
        var holding = Of(owner);
        if (balance > holding.Balance)
            holding.Get(balance - holding.Balance, price, timeMs);
        else if (balance < holding.Balance)
            holding.Lose(holding.Balance - balance, price, timeMs);
    }

    public void EndBlock(long timeMs) =>
        Days[timeMs / 86_400_000 * 86_400_000] = Holdings.ToDictionary(
            one => one.Key,
            one => (one.Value.Balance, one.Value.Priced, one.Value.Cost)
        );

    public BigInteger Supply => Holdings.Values.Aggregate(BigInteger.Zero, (sum, holding) => sum + holding.Balance);

    public List<string> Ranked =>
        [
            .. Holdings
                .Where(one => !one.Value.Balance.IsZero)
                .OrderByDescending(one => one.Value.Balance)
                .ThenBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => one.Key),
        ];

    public (BigInteger Balance, BigInteger Priced, BigInteger Cost) Whales(long day, Func<string, bool> isPassedOver)
    {
        var at = Days.Last(one => one.Key <= day).Value;
        var supply = at.Values.Aggregate(BigInteger.Zero, (sum, one) => sum + one.Balance);
        var counted = at.Where(one => !one.Value.Balance.IsZero && !isPassedOver(one.Key))
            .OrderByDescending(one => one.Value.Balance)
            .ThenBy(one => one.Key, StringComparer.Ordinal)
            .Where((one, rank) => rank < 100 || one.Value.Balance * 1_000 >= supply)
            .ToList();
        BigInteger Sum(Func<(BigInteger Balance, BigInteger Priced, BigInteger Cost), BigInteger> of) =>
            counted.Aggregate(BigInteger.Zero, (sum, one) => sum + of(one.Value));
        return (Sum(one => one.Balance), Sum(one => one.Priced), Sum(one => one.Cost));
    }
}

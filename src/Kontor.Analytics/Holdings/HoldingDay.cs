using System.Numerics;

namespace Kontor.Analytics.Holdings;

/// <summary>
/// A holding at the end of a day, and what was moved on it. Amounts are in the asset's smallest unit; dollars are products of amounts and prices, with
/// the decimals of both. What came when the coin had no price has no cost, and no profit is ever counted on it.
/// </summary>
public sealed record HoldingDay
{
    internal static HoldingDay None { get; } = new() { DayMs = -1 };

    public required long DayMs { get; init; }
    public BigInteger Balance { get; init; }

    /// <summary>The part of the balance whose cost is known.</summary>
    public BigInteger Priced { get; init; }

    /// <summary>What that part has cost, all together.</summary>
    public BigInteger Cost { get; init; }

    /// <summary>What was gained by parting with coin above its cost, ever.</summary>
    public BigInteger Realised { get; init; }

    public int FromCount { get; init; }
    public int ToCount { get; init; }
    public BigInteger FromValue { get; init; }
    public BigInteger ToValue { get; init; }

    internal HoldingDay Receive(BigInteger amount, Int128? price) =>
        price is { } known
            ? this with
            {
                Balance = Balance + amount,
                Priced = Priced + amount,
                Cost = Cost + (amount * known),
            }
            : this with
            {
                Balance = Balance + amount,
            };

    /// <summary>
    /// Gives away at most what there is. Of the part whose cost is known goes as much as of the whole, and with it its share of the cost, so the
    /// average cost of what stays is what it was.
    /// </summary>
    internal HoldingDay Give(BigInteger amount, Int128? price)
    {
        if (Balance.IsZero)
            return this;
        var given = BigInteger.Min(amount, Balance);
        var priced = given * Priced / Balance;
        var cost = priced.IsZero ? BigInteger.Zero : priced * Cost / Priced;
        return this with
        {
            Balance = Balance - given,
            Priced = Priced - priced,
            Cost = Cost - cost,
            Realised = price is { } known ? Realised + (priced * known) - cost : Realised,
        };
    }
}

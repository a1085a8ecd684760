using System.Numerics;
using Kontor.Chains.Serving;
using Kontor.World.Chains;

namespace Kontor.Dialects.BinanceWallet.Rows;

/// <summary>What an address has of one token, or of a chain's own coin.</summary>
/// <param name="Contract">Empty for the chain's own coin.</param>
/// <param name="Price">Dollars for a whole one; nothing where nobody quotes it.</param>
internal sealed record Asset(string Contract, string Symbol, int Decimals, Word256 Amount, CoinPrice? Price, bool IsRisk)
{
    /// <summary>Values are compared as counts of this small a part of a dollar; what is smaller has no say in the order.</summary>
    private const int ValueDecimals = 36;

    /// <summary>What it is worth; nothing where nobody quotes it.</summary>
    public BigInteger Value { get; } = Price is { } price ? ValueOf(Amount, Decimals, price) : BigInteger.Zero;

    private static BigInteger ValueOf(Word256 amount, int decimals, CoinPrice price)
    {
        var value = Number(amount) * Number(price.Units);
        var shift = ValueDecimals - decimals - price.Decimals;
        return shift >= 0 ? value * BigInteger.Pow(10, shift) : value / BigInteger.Pow(10, -shift);
    }

    private static BigInteger Number(Word256 word) => ((BigInteger)word.High128 << 128) + (BigInteger)word.Low128;
}

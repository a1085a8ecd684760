using Kontor.World.Chains;

namespace Kontor.World.Funding;

/// <summary>A coin as its chain counts it. An exchange may count it in another unit; what is finer is lost on the way.</summary>
internal readonly record struct ChainCoin(Address20? Contract, int Decimals)
{
    public static bool IsContract(string text, Address20? contract) =>
        contract is { } address ? Address20.TryParse(text, out var known) && known == address : text.Length == 0;

    /// <summary>Answers false when nothing is left of it.</summary>
    public static bool TryToChain(Int128 amount, int exchangeDecimals, int chainDecimals, out Word256 units)
    {
        units = (UInt128)amount;
        return TryScale(ref units, chainDecimals - exchangeDecimals) && !units.IsZero;
    }

    /// <summary>Answers false when nothing is left of it, or it is more than an exchange can ever hold.</summary>
    public static bool TryToExchange(Word256 units, int chainDecimals, int exchangeDecimals, out Int128 amount)
    {
        amount = 0;
        if (!TryScale(ref units, exchangeDecimals - chainDecimals) || units.IsZero || units > (UInt128)Bounds.AmountMax)
            return false;
        amount = (Int128)(UInt128)units;
        return true;
    }

    private static bool TryScale(ref Word256 units, int digits)
    {
        for (; digits < 0; digits++)
            units = Word256.DivRem(units, 10).Quotient;
        for (; digits > 0; digits--)
        {
            if (!Word256.TryMultiply(units, 10, out units))
                return false;
        }
        return true;
    }
}

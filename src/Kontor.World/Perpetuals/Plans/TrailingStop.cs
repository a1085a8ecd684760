using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Perpetuals.Plans;

/// <summary>
/// A trigger that follows the price: it stands a part of the best price seen below it (to sell) or above it (to buy), and never goes back.
/// </summary>
public static class TrailingStop
{
    public const int CallbackPpmMin = 1_000;
    public const int CallbackPpmMax = 50_000;

    /// <summary>Rounded towards the best price: a trailing order is never later than promised.</summary>
    public static long StopUnits(long bestUnits, int callbackPpm, bool sells)
    {
        var callback = (long)((Int128)bestUnits * callbackPpm / Rounded.Million);
        return sells ? bestUnits - callback : bestUnits + callback;
    }

    public static bool IsBetter(long priceUnits, long bestUnits, bool sells) => sells ? priceUnits > bestUnits : priceUnits < bestUnits;
}

using Kontor.World.Ledger;

namespace Kontor.Dialects.Weex.Endpoints;

/// <summary>
/// The contract numbers its coins. An asset's number is its place in the house's list, from 1: assets are added at the end and never
/// leave, so a number once given stays.
/// </summary>
internal static class Coins
{
    // A house lists a handful of assets: a walk along the list is cheaper than an index beside it.
    public static long IdOf(ExchangeLedger house, string code)
    {
        for (var index = 0; index < house.Assets.Count; index++)
        {
            if (house.Assets[index].Code == code)
                return index + 1;
        }

        throw new InvalidOperationException($"{house.Name} has no asset {code}.");
    }

    public static string? CodeOf(ExchangeLedger house, long id) => id <= house.Assets.Count ? house.Assets[(int)(id - 1)].Code : null;
}

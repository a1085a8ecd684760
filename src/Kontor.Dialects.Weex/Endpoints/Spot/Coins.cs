using Kontor.World.Ledger;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>
/// The contract numbers its coins. An asset's number is its place in the house's list, from 1: assets are added at the end and never
/// leave, so a number once given stays.
/// </summary>
internal static class Coins
{
    public static long IdOf(ExchangeLedger house, string code) => house.Assets.IndexOf(code) + 1;

    public static string? CodeOf(ExchangeLedger house, long id) => id <= house.Assets.All.Count ? house.Assets[(int)(id - 1)].Code : null;
}

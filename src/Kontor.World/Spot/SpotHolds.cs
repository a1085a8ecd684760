using Kontor.World.Matching;

namespace Kontor.World.Spot;

/// <summary>What an order holds back. It is always enough for whatever price and rate it will trade at, to the smallest unit.</summary>
internal static class SpotHolds
{
    /// <summary>
    /// For one lot at a limit. It is the lot and not the order that the fee is rounded up for: k lots, however they are filled, never cost
    /// more than k times this, because the rounded fees of parts are each at most as many times the rounded fee of a lot.
    /// </summary>
    public static Int128 PerLot(SpotMarket market, in SpotOrderRow order) => PerLot(market, order, order.PriceTicks);

    /// <summary>The same, were its limit another.</summary>
    public static Int128 PerLot(SpotMarket market, in SpotOrderRow order, long priceTicks)
    {
        if (order.Side == Side.Sell)
            return market.Record.LotUnits;
        var value = (Int128)priceTicks * market.ValuePerTickLot;
        return order.FeesIn == FeesIn.Quote ? value + Ppm.Ceil(value, Math.Max(order.MakerFeePpm, order.TakerFeePpm)) : value;
    }

    /// <summary>For so much of the quote to be spent at once.</summary>
    public static Int128 OfValue(Int128 value, in SpotOrderRow order) =>
        order.FeesIn == FeesIn.Quote ? value + Ppm.Ceil(value, order.TakerFeePpm) : value;

    /// <summary>Market buys spend money as they go. All others hold the same for every lot they have left.</summary>
    public static bool IsPerLot(in SpotOrderRow order) => order.Kind == SpotOrderKind.Limit || order.Side == Side.Sell;
}

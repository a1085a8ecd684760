using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.World.Tests.Spot;

public sealed partial class NaiveSpot
{
    private Reject RefuseToTrade(bool isApi)
    {
        if (Market.State == MarketState.Delisted)
            return Reject.MarketDelisted;
        if (Market.State == MarketState.PreTrade)
            return Reject.MarketNotOpen;
        if (Market.State == MarketState.Halted)
            return Reject.MarketHalted;
        return isApi && !Market.IsApiTradable ? Reject.MarketClosedToApi : Reject.None;
    }

    private Reject Refuse(long user, SpotOrderRequest order)
    {
        if (RefuseToTrade(order.IsApi) is var closed and not Reject.None)
            return closed;
        if (order.IsMargin && !Market.HasMargin)
            return Reject.NoMarginWallet;
        if (RefuseForm(order) is var bad and not Reject.None)
            return bad;
        if (!order.ClientId.IsEmpty && Open.Exists(open => open.User == user && open.Request.ClientId == order.ClientId))
            return Reject.DuplicateClientId;
        if (RefuseNumbers(order, hasBand: true) is var outside and not Reject.None)
            return outside;
        return Open.Count(open => open.User == user) >= Market.OpenOrdersMax ? Reject.TooManyOpenOrders : Reject.None;
    }

    private static Reject RefuseForm(SpotOrderRequest order)
    {
        if (order.Lots < 0 || order.PriceTicks < 0 || order.Notional < 0)
            return Reject.NotPositive;
        if (order.Kind == SpotOrderKind.Limit)
            return order.Lots == 0 ? Reject.SizeMissing
                : order.PriceTicks == 0 ? Reject.PriceMissing
                : Reject.None;
        if (order.Side == Side.Sell && order.Lots == 0)
            return Reject.SizeMissing;
        if (order.Lots == 0 && order.Notional == 0)
            return Reject.NotionalMissing;
        return order.Side == Side.Sell && order.Notional > 0 ? Reject.WrongCombination : Reject.None;
    }

    private Reject RefuseNumbers(SpotOrderRequest order, bool hasBand)
    {
        var isLimit = order.Kind == SpotOrderKind.Limit;
        if (order.Lots > 0 && order.Lots < Market.MinLots)
            return Reject.SizeTooSmall;
        if (order.Lots > Market.MaxLots || (!isLimit && order.Lots > Market.MarketMaxLots))
            return Reject.SizeTooLarge;
        if (isLimit && RefusePrice(order.PriceTicks) is var outside and not Reject.None)
            return outside;
        if (isLimit && hasBand && !IsInBand(order.Side, order.PriceTicks))
            return Reject.PriceOutsideBand;
        var worth =
            order.Lots == 0 ? order.Notional
            : isLimit ? Value(order.PriceTicks, order.Lots)
            : Last == 0 ? Int128.MaxValue
            : Value(Last, order.Lots);
        return worth < (order.Side == Side.Buy ? Market.MinBuyValue : Market.MinSellValue) ? Reject.NotionalTooSmall : Reject.None;
    }

    private Reject RefusePrice(long ticks)
    {
        if (ticks < Market.MinPriceTicks)
            return Reject.PriceTooLow;
        return ticks > OrderBook.PriceTicksMax || (Market.MaxPriceTicks > 0 && ticks > Market.MaxPriceTicks)
            ? Reject.PriceTooHigh
            : Reject.None;
    }

    private bool IsInBand(Side side, long ticks)
    {
        var ratio = side == Side.Buy ? Market.BuyLimitRatioPpm : Market.SellLimitRatioPpm;
        if (Last == 0 || ratio == 0)
            return true;
        var width = Last * ratio / 1_000_000;
        return side == Side.Buy ? ticks <= Last + width : ticks >= Last - width;
    }
}

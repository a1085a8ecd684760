using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Matching;

namespace Kontor.World.Spot;

/// <summary>
/// Why an order is refused. The first of these that is wrong is the answer: the exchange; the symbol; the market's state and whether it is
/// open to the API; the user and his account; the form (values that mean nothing, less than zero, missing, or together wrong); a name
/// that an open order has; size; price, then its distance from the last one; worth; the number of open orders; money; room in the book.
/// A repetition comes before everything that time may change, so that whoever repeats an order that came through finds it.
/// </summary>
internal static class SpotRules
{
    public static Reject OfMarket(MarketRecord market, bool isApi) =>
        market.State switch
        {
            MarketState.Delisted => Reject.MarketDelisted,
            MarketState.PreTrade => Reject.MarketNotOpen,
            MarketState.Halted => Reject.MarketHalted,
            _ => isApi && !market.IsApiTradable ? Reject.MarketClosedToApi : Reject.None,
        };

    public static Reject OfUser(UserRecord? user, MarketRecord market, bool isMargin)
    {
        if (user is null)
            return Reject.UnknownUser;
        if (!user.Accounts.HasFlag(AccountKinds.Spot))
            return Reject.AccountNotOpened;
        return isMargin && !market.HasMargin ? Reject.NoMarginWallet : Reject.None;
    }

    public static Reject OfForm(in SpotOrderRequest order)
    {
        var isKnown =
            order.Side <= Side.Sell
            && order.Kind <= SpotOrderKind.Market
            && order.TimeInForce <= TimeInForce.PostOnly
            && order.SelfTrade <= SelfTradeRule.CancelBoth;
        if (!isKnown)
            return Reject.Malformed;
        if (order.Lots < 0 || order.PriceTicks < 0 || order.Notional < 0)
            return Reject.NotPositive;
        return order.Kind == SpotOrderKind.Limit ? OfLimitForm(order) : OfMarketForm(order);
    }

    private static Reject OfLimitForm(in SpotOrderRequest order)
    {
        if (order.Lots == 0)
            return Reject.SizeMissing;
        if (order.PriceTicks == 0)
            return Reject.PriceMissing;
        return order.Notional != 0 ? Reject.WrongCombination : Reject.None;
    }

    private static Reject OfMarketForm(in SpotOrderRequest order)
    {
        if (order.Side == Side.Sell && order.Lots == 0)
            return Reject.SizeMissing;
        if (order.Lots == 0 && order.Notional == 0)
            return Reject.NotionalMissing;
        var isOverAtOnce = order.TimeInForce is TimeInForce.GoodTillCancel or TimeInForce.ImmediateOrCancel;
        return order.PriceTicks != 0 || (order.Lots != 0 && order.Notional != 0) || !isOverAtOnce ? Reject.WrongCombination : Reject.None;
    }

    public static Reject OfSize(MarketRecord market, SpotOrderKind kind, long lots)
    {
        if (lots < market.MinLots)
            return Reject.SizeTooSmall;
        var max = kind == SpotOrderKind.Market ? Math.Min(market.MaxLots, market.MarketMaxLots) : market.MaxLots;
        return lots > max ? Reject.SizeTooLarge : Reject.None;
    }

    public static Reject OfPrice(MarketRecord market, long priceTicks)
    {
        if (priceTicks < Math.Max(1, market.MinPriceTicks))
            return Reject.PriceTooLow;
        var max = market.MaxPriceTicks == 0 ? OrderBook.PriceTicksMax : market.MaxPriceTicks;
        return priceTicks > max ? Reject.PriceTooHigh : Reject.None;
    }

    public static Reject OfBand(SpotMarket market, Side side, long priceTicks)
    {
        var (last, ratioPpm) = (market.LastTicks, side == Side.Buy ? market.Record.BuyLimitRatioPpm : market.Record.SellLimitRatioPpm);
        if (last == 0 || ratioPpm == 0)
            return Reject.None;
        var width = (Int128)last * ratioPpm / Ppm.One;
        var isInside = side == Side.Buy ? priceTicks <= last + width : priceTicks >= last - width;
        return isInside ? Reject.None : Reject.PriceOutsideBand;
    }

    public static Reject OfWorth(MarketRecord market, Side side, Int128 value)
    {
        // Nobody has that much, and sums with it would not fit.
        if (value > Bounds.AmountMax)
            return Reject.SizeTooLarge;
        return value < (side == Side.Buy ? market.MinBuyValue : market.MinSellValue) ? Reject.NotionalTooSmall : Reject.None;
    }

    /// <summary>Size, price, band and worth of an order whose form is right.</summary>
    public static Reject OfFilters(SpotMarket market, in SpotOrderRequest order, bool isBandOff)
    {
        var reject = order.Lots == 0 ? Reject.None : OfSize(market.Record, order.Kind, order.Lots);
        if (reject == Reject.None && order.Kind == SpotOrderKind.Limit)
            reject = OfPrice(market.Record, order.PriceTicks);
        if (reject == Reject.None && order.Kind == SpotOrderKind.Limit && !isBandOff)
            reject = OfBand(market, order.Side, order.PriceTicks);
        return reject == Reject.None ? OfWorth(market.Record, order.Side, order, market) : reject;
    }

    // What a market order by size will be worth nobody knows; the last price is a fair guess, and before the first trade there is none.
    private static Reject OfWorth(MarketRecord record, Side side, in SpotOrderRequest order, SpotMarket market)
    {
        if (order.Lots == 0)
            return OfWorth(record, side, order.Notional);
        var priceTicks = order.Kind == SpotOrderKind.Limit ? order.PriceTicks : market.LastTicks;
        return priceTicks == 0 ? Reject.None : OfWorth(record, side, market.ValueOf(priceTicks, order.Lots));
    }
}

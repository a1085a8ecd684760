using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>The one place where the world's reasons for not doing something with a spot order become rows of the contract.</summary>
internal static class SpotRefusals
{
    /// <summary>
    /// Of an order that the world did not take. The endpoint has seen to it that everything its type needs is there: what then counts as missing
    /// was given, and nothing of it was left when it was cut to whole steps.
    /// </summary>
    public static Refusal Of(Reject reject, SpotMarketView market, in SpotOrderRequest order) =>
        reject switch
        {
            Reject.SizeMissing or Reject.SizeTooSmall => Errors.MinimumSize.With(market.SizeBound(market.Record.MinLots)),
            Reject.SizeTooLarge => Errors.MaximumSize.With(market.SizeBound(MaxLots(market, order))),
            Reject.PriceMissing or Reject.PriceTooLow => Errors.MinimumPrice.With(market.PriceBound(MinTicks(market))),
            Reject.PriceTooHigh => Errors.MaximumPrice.With(market.PriceBound(MaxTicks(market))),
            Reject.PriceOutsideBand => OutsideBand(market, order.Side),
            Reject.NotionalMissing or Reject.NotionalTooSmall => Errors.MinimumNotional.With(market.NotionalBound(MinValue(market, order))),
            Reject.DuplicateClientId => Errors.InvalidParameter.With("client_order_id"),
            Reject.NoMarginWallet => Errors.InvalidParameter.With("symbol"),
            // The contract has no row for "too many": the number of orders is what is invalid.
            Reject.TooManyOpenOrders or Reject.TooManyTriggers => Errors.InvalidParameter.With("number of open orders"),
            Reject.Malformed or Reject.NotPositive or Reject.WrongCombination => Errors.InvalidParameter.With("order"),
            _ => Of(reject),
        };

    /// <summary>Of anything else that was asked for.</summary>
    public static Refusal Of(Reject reject) =>
        reject switch
        {
            Reject.UnknownMarket or Reject.MarketDelisted => Errors.SymbolNotFound,
            Reject.MarketHalted or Reject.BookFull => Errors.SpotServiceUnavailable,
            Reject.MarketNotOpen or Reject.MarketClosedToApi => Errors.SymbolClosedToApi,
            Reject.UnknownUser or Reject.AccountNotOpened => Errors.SpotUserNotFound,
            Reject.UnknownOrder => Errors.OrderIdNotFound,
            // All that is in a wallet under liquidation is being sold: nothing of it is there for an order.
            Reject.NotEnough or Reject.MarginInLiquidation => Errors.SpotBalanceNotEnough,
            _ => throw new InvalidOperationException($"No spot command is refused with {reject}."),
        };

    private static long MaxLots(SpotMarketView market, in SpotOrderRequest order) =>
        order.Kind == SpotOrderKind.Market ? Math.Min(market.Record.MaxLots, market.Record.MarketMaxLots) : market.Record.MaxLots;

    private static long MinTicks(SpotMarketView market) => Math.Max(1, market.Record.MinPriceTicks);

    private static long MaxTicks(SpotMarketView market) =>
        market.Record.MaxPriceTicks == 0 ? OrderBook.PriceTicksMax : market.Record.MaxPriceTicks;

    private static Int128 MinValue(SpotMarketView market, in SpotOrderRequest order) =>
        order.Side == Side.Buy ? market.Record.MinBuyValue : market.Record.MinSellValue;

    /// <summary>Whoever bids too high or asks too low is told how far he may go from the last price.</summary>
    private static Refusal OutsideBand(SpotMarketView market, Side side)
    {
        var lastTicks = market.Tape.Trades(1) is [var last] ? last.PriceTicks : 0;
        return side == Side.Buy
            ? Errors.MaximumPrice.With(market.PriceBound(lastTicks + Part(lastTicks, market.Record.BuyLimitRatioPpm)))
            : Errors.MinimumPrice.With(market.PriceBound(lastTicks - Part(lastTicks, market.Record.SellLimitRatioPpm)));
    }

    private static long Part(long ticks, int ppm) => (long)((Int128)ticks * ppm / 1_000_000);
}

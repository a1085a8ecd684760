using Kontor.World.Directory;
using Kontor.World.Matching;

namespace Kontor.World.Perpetuals;

/// <summary>
/// What can be said against an order without looking at money or positions. The first rule that is broken decides the answer, in the order
/// in which the desk asks: the contract, the user, the form, the sizes, the price.
/// </summary>
internal static class PerpetualRules
{
    public static Reject OfContract(ContractRecord contract, bool isApi, bool isClosing) =>
        contract.State switch
        {
            ContractState.Offline => Reject.ContractOffline,
            ContractState.Paused => Reject.ContractPaused,
            ContractState.Approving or ContractState.Testing => Reject.ContractNotOpen,
            ContractState.Delivering when !isClosing => Reject.ContractDelivering,
            _ => isApi && !contract.IsApiTradable ? Reject.ContractClosedToApi : Reject.None,
        };

    public static Reject OfUser(UserRecord? user)
    {
        if (user is null)
            return Reject.UnknownUser;
        return user.Accounts.HasFlag(AccountKinds.Contract) ? Reject.None : Reject.AccountNotOpened;
    }

    public static Reject OfForm(in PerpetualOrderRequest order)
    {
        if (!IsDefined(order) || !order.Presets.IsValid || order.Leverage < 0 || order.PositionId < 0)
            return Reject.Malformed;
        if (order.Lots == 0)
            return Reject.SizeMissing;
        if (order.Lots < 0 || order.PriceTicks < 0)
            return Reject.Malformed;
        if (order.Kind == PerpetualOrderKind.Limit)
            return OfPriceForm(order.PriceTicks);
        return order.PriceTicks != 0 || order.TimeInForce == TimeInForce.PostOnly ? Reject.WrongCombination : Reject.None;
    }

    public static Reject OfPriceForm(long priceTicks) =>
        priceTicks == 0 ? Reject.PriceMissing
        : priceTicks is < 0 or > OrderBook.PriceTicksMax ? Reject.Malformed
        : Reject.None;

    /// <summary>A position may be smaller than the smallest order, and must be closed all the same.</summary>
    public static Reject OfSize(ContractRecord contract, in PerpetualOrderRequest order)
    {
        if (order.Lots < contract.LotsMin && !order.Action.IsClosing())
            return Reject.SizeTooSmall;
        var most = order.Kind == PerpetualOrderKind.Market ? contract.MarketLotsMax : contract.LotsMax;
        return order.Lots > most ? Reject.SizeTooLarge : Reject.None;
    }

    /// <summary>How far a limit goes against the mark price. Before there is any price, everything may be the first.</summary>
    public static Reject OfBand(Contract contract, Side side, long priceTicks)
    {
        var mark = contract.ValuationUnits;
        if (mark == 0)
            return Reject.None;
        var price = (Int128)priceTicks * contract.Record.TickUnits;
        var width = (Int128)mark * contract.Record.PriceBandPpm / Ppm.Whole;
        var isOutside = side == Side.Buy ? price > mark + width : price < mark - width;
        return isOutside ? Reject.PriceOutsideBand : Reject.None;
    }

    private static bool IsDefined(in PerpetualOrderRequest order) =>
        order.Action <= OrderAction.Sell
        && order.Kind <= PerpetualOrderKind.Market
        && order.TimeInForce <= TimeInForce.PostOnly
        && order.SelfTrade <= SelfTradeRule.CancelBoth
        && order.MarginMode is null or MarginMode.Cross or MarginMode.Isolated;
}

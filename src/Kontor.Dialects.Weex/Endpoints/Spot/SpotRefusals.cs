using Kontor.Catalog;
using Kontor.World;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>The one place where the world's reasons for not doing something with a spot order become rows of the contract.</summary>
internal static class SpotRefusals
{
    public static Refusal Of(Reject reject) =>
        reject switch
        {
            Reject.UnknownMarket or Reject.MarketDelisted => Errors.SpotSymbolNotExist,
            Reject.MarketHalted or Reject.MarketNotOpen => BeyondTheTable.SymbolNotTrading,
            Reject.MarketClosedToApi => Errors.NoPermissionTradePair,
            Reject.UnknownUser => Errors.UserStatusForbidden,
            Reject.AccountNotOpened => Errors.PermissionDenied,
            Reject.UnknownOrder => Errors.SpotOrderNotExist,
            // What an order is worth follows from its size, whatever the price.
            Reject.SizeMissing or Reject.SizeTooSmall or Reject.SizeTooLarge or Reject.NotionalTooSmall => Errors.ParamError.With(
                "quantity"
            ),
            Reject.PriceMissing or Reject.PriceTooLow or Reject.PriceTooHigh or Reject.PriceOutsideBand => Errors.ParamError.With("price"),
            Reject.Malformed or Reject.NotPositive or Reject.WrongCombination => Errors.InvalidParamCombination,
            Reject.TooManyOpenOrders => BeyondTheTable.TooManyOpenOrders,
            Reject.NotEnough => BeyondTheTable.AmountNotEnough,
            Reject.BookFull => Errors.SystemError,
            _ => throw new InvalidOperationException($"No spot command is refused with {reject}."),
        };
}

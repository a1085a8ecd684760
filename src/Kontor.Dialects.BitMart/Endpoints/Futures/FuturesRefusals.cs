using Kontor.Catalog;
using Kontor.World;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>
/// The row for every reason the world has to refuse something in contracts. The table knows neither a row for orders that are not there nor
/// one for settings that contradict each other: whatever has no row of its own is an invalid request.
/// </summary>
internal static class FuturesRefusals
{
    public static Refusal Of(Reject reject) =>
        reject switch
        {
            // Who asks, and for what.
            Reject.UnknownUser or Reject.AccountNotOpened => Errors.CloudAccountNotFound,
            Reject.UnknownContract or Reject.ContractNotOpen => Errors.ContractNotFound,
            Reject.ContractOffline or Reject.ContractDelivering => Errors.ContractOffline,
            // A contract that can be traded by hand only is paused for whoever comes through the API.
            Reject.ContractPaused or Reject.ContractClosedToApi => Errors.ContractPaused,
            // The position.
            Reject.UnknownPosition => Errors.PositionNotFound,
            Reject.PositionClosed => Errors.PositionClosed,
            Reject.PositionInLiquidation => Errors.PositionLiquidating,
            Reject.CrossInLiquidation => Errors.CrossPositionLiquidating,
            Reject.PositionVolumeNotEnough => Errors.PositionVolumeNotEnough,
            Reject.OpensAndCloses => Errors.OpenAndCloseSimultaneously,
            Reject.PositionNotIsolated => Errors.PositionNotIsolated,
            Reject.WouldLiquidate => Errors.SubMarginWouldLiquidate,
            Reject.WouldWarn => Errors.SubMarginWouldWarn,
            Reject.BelowBaseMargin => Errors.MarginBelowBaseLimit,
            // Money and leverage.
            Reject.WouldTriggerLiquidation => Errors.OrderWouldLiquidate,
            Reject.ContractBalanceNotEnough or Reject.NotEnough => Errors.ContractBalanceNotEnough,
            Reject.LeverageTooLarge => Errors.LeverageTooLarge,
            Reject.LeverageTooSmall => Errors.LeverageTooSmall,
            // Plans.
            Reject.TooManyPlans => Errors.PlanOrderCountOverMax,
            Reject.TriggerTooFar => Errors.TriggerDeviationTooLarge,
            Reject.PlanLifeTooLong => Errors.PlanLifeCycleTooLong,
            Reject.PlanLifeTooShort => Errors.PlanLifeCycleTooShort,
            // The house itself is full.
            Reject.BookFull or Reject.TooMany => Errors.ServiceUnavailable,
            _ => Errors.ContractInvalidRequest,
        };
}

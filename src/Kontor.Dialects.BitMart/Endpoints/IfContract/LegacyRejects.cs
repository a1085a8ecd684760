using Kontor.Catalog;
using Kontor.World;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>Why the world did not do what it was asked, in the rows of the contract system.</summary>
internal static class LegacyRejects
{
    public static Refusal RowOf(Reject reject) => OfContract(reject) ?? OfPosition(reject) ?? OfPlan(reject) ?? Errors.ContractInvalidRequest;

    private static Refusal? OfContract(Reject reject) =>
        reject switch
        {
            Reject.UnknownContract => Errors.ContractNotFound,
            Reject.UnknownUser or Reject.AccountNotOpened => Errors.CloudAccountNotFound,
            Reject.ContractOffline or Reject.ContractDelivering => Errors.ContractOffline,
            Reject.ContractPaused or Reject.ContractNotOpen or Reject.ContractClosedToApi => Errors.ContractPaused,
            Reject.LeverageTooLarge => Errors.LeverageTooLarge,
            Reject.LeverageTooSmall => Errors.LeverageTooSmall,
            Reject.ContractBalanceNotEnough or Reject.NotEnough => Errors.ContractBalanceNotEnough,
            Reject.TooMany or Reject.BookFull => Errors.ServiceUnavailable,
            _ => null,
        };

    private static Refusal? OfPosition(Reject reject) =>
        reject switch
        {
            Reject.UnknownPosition => Errors.PositionNotFound,
            Reject.PositionClosed => Errors.PositionClosed,
            Reject.PositionInLiquidation => Errors.PositionLiquidating,
            Reject.CrossInLiquidation => Errors.CrossPositionLiquidating,
            Reject.PositionVolumeNotEnough => Errors.PositionVolumeNotEnough,
            Reject.WouldTriggerLiquidation => Errors.OrderWouldLiquidate,
            Reject.OpensAndCloses => Errors.OpenAndCloseSimultaneously,
            Reject.PositionNotIsolated => Errors.PositionNotIsolated,
            Reject.WouldLiquidate => Errors.SubMarginWouldLiquidate,
            Reject.WouldWarn => Errors.SubMarginWouldWarn,
            Reject.BelowBaseMargin => Errors.MarginBelowBaseLimit,
            _ => null,
        };

    private static Refusal? OfPlan(Reject reject) =>
        reject switch
        {
            Reject.TooManyPlans => Errors.PlanOrderCountOverMax,
            Reject.PlanLifeTooLong => Errors.PlanLifeCycleTooLong,
            Reject.PlanLifeTooShort => Errors.PlanLifeCycleTooShort,
            Reject.TriggerTooFar or Reject.TriggerTooNear => Errors.TriggerDeviationTooLarge,
            _ => null,
        };
}

using Kontor.Catalog;
using Kontor.World;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>Why the world did not do what it was asked, in the rows of the contract system.</summary>
internal static class LegacyRejects
{
    public static Refusal RowOf(Reject reject) =>
        OfContract(reject) ?? OfPosition(reject) ?? OfPlan(reject) ?? Errors.ContractInvalidRequest;

    private static Refusal? OfContract(Reject reject) =>
        reject switch
        {
            Reject.UnknownContract => Errors.ContractNotFound.Refusal,
            Reject.UnknownUser or Reject.AccountNotOpened => Errors.CloudAccountNotFound.Refusal,
            Reject.ContractOffline or Reject.ContractDelivering => Errors.ContractOffline.Refusal,
            Reject.ContractPaused or Reject.ContractNotOpen or Reject.ContractClosedToApi => Errors.ContractPaused.Refusal,
            Reject.LeverageTooLarge => Errors.LeverageTooLarge.Refusal,
            Reject.LeverageTooSmall => Errors.LeverageTooSmall.Refusal,
            Reject.ContractBalanceNotEnough or Reject.NotEnough => Errors.ContractBalanceNotEnough.Refusal,
            Reject.TooMany or Reject.BookFull => Errors.ServiceUnavailable.Refusal,
            _ => null,
        };

    private static Refusal? OfPosition(Reject reject) =>
        reject switch
        {
            Reject.UnknownPosition => Errors.PositionNotFound.Refusal,
            Reject.PositionClosed => Errors.PositionClosed.Refusal,
            Reject.PositionInLiquidation => Errors.PositionLiquidating.Refusal,
            Reject.CrossInLiquidation => Errors.CrossPositionLiquidating.Refusal,
            Reject.PositionVolumeNotEnough => Errors.PositionVolumeNotEnough.Refusal,
            Reject.WouldTriggerLiquidation => Errors.OrderWouldLiquidate.Refusal,
            Reject.OpensAndCloses => Errors.OpenAndCloseSimultaneously.Refusal,
            Reject.PositionNotIsolated => Errors.PositionNotIsolated.Refusal,
            Reject.WouldLiquidate => Errors.SubMarginWouldLiquidate.Refusal,
            Reject.WouldWarn => Errors.SubMarginWouldWarn.Refusal,
            Reject.BelowBaseMargin => Errors.MarginBelowBaseLimit.Refusal,
            _ => null,
        };

    private static Refusal? OfPlan(Reject reject) =>
        reject switch
        {
            Reject.TooManyPlans => Errors.PlanOrderCountOverMax.Refusal,
            Reject.PlanLifeTooLong => Errors.PlanLifeCycleTooLong.Refusal,
            Reject.PlanLifeTooShort => Errors.PlanLifeCycleTooShort.Refusal,
            Reject.TriggerTooFar or Reject.TriggerTooNear => Errors.TriggerDeviationTooLarge.Refusal,
            _ => null,
        };
}

using Kontor.World.Matching;
using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Perpetuals.Plans;

/// <summary>What speaks against a plan, in the order in which it is said.</summary>
internal static class PlanRefusals
{
    public static Reject OfForm(ContractRecord contract, in PlanTerms terms)
    {
        if (!Enum.IsDefined(terms.Kind) || !Enum.IsDefined(terms.Action) || !Enum.IsDefined(terms.Way) || !Enum.IsDefined(terms.Source))
            return Reject.Malformed;
        if (!Enum.IsDefined(terms.TimeInForce) || !terms.Presets.IsValid || (terms.MarginMode is { } mode && !Enum.IsDefined(mode)))
            return Reject.Malformed;
        if (terms.Lots < 0 || terms.TriggerTicks < 0 || terms.LimitTicks < 0 || terms.LifeHours < 0)
            return Reject.NotPositive;
        if (terms.Lots == 0 && !terms.EndsPosition)
            return Reject.SizeMissing;
        if (terms.TriggerTicks == 0 && terms.Kind != PlanKind.Trailing)
            return Reject.PriceMissing;
        if (terms.TriggerTicks > OrderBook.PriceTicksMax || terms.LimitTicks > OrderBook.PriceTicksMax)
            return Reject.PriceTooHigh;
        if ((terms.EndsPosition && !terms.Action.IsClosing()) || (terms.Kind == PlanKind.Trailing && terms.LimitTicks > 0))
            return Reject.WrongCombination;
        if (terms.Kind == PlanKind.Trailing && terms.CallbackPpm is < TrailingStop.CallbackPpmMin or > TrailingStop.CallbackPpmMax)
            return Reject.CallbackOutOfRange;
        return OfSize(contract, terms);
    }

    public static Reject OfLife(in PlanRules rules, in PlanTerms terms)
    {
        if (terms.LifeHours == 0)
            return Reject.None;
        return terms.LifeHours > rules.LifeHoursMax ? Reject.PlanLifeTooLong
            : terms.LifeHours < rules.LifeHoursMin ? Reject.PlanLifeTooShort
            : Reject.None;
    }

    /// <summary>How far the trigger is from the price that it watches.</summary>
    public static Reject OfScope(in PlanRules rules, long triggerUnits, long priceUnits)
    {
        if (priceUnits == 0)
            return Reject.NoPrice;
        var deviation = Int128.Abs((Int128)triggerUnits - priceUnits) * Rounded.Million;
        return deviation > (Int128)rules.ScopePpmMax * priceUnits ? Reject.TriggerTooFar
            : deviation < (Int128)rules.ScopePpmMin * priceUnits ? Reject.TriggerTooNear
            : Reject.None;
    }

    private static Reject OfSize(ContractRecord contract, in PlanTerms terms)
    {
        if (terms.Lots > 0 && terms.Lots < contract.LotsMin)
            return Reject.SizeTooSmall;
        if (terms.Lots > (terms.LimitTicks == 0 ? contract.MarketLotsMax : contract.LotsMax))
            return Reject.SizeTooLarge;
        return terms.Leverage == 0 ? Reject.None
            : terms.Leverage > contract.LeverageMax ? Reject.LeverageTooLarge
            : terms.Leverage < contract.LeverageMin ? Reject.LeverageTooSmall
            : Reject.None;
    }
}

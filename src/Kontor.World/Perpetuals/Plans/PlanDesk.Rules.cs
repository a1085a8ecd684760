using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Perpetuals.Plans;

internal sealed partial class PlanDesk
{
    internal static long PriceOf(Contract contract, PriceSource source) =>
        source == PriceSource.Last ? contract.LastTicks * contract.Record.TickUnits : contract.ValuationUnits;

    private Reject Refuse(Contract contract, long user, in PlanTerms terms, out long position)
    {
        position = 0;
        var reject = PerpetualRules.OfContract(contract.Record, terms.IsApi, terms.Action.IsClosing());
        if (reject == Reject.None)
            reject = PerpetualRules.OfUser(exchange.Directory.FindUser(user));
        if (reject == Reject.None)
            reject = PlanRefusals.OfForm(contract.Record, terms);
        if (reject == Reject.None)
            reject = RefusePosition(contract, user, terms, out position);
        if (reject == Reject.None && Contradicts(contract, user, WithWay(contract, terms)))
            reject = Reject.OpensAndCloses;
        if (reject == Reject.None && Book.Of(user, contract.Index).Count(plan => plan.ParentOrder == 0) >= contract.Record.Plans.CountMax)
            reject = Reject.TooManyPlans;
        if (reject == Reject.None)
            reject = RefusePrice(contract, terms);
        if (reject == Reject.None)
            reject = PlanRefusals.OfLife(contract.Record.Plans, terms);
        if (reject == Reject.None && !terms.ClientId.IsEmpty && Find(user, "", PlanKey.Of(terms.ClientId)) is not null)
            reject = Reject.DuplicateClientId;
        if (reject == Reject.None && (Book.IsFull || !schedule.HasRoom))
            reject = Reject.TooMany;
        return reject;
    }

    // What ends a position belongs to it: it must be there, and go with it.
    private Reject RefusePosition(Contract contract, long user, in PlanTerms terms, out long position)
    {
        position = 0;
        var trader = exchange.TraderOf(user);
        if (terms.Action.Mode() != (trader?.PositionMode ?? default))
            return Reject.OtherPositionMode;
        var seat = trader?.SeatAt(contract.Index);
        if (seat is { Account.IsInLiquidation: true })
            return Reject.CrossInLiquidation;
        if (!terms.EndsPosition)
            return Reject.None;
        var slot = seat?.PositionOn(terms.Action.Closes()) ?? PositionTable.None;
        if (slot == PositionTable.None)
            return Reject.UnknownPosition;
        ref readonly var row = ref exchange.Positions[slot];
        position = row.Id;
        return row.State == PositionState.InLiquidation ? Reject.PositionInLiquidation
            : terms.Lots > row.Lots ? Reject.PositionVolumeNotEnough
            : Reject.None;
    }

    // Both would come to the market in the same moment, one to open what the other closes.
    private bool Contradicts(Contract contract, long user, PlanTerms terms) =>
        Book.Of(user, contract.Index).Any(plan => plan.Terms.Contradicts(terms));

    private static Reject RefusePrice(Contract contract, in PlanTerms terms)
    {
        var priceUnits = PriceOf(contract, terms.Source);
        // A trailing plan without an activation price starts where the price is.
        var triggerUnits = terms.TriggerTicks == 0 ? priceUnits : terms.TriggerTicks * contract.Record.TickUnits;
        return terms.Kind == PlanKind.Trailing && priceUnits > 0
            ? Reject.None
            : PlanRefusals.OfScope(contract.Record.Plans, triggerUnits, priceUnits);
    }

    // Profit is where the price goes for the position, loss where it goes against it; whoever follows a price starts on its good side.
    private static PlanTerms WithWay(Contract contract, in PlanTerms terms)
    {
        var closesLong = terms.Side == Matching.Side.Sell;
        var rises = terms.Kind switch
        {
            PlanKind.TakeProfit => closesLong,
            PlanKind.StopLoss => !closesLong,
            PlanKind.Trailing when terms.Way == PriceWay.Towards => closesLong,
            _ when terms.Way == PriceWay.Towards => terms.TriggerTicks * contract.Record.TickUnits >= PriceOf(contract, terms.Source),
            _ => terms.Way == PriceWay.Rises,
        };
        return terms with { Way = rises ? PriceWay.Rises : PriceWay.Falls };
    }
}

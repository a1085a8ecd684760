using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>Reads a plan order: what an order has, and when it is to be placed.</summary>
internal static class PlanFields
{
    private const int Rises = 1;
    private const int Falls = 2;

    public static Refusal? Read(FuturesHouse house, in Parameters given, PositionMode mode, out ContractView contract, out PlanTerms terms)
    {
        (contract, terms) = (null!, default);
        if (OrderFields.Read(house, given, out var fields) is { } bad)
            return bad;
        if (fields.ReadPrice(given, "price", out var limitTicks) is { } badPrice)
            return badPrice;
        if (OrderFields.ReadClientId(given, out var clientId) is { } badId)
            return badId;
        if (FuturesNumbers.RequiredPrice(given, "trigger_price", fields.Contract, out var triggerTicks) is { } badTrigger)
            return badTrigger;
        var (trend, source) = (0L, (long)PriceSource.Last);
        if (given.Whole("trend", Rises, Falls, ref trend) is { } badTrend)
            return badTrend;
        if (given.Whole("price_type", (long)PriceSource.Last, (long)PriceSource.Mark, ref source) is { } badSource)
            return badSource;
        if (ReadLife(given, fields.Contract.Record.Plans, out var lifeHours) is { } badLife)
            return badLife;
        contract = fields.Contract;
        terms = new PlanTerms
        {
            Kind = PlanKind.Trigger,
            Action = fields.ActionIn(mode),
            Lots = fields.Volume,
            TriggerTicks = triggerTicks,
            Way = (PriceWay)trend,
            Source = (PriceSource)source,
            LimitTicks = limitTicks,
            Leverage = fields.Leverage,
            MarginMode = fields.Margin,
            ClientId = clientId,
            LifeHours = lifeHours,
            IsApi = true,
        };
        return null;
    }

    /// <summary>Whoever does not say how long it may wait means as long as possible: in this family no plan waits for ever.</summary>
    private static Refusal? ReadLife(in Parameters given, PlanRules rules, out int hours)
    {
        hours = rules.LifeHoursMax;
        if (given.Whole("life_cycle", out var asked) is { } malformed)
            return malformed;
        // To the world no hours at all are for ever.
        if (asked <= 0)
            return Errors.PlanLifeCycleTooShort;
        hours = (int)Math.Min(asked ?? hours, int.MaxValue);
        return null;
    }
}

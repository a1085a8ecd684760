using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>The ends of a position: where its profit is taken, and where its loss is stopped. They go away with it.</summary>
internal sealed class TpSlEndpoints(ContractFloor floor)
{
    public void Map(RouteTable routes)
    {
        routes.Add(Section.ContractOrder("/capi/v3/placeTpSlOrder", 1, Place));
        routes.Add(Section.ContractOrder("/capi/v3/modifyTpSlOrder", 1, Modify));
    }

    private async ValueTask<Refusal?> Place(Call call)
    {
        if (Read(CallParameters.OfBody(call), out var contract, out var terms) is { } bad)
            return bad;
        var (outcome, none) = await floor.PlaceAsync(call, new PlacePlan(floor.Exchange, call.User!.Number, contract.Symbol, terms));
        if (none is not null)
            return none;
        if (!outcome.IsOk && !ContractRefusals.IsResult(outcome.Reject))
            return ContractRefusals.Of(outcome.Reject);
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteBoolean("success"u8, outcome.IsOk);
        json.WriteNumber("orderId"u8, outcome.IsOk ? Ids.ContractOrder.Of(outcome.Value.Id) : 0);
        ContractResult.WriteFault(json, outcome.IsOk ? null : ContractRefusals.Of(outcome.Reject));
        json.WriteEndObject();
        json.WriteEndArray();
        return Envelope.End(call);
    }

    /// <summary>The trigger always, the price of its order and the price it watches as far as they are given.</summary>
    private async ValueTask<Refusal?> Modify(Call call)
    {
        var given = CallParameters.OfBody(call);
        if (Required.FirstMissing(given, "orderId", "triggerPrice") is { } missing)
            return missing;
        if (Whole.Id("orderId", given["orderId"], out var id) is { } badId)
            return badId;
        if (ReadPrices(new ContractSteps(given, null), out _) is { } badPrice)
            return badPrice;
        var (plan, none) = await floor.FindWaitingAsync(call, Ids.ContractOrder.NumberOf(id!.Value));
        if (none is not null)
            return none;
        if (plan is not { Kind: not PlanKind.Trailing } waiting)
            return ContractRows.OrderNotExist;
        // Only now it is known how fine its prices are.
        var steps = new ContractSteps(given, floor.At(waiting.Contract));
        if (ReadPrices(steps, out var prices) is { } badStep)
            return badStep;
        if (Steps.Precision(prices.Trigger, prices.Limit) is { } tooFine)
            return tooFine;
        var change = new PlanChange(
            Lots: 0,
            prices.Trigger.Count,
            given["executePrice"] is null ? waiting.LimitTicks : prices.Limit.Count,
            given["triggerPriceType"] is null ? waiting.Source : prices.Source,
            waiting.Rises != 0 ? PriceWay.Rises : PriceWay.Falls
        );
        var command = new AmendPlan(floor.Exchange, call.User!.Number, "", PlanKey.Of(waiting.Id), change);
        var (changed, unavailable) = await floor.DoAsync(call, command);
        if (unavailable is not null)
            return unavailable;
        if (!changed.IsOk)
            return ContractRefusals.Of(changed.Reject);
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteBoolean("success"u8, true);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private Refusal? Read(CallParameters given, out ContractText contract, out PlanTerms terms)
    {
        terms = default;
        var unknown = floor.Traded(given, out contract);
        if (Required.FirstMissing(given, "symbol", "clientAlgoId", "planType", "triggerPrice", "positionSide") is { } missing)
            return missing;
        if (ClientIds.Read(given["clientAlgoId"], ClientIds.ContractLengthMax, out var clientId) is { } badName)
            return badName;
        if (given["planType"] is not ("TAKE_PROFIT" or "STOP_LOSS"))
            return Errors.ParamError.With("planType");
        var steps = new ContractSteps(given, contract);
        if (ReadPrices(steps, out var prices) is { } badPrice)
            return badPrice;
        // Without a quantity it ends all of the position, whatever that is by then.
        if (steps.QuantityOrNone("quantity", out var lots) is { } badQuantity)
            return badQuantity;
        if (ContractWords.PositionSideOf(given["positionSide"]!) is not { } position)
            return Errors.ParamError.With("positionSide");
        if (unknown is not null)
            return unknown;
        if (Steps.Precision(prices.Trigger, prices.Limit, lots) is { } tooFine)
            return tooFine;
        terms = new PlanTerms
        {
            Kind = given["planType"] == "TAKE_PROFIT" ? PlanKind.TakeProfit : PlanKind.StopLoss,
            Action = position == PositionSide.Long ? OrderAction.CloseLong : OrderAction.CloseShort,
            Lots = lots.Count,
            TriggerTicks = prices.Trigger.Count,
            Source = prices.Source,
            LimitTicks = prices.Limit.Count,
            ClientId = clientId,
            IsApi = true,
        };
        return null;
    }

    private static Refusal? ReadPrices(in ContractSteps steps, out (Steps Trigger, Steps Limit, PriceSource Source) prices)
    {
        prices = default;
        if (steps.Price("triggerPrice", out prices.Trigger) is { } badTrigger)
            return badTrigger;
        // 0 is the market's price.
        if (steps.PriceOrNone("executePrice", out prices.Limit) is { } badLimit)
            return badLimit;
        return Presets.ReadSource(steps, "triggerPriceType", out prices.Source);
    }
}

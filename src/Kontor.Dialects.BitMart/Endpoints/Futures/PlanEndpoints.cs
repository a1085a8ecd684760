using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>Plans: orders that wait for a price, the ends of positions, and stops that follow the price.</summary>
internal sealed class PlanEndpoints(FuturesHouse house)
{
    private delegate Refusal? PlanReader(in Parameters given, ContractText contract, out PlanParameters plan);

    public void Map(RouteTable routes)
    {
        routes.Add(FuturesRoutes.WriteOfUser("/contract/private/submit-plan-order", 24, SubmitTrigger));
        routes.Add(FuturesRoutes.WriteOfUser("/contract/private/submit-tp-sl-order", 24, SubmitEnd));
        routes.Add(FuturesRoutes.WriteOfUser("/contract/private/submit-trail-order", 24, SubmitTrailing));
        routes.Add(FuturesRoutes.WriteOfUser("/contract/private/cancel-plan-order", 40, Cancel));
        routes.Add(FuturesRoutes.WriteOfUser("/contract/private/cancel-trail-order", 24, CancelTrailing));
        routes.Add(FuturesRoutes.WriteOfUser("/contract/private/modify-plan-order", 24, ModifyTrigger));
        routes.Add(FuturesRoutes.WriteOfUser("/contract/private/modify-tp-sl-order", 24, ModifyEnd));
    }

    private async ValueTask<Refusal?> SubmitTrigger(Call call)
    {
        var (plan, refusal) = await PlaceAsync(call, PlanParameters.ReadTrigger);
        return refusal ?? FuturesAnswers.NewOrderId(call, plan.Id);
    }

    private async ValueTask<Refusal?> SubmitTrailing(Call call)
    {
        var (plan, refusal) = await PlaceAsync(call, PlanParameters.ReadTrailing);
        return refusal ?? FuturesAnswers.NewOrderId(call, plan.Id);
    }

    private async ValueTask<Refusal?> SubmitEnd(Call call)
    {
        var (plan, refusal) = await PlaceAsync(call, PlanParameters.ReadEnd);
        if (refusal is not null)
            return refusal;
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteString("order_id"u8, $"{plan.Id}");
        json.WriteString("client_order_id"u8, plan.ClientId.ToString());
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> Cancel(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.Find(given, out var contract) is { } unknown)
            return unknown;
        if (ReadKey(given, out var key) is { } badKey)
            return badKey;
        if (key is null)
            return Errors.ContractInvalidRequest;
        var command = new CancelPlan(FuturesHouse.Exchange, call.User!.Number, contract.Symbol, key.Value);
        var (_, refusal) = await house.DoAsync(call, command);
        return refusal ?? FuturesAnswers.Nothing(call);
    }

    /// <summary>One trailing order, or all of the contract.</summary>
    private async ValueTask<Refusal?> CancelTrailing(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.Find(given, out var contract) is { } unknown)
            return unknown;
        if (FuturesNumbers.OrderId(given, out var id) is { } badId)
            return badId;
        var user = call.User!.Number;
        var (plans, failure) = await house.AskAsync(call, perpetuals => perpetuals.OpenPlans(user, perpetuals.At(contract.Contract.Index)));
        if (failure is not null)
            return failure;
        var wanted = plans.Where(plan => plan.Kind == PlanKind.Trailing && (id == 0 || plan.Id == id)).ToList();
        if (id != 0 && wanted.Count == 0)
            return Errors.ContractInvalidRequest;
        foreach (var plan in wanted)
        {
            var command = new CancelPlan(FuturesHouse.Exchange, user, contract.Symbol, PlanKey.Of(plan.Id));
            var (cancelled, refusal) = await house.House.DoAsync(call, command);
            if (refusal is not null)
                return refusal;
            // One that was triggered meanwhile cannot be cancelled any more; whoever asked for all of them has nothing against that.
            if (!cancelled.IsOk && id != 0)
                return FuturesRefusals.Of(cancelled.Reject);
        }
        return FuturesAnswers.Nothing(call);
    }

    private async ValueTask<Refusal?> ModifyTrigger(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        var type = "";
        if ((given.Required("type", out _) ?? given.Word("type", ref type, "limit", "market")) is { } badType)
            return badType;
        return await ModifyAsync(call, isLimit: type == "limit");
    }

    private async ValueTask<Refusal?> ModifyEnd(Call call) =>
        PlanParameters.ReadCategory(new Parameters(call, ParameterFamily.Contract), out var isLimit) is { } badCategory
            ? badCategory
            : await ModifyAsync(call, isLimit);

    /// <summary>Size and side stay; the new trigger is reached the way that leads to it from where the price is now.</summary>
    private async ValueTask<Refusal?> ModifyAsync(Call call, bool isLimit)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.Find(given, out var contract) is { } unknown)
            return unknown;
        if (ReadKey(given, out var key) is { } badKey)
            return badKey;
        if (key is null)
            return Errors.ContractInvalidRequest;
        if (PlanParameters.ReadPrices(given, contract, isLimit, out var prices) is { } badPrices)
            return badPrices;
        var change = new PlanChange(0, prices.Trigger, prices.Limit, prices.Source, PriceWay.Towards);
        var (plan, refusal) = await house.DoAsync(
            call,
            new AmendPlan(FuturesHouse.Exchange, call.User!.Number, contract.Symbol, key.Value, change)
        );
        return refusal ?? FuturesAnswers.OrderId(call, plan.Id);
    }

    private async ValueTask<(PlanRow Plan, Refusal? Refusal)> PlaceAsync(Call call, PlanReader read)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.Find(given, out var contract) is { } unknown)
            return (default, unknown);
        if (read(given, contract, out var asked) is { } bad)
            return (default, bad);
        var user = call.User!.Number;
        var (mode, failure) = await house.AskAsync(call, perpetuals => perpetuals.PositionModeOf(user));
        if (failure is not null)
            return (default, failure);
        return await house.DoAsync(call, new PlacePlan(FuturesHouse.Exchange, user, contract.Symbol, asked.In(mode)));
    }

    /// <summary>The number wins over the name; null when neither was given.</summary>
    private static Refusal? ReadKey(in Parameters given, out PlanKey? key)
    {
        key = null;
        if (FuturesNumbers.OrderId(given, out var id) is { } badId)
            return badId;
        if (FuturesNumbers.ClientId(given, out var clientId) is { } badName)
            return badName;
        if (id != 0)
            key = PlanKey.Of(id);
        else if (!clientId.IsEmpty)
            key = PlanKey.Of(clientId);
        return null;
    }
}

using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>Orders that wait for a price: placing them and taking them back.</summary>
internal sealed class AlgoOrderEndpoints(ContractFloor floor)
{
    public void Map(RouteTable routes)
    {
        routes.Add(Section.ContractOrder("/capi/v3/algoOrder", 1, Place));
        routes.Add(Section.ContractChange("DELETE", "/capi/v3/algoOrder", 1, Cancel));
        routes.Add(Section.ContractChange("DELETE", "/capi/v3/algoOpenOrders", 5, CancelAll));
    }

    private async ValueTask<Refusal?> Place(Call call)
    {
        if (AlgoOrderReader.Read(floor, CallParameters.OfBody(call), out var contract, out var terms) is { } bad)
            return bad;
        var (outcome, none) = await floor.PlaceAsync(call, new PlacePlan(floor.Exchange, call.User!.Number, contract.Symbol, terms));
        if (none is not null)
            return none;
        if (!outcome.IsOk && !ContractRefusals.IsResult(outcome.Reject))
            return ContractRefusals.Of(outcome.Reject);
        var result = outcome.IsOk
            ? ContractResult.Of(outcome.Value.Id, AlgoOrderJson.ClientIdOf(outcome.Value))
            : new ContractResult(0, terms.ClientId.ToString(), ContractRefusals.Of(outcome.Reject));
        result.WritePlaced(Envelope.Begin(call));
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> Cancel(Call call)
    {
        var given = CallParameters.OfQuery(call);
        if (Required.FirstMissing(given, "orderId") is { } missing)
            return missing;
        if (Whole.Id("orderId", given["orderId"], out var id) is { } badId)
            return badId;
        var (plan, none) = await floor.FindWaitingAsync(call, Ids.ContractOrder.NumberOf(id!.Value));
        if (none is not null)
            return none;
        if (plan is not { } waiting)
            return ContractRows.OrderNotExist;
        var (cancelled, unavailable) = await floor.DoAsync(
            call,
            new CancelPlan(floor.Exchange, call.User!.Number, "", PlanKey.Of(waiting.Id))
        );
        if (unavailable is not null)
            return unavailable;
        if (!cancelled.IsOk)
            return ContractRefusals.Of(cancelled.Reject);
        ResultOf(cancelled.Value).WriteCancelled(Envelope.Begin(call));
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> CancelAll(Call call)
    {
        if (floor.Named(CallParameters.OfQuery(call), out var named) is { } unknown)
            return unknown;
        var user = call.User!.Number;
        // Those of the other floor wait in the same books, so there is no such thing as all of them at once.
        var (open, none) = await floor.AskAsync(call, perpetuals => perpetuals.OpenPlans(user));
        if (none is not null)
            return none;
        var results = new List<ContractResult>();
        foreach (var contract in open.Select(plan => plan.Contract).Distinct().Order())
        {
            if (named is null ? !floor.Has(contract) : contract != named.Contract.Index)
                continue;
            var (cancelled, unavailable) = await floor.DoAsync(call, new CancelAllPlans(floor.Exchange, user, floor.At(contract).Symbol));
            if (unavailable is not null)
                return unavailable;
            results.AddRange(cancelled.Value.Select(ResultOf));
        }
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var result in results)
            result.WriteCancelled(json);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private static ContractResult ResultOf(PlanRow plan) => ContractResult.Of(plan.Id, AlgoOrderJson.ClientIdOf(plan));
}

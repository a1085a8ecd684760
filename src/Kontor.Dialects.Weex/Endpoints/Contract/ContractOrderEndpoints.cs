using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>Placing orders, one by one or up to five together.</summary>
internal sealed class ContractOrderEndpoints(ContractFloor floor)
{
    private const int BatchMax = 5;

    /// <summary>A batch counts as five orders, however many there are in it.</summary>
    private const int BatchCount = 5;

    public void Map(RouteTable routes)
    {
        routes.Add(Section.ContractOrder("/capi/v3/order", 1, Place));
        routes.Add(Section.ContractOrder("/capi/v3/batchOrders", BatchCount, PlaceBatch));
    }

    public async ValueTask<Refusal?> Place(Call call)
    {
        if (ContractOrderReader.Read(floor, CallParameters.OfBody(call), out var order) is { } bad)
            return bad;
        var command = new PlacePerpetualOrder(floor.Exchange, call.User!.Number, order.Symbol, order.Order);
        var (outcome, none) = await floor.PlaceAsync(call, command);
        if (none is not null)
            return none;
        if (!outcome.IsOk && !ContractRefusals.IsResult(outcome.Reject))
            return ContractRefusals.Of(outcome.Reject);
        ResultOf(order, outcome).WritePlaced(Envelope.Begin(call));
        return Envelope.End(call);
    }

    /// <summary>Each order has a result of its own, in the order in which they came. What is no order at all never reaches the world.</summary>
    private async ValueTask<Refusal?> PlaceBatch(Call call)
    {
        if (CallParameters.OfBody(call).Element("batchOrders") is not { } list)
            return Errors.ParamEmpty.With("batchOrders");
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > BatchMax)
            return Errors.ParamValidateError;
        var results = new ContractResult[list.GetArrayLength()];
        var (places, orders) = (new List<int>(), new List<PerpetualBatchOrder>());
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            if (item.ValueKind != JsonValueKind.Object)
                return Errors.ParamValidateError;
            var given = CallParameters.OfObject(item);
            if (ContractOrderReader.Read(floor, given, out var order) is { } bad)
            {
                results[index] = new ContractResult(0, given["newClientOrderId"] ?? "", bad);
                continue;
            }
            places.Add(index);
            orders.Add(order);
        }
        if (orders.Count > 0 && await PlaceAsync(call, orders, places, results) is { } none)
            return none;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var result in results)
            result.WritePlaced(json);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> PlaceAsync(Call call, List<PerpetualBatchOrder> orders, List<int> places, ContractResult[] results)
    {
        var command = new PlacePerpetualBatch(floor.Exchange, call.User!.Number, [.. orders]);
        var (batch, none) = await floor.PlaceAsync(call, command, IsOtherMode);
        if (none is not null)
            return none;
        if (!batch.IsOk)
            return ContractRefusals.Of(batch.Reject);
        for (var index = 0; index < orders.Count; index++)
            results[places[index]] = ResultOf(orders[index], batch.Value[index]);
        return null;
    }

    // The mode is the user's, not an order's: when it was wrong for one of them, none was placed.
    private static bool IsOtherMode(ImmutableArray<Outcome<PerpetualOrderRow>> outcomes) =>
        outcomes.Any(outcome => !outcome.IsOk && outcome.Reject == Reject.OtherPositionMode);

    private static ContractResult ResultOf(in PerpetualBatchOrder asked, in Outcome<PerpetualOrderRow> outcome) =>
        outcome.IsOk
            ? ContractResult.Of(outcome.Value.Id, asked.Order.ClientId.ToString())
            : new ContractResult(0, asked.Order.ClientId.ToString(), ContractRefusals.Of(outcome.Reject));
}

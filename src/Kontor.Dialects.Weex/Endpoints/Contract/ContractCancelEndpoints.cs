using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>Taking orders back: one, several, or all.</summary>
internal sealed class ContractCancelEndpoints(ContractFloor floor)
{
    private const int BatchMax = 10;

    /// <summary>One order that is asked for, as the client names it.</summary>
    /// <param name="Id">The number on the wire; 0 when it was named by its name.</param>
    private readonly record struct Wanted(long Id, string Name, PerpetualOrderKey Key);

    public void Map(RouteTable routes)
    {
        routes.Add(Section.ContractChange("DELETE", "/capi/v3/order", 1, Cancel));
        routes.Add(Section.ContractChange("DELETE", "/capi/v3/batchOrders", 5, CancelBatch));
        routes.Add(Section.ContractChange("DELETE", "/capi/v3/allOpenOrders", 5, CancelAll));
    }

    /// <summary>The number wins over the name.</summary>
    private async ValueTask<Refusal?> Cancel(Call call)
    {
        var given = CallParameters.OfQuery(call);
        var (idText, nameText) = (given["orderId"], given["origClientOrderId"]);
        if (idText is null && nameText is null)
            return BeyondTheTable.EitherIdMustBeSent;
        Wanted wanted;
        if ((idText is not null ? ById("orderId", idText, out wanted) : ByName(nameText!, out wanted)) is { } bad)
            return bad;
        var (results, none) = await CancelAsync(call, [wanted]);
        if (none is not null)
            return none;
        if (results[0].Fault is { } fault)
            return fault;
        results[0].WriteCancelled(Envelope.Begin(call));
        return Envelope.End(call);
    }

    /// <summary>The list travels in the body. Each order has a result of its own.</summary>
    private async ValueTask<Refusal?> CancelBatch(Call call)
    {
        // A body is not demanded of a DELETE; without one nothing is named.
        var given = call.Body.IsEmpty ? CallParameters.OfQuery(call) : CallParameters.OfBody(call);
        if (ReadBatch(given, out var wanted) is { } bad)
            return bad;
        var (results, none) = await CancelAsync(call, wanted);
        if (none is not null)
            return none;
        return Write(call, results);
    }

    private async ValueTask<Refusal?> CancelAll(Call call)
    {
        if (floor.Named(CallParameters.OfQuery(call), out var named) is { } unknown)
            return unknown;
        var user = call.User!.Number;
        // Orders of the other floor lie in the same books, so there is no such thing as all of them at once.
        var (contracts, none) = await floor.AskAsync(call, perpetuals => ContractsWithOrders(perpetuals, user));
        if (none is not null)
            return none;
        var results = new List<ContractResult>();
        foreach (var contract in contracts!)
        {
            if (named is null ? !floor.Has(contract) : contract != named.Contract.Index)
                continue;
            var (cancelled, unavailable) = await floor.DoAsync(
                call,
                new CancelAllPerpetualOrders(floor.Exchange, user, floor.At(contract).Symbol)
            );
            if (unavailable is not null)
                return unavailable;
            results.AddRange(cancelled.Value.Select(order => ContractResult.Of(order.Id, order.ClientId.ToString())));
        }
        return Write(call, results);
    }

    private static Refusal? Write(Call call, IEnumerable<ContractResult> results)
    {
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var result in results)
            result.WriteCancelled(json);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private static int[] ContractsWithOrders(PerpetualExchange perpetuals, long user) =>
        [.. (perpetuals.TraderOf(user)?.Seats ?? []).Where(seat => seat.OrdersCount > 0).Select(seat => seat.Contract.Index)];

    private async ValueTask<(ContractResult[] Results, Refusal? Refusal)> CancelAsync(Call call, Wanted[] wanted)
    {
        var user = call.User!.Number;
        // What is on the other floor is not there.
        var (isHere, none) = await floor.AskAsync(
            call,
            perpetuals =>
                Array.ConvertAll(wanted, one => perpetuals.TryFindOpen(user, "", one.Key, out var order) && floor.Has(order.Contract))
        );
        if (none is not null)
            return ([], none);
        var results = new ContractResult[wanted.Length];
        for (var index = 0; index < wanted.Length; index++)
        {
            var one = wanted[index];
            results[index] = new ContractResult(one.Id, one.Name, ContractRows.OrderNotExist);
            if (!isHere![index])
                continue;
            var (cancelled, unavailable) = await floor.DoAsync(call, new CancelPerpetualOrder(floor.Exchange, user, "", one.Key));
            if (unavailable is not null)
                return ([], unavailable);
            results[index] = cancelled.IsOk
                ? ContractResult.Of(cancelled.Value.Id, cancelled.Value.ClientId.ToString())
                : results[index] with
                {
                    Fault = ContractRefusals.Of(cancelled.Reject),
                };
        }
        return (results, null);
    }

    private static Refusal? ReadBatch(CallParameters given, out Wanted[] wanted)
    {
        wanted = [];
        if (ReadList(given, "orderIdList", out var ids) is { } badIds)
            return badIds;
        if (ReadList(given, "origClientOrderIdList", out var names) is { } badNames)
            return badNames;
        if (ids.Length == 0 && names.Length == 0)
            return BeyondTheTable.EitherIdMustBeSent;
        wanted = new Wanted[ids.Length + names.Length];
        for (var index = 0; index < wanted.Length; index++)
        {
            var bad =
                index < ids.Length
                    ? ById("orderIdList", ids[index], out wanted[index])
                    : ByName(names[index - ids.Length], out wanted[index]);
            if (bad is not null)
                return bad;
        }
        return null;
    }

    /// <summary>Some clients send numbers and some send texts.</summary>
    private static Refusal? ReadList(CallParameters given, string name, out ImmutableArray<string> items)
    {
        items = [];
        if (given.Element(name) is not { } list)
            return null;
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > BatchMax)
            return Errors.ParamValidateError;
        items = [.. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText())];
        return null;
    }

    // A number of another kind is nobody's order, and neither is 0: the world gives it to none.
    private static Refusal? ById(string name, string text, out Wanted wanted)
    {
        wanted = default;
        if (Whole.Id(name, text, out var id) is { } bad)
            return bad;
        var number = Ids.ContractOrder.NumberOf(id!.Value);
        wanted = new Wanted(id.Value, "", PerpetualOrderKey.Of(number));
        return null;
    }

    private static Refusal? ByName(string text, out Wanted wanted)
    {
        wanted = default;
        if (ClientIds.Read(text, ClientIds.ContractLengthMax, out var name) is { } bad)
            return bad;
        wanted = new Wanted(0, text, PerpetualOrderKey.Of(name));
        return null;
    }
}

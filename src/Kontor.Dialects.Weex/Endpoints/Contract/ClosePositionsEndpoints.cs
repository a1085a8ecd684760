using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>Closing positions at the market: one, those of a contract, or all.</summary>
internal sealed class ClosePositionsEndpoints(ContractFloor floor)
{
    private const int Weight = 40;

    /// <summary>One position that was to be closed.</summary>
    /// <param name="Id">The number on the wire.</param>
    /// <param name="Order">The order that closes it; 0 when there is none.</param>
    private readonly record struct Closing(long Id, long Order, Refusal? Fault);

    public void Map(RouteTable routes) => routes.Add(Section.ContractChange("POST", "/capi/v3/closePositions", Weight, Close));

    private async ValueTask<Refusal?> Close(Call call)
    {
        var given = CallParameters.OfBody(call);
        if (Whole.Id("positionId", given["positionId"], out var id) is { } badId)
            return badId;
        if (floor.Named(given, out var contract) is { } unknown)
            return unknown;
        var user = call.User!.Number;
        var (positions, none) = await floor.AskAsync(call, perpetuals => perpetuals.PositionsOf(user));
        if (none is not null)
            return none;
        var wanted = positions
            .Where(one => floor.Has(one.Position.Contract) && (id is null || Ids.Position.Of(one.Position.Id) == id))
            .ToList();
        if (id is not null && contract is not null && wanted.Exists(one => one.Position.Contract != contract.Contract.Index))
            return Errors.InvalidParamCombination;
        if (contract is not null)
            wanted.RemoveAll(one => one.Position.Contract != contract.Contract.Index);

        var closings = new List<Closing>();
        if (id is { } asked && wanted.Count == 0)
            closings.Add(new Closing(asked, 0, ContractRefusals.Of(Reject.UnknownPosition)));
        foreach (var one in wanted)
        {
            var (closed, unavailable) = await CloseAsync(call, one.Position.Id);
            if (unavailable is not null)
                return unavailable;
            closings.Add(closed);
        }
        Write(call, closings);
        return null;
    }

    private async ValueTask<(Closing Closing, Refusal? Refusal)> CloseAsync(Call call, long position)
    {
        var (outcome, none) = await floor.DoAsync(call, new ClosePositions(floor.Exchange, call.User!.Number, "", position));
        if (none is not null)
            return (default, none);
        var order = outcome.IsOk ? outcome.Value[0].Order : outcome.Reject;
        var id = Ids.Position.Of(position);
        return (order.IsOk ? new Closing(id, order.Value.Id, null) : new Closing(id, 0, ContractRefusals.Of(order.Reject)), null);
    }

    private static void Write(Call call, List<Closing> closings)
    {
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var (id, order, fault) in closings)
        {
            json.WriteStartObject();
            json.WriteNumber("positionId"u8, id);
            json.WriteBoolean("success"u8, fault is null);
            json.WriteNumber("successOrderId"u8, order == 0 ? 0 : Ids.ContractOrder.Of(order));
            json.WriteString("errorMessage"u8, fault?.Message ?? "");
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Envelope.End(call);
    }
}

using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>The caller's open positions, of all contracts or of one; both times as a list, for there may be a long and a short one.</summary>
internal sealed class ContractPositionEndpoints(ContractFloor floor)
{
    public void Map(RouteTable routes)
    {
        routes.Add(Section.ContractPrivate("GET", "/capi/v3/account/position/allPosition", 10, All));
        routes.Add(Section.ContractPrivate("GET", "/capi/v3/account/position/singlePosition", 2, Single));
    }

    public ValueTask<Refusal?> All(Call call) => ListAsync(call, floor.Has);

    private ValueTask<Refusal?> Single(Call call) =>
        floor.Traded(CallParameters.OfQuery(call), out var contract) is { } unknown
            ? new(unknown)
            : ListAsync(call, index => index == contract.Contract.Index);

    private async ValueTask<Refusal?> ListAsync(Call call, Predicate<int> isWanted)
    {
        var user = call.User!.Number;
        var (positions, none) = await floor.AskAsync(call, perpetuals => perpetuals.PositionsOf(user));
        if (none is not null)
            return none;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var position in positions)
        {
            if (isWanted(position.Position.Contract))
                ContractPositionJson.Write(json, floor.At(position.Position.Contract), position);
        }
        json.WriteEndArray();
        return Envelope.End(call);
    }
}

using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>What is set aside for an isolated position: more, less, or more by itself before it would be liquidated.</summary>
internal sealed class PositionMarginEndpoints(ContractFloor floor, ConfigResult result)
{
    private const string Add = "1";
    private const string Reduce = "2";

    public void Map(RouteTable routes)
    {
        routes.Add(Section.ContractChange("POST", "/capi/v3/account/positionMargin", 15, MoveMargin));
        routes.Add(Section.ContractChange("POST", "/capi/v3/account/modifyAutoAppendMargin", 15, SetAutoAppend));
    }

    private async ValueTask<Refusal?> MoveMargin(Call call)
    {
        var given = CallParameters.OfBody(call);
        const string idName = "isolatedPositionId";
        if (Required.FirstMissing(given, idName, "amount", "type") is { } missing)
            return missing;
        if (Whole.Id(idName, given[idName], out var id) is { } badId)
            return badId;
        // How fine an amount may be is known with its position; that it is a number above zero is seen without.
        if (Numbers.Steps("amount", given["amount"]!, 0, 1, out _) is { } badAmount)
            return badAmount;
        if (given["type"] is not (Add or Reduce))
            return Errors.ParamError.With("type");
        var (contract, none) = await FindAsync(call, id!.Value, idName);
        if (none is not null)
            return none;
        if (Numbers.Steps("amount", given["amount"]!, contract!.Contract.QuoteDecimals, 1, out var amount) is { } badUnits)
            return badUnits;
        if (Steps.Precision(amount) is { } tooFine)
            return tooFine;
        var isMore = given["type"] == Add;
        var command = new MovePositionMargin(
            floor.Exchange,
            call.User!.Number,
            Ids.Position.NumberOf(id.Value),
            isMore ? amount.Count : -(Int128)amount.Count
        );
        var (moved, unavailable) = await floor.DoAsync(call, command);
        if (unavailable is not null)
            return unavailable;
        return moved.IsOk ? result.Write(call) : Of(moved.Reject, idName);
    }

    private async ValueTask<Refusal?> SetAutoAppend(Call call)
    {
        var given = CallParameters.OfBody(call);
        const string idName = "positionId";
        if (Required.FirstMissing(given, idName, "autoAppendMargin") is { } missing)
            return missing;
        if (Whole.Id(idName, given[idName], out var id) is { } badId)
            return badId;
        if (given["autoAppendMargin"] is not ("true" or "false"))
            return Errors.ParamError.With("autoAppendMargin");
        var (_, none) = await FindAsync(call, id!.Value, idName);
        if (none is not null)
            return none;
        var command = new SetAutoAppendMargin(
            floor.Exchange,
            call.User!.Number,
            Ids.Position.NumberOf(id.Value),
            given["autoAppendMargin"] == "true"
        );
        var (set, unavailable) = await floor.DoAsync(call, command);
        if (unavailable is not null)
            return unavailable;
        return set.IsOk ? result.Write(call) : Of(set.Reject, idName);
    }

    /// <summary>The contract of an open position of the caller's, which must be one of this floor.</summary>
    private async ValueTask<(ContractText? Contract, Refusal? Refusal)> FindAsync(Call call, long id, string name)
    {
        var (user, number) = (call.User!.Number, Ids.Position.NumberOf(id));
        var (contract, none) = await floor.AskAsync(
            call,
            perpetuals => perpetuals.TryFindPosition(user, number, out var position) ? position.Position.Contract : (int?)null
        );
        if (none is not null)
            return (null, none);
        return contract is { } index && floor.Has(index) ? (floor.At(index), null) : (null, Errors.ParamError.With(name));
    }

    private static Refusal Of(Reject reject, string idName) =>
        reject switch
        {
            Reject.UnknownPosition or Reject.PositionClosed or Reject.PositionNotIsolated => Errors.ParamError.With(idName),
            Reject.NotEnough => ContractRows.MarginNotEnough,
            _ => ContractRefusals.Of(reject),
        };
}

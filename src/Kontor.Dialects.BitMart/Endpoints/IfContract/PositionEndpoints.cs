using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>The caller's open positions and their margins: <c>userPositions</c>, <c>positionFee</c>, <c>marginOper</c>.</summary>
internal sealed class PositionEndpoints(FuturesHouse house)
{
    private const int Add = 1;
    private const int Reduce = 2;
    private const int FeesMax = 100;

    public void Map(RouteTable routes)
    {
        routes.Add(LegacyRoutes.Keyed("userPositions", List));
        routes.Add(LegacyRoutes.Keyed("positionFee", Fees));
        routes.Add(LegacyRoutes.Signed("marginOper", MoveMargin));
    }

    private async ValueTask<Refusal?> List(Call call)
    {
        if (ContractIds.Require(house, new Parameters(call, ParameterFamily.Contract), out var contract) is { } unknown)
            return unknown;
        var user = call.User!.Number;
        var (positions, refusal) = await house.AskAsync(
            call,
            exchange =>
            {
                return exchange.PositionsOf(user, exchange.At(contract.Index));
            }
        );
        if (refusal is not null)
            return refusal;
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteStartArray("positions"u8);
        foreach (var position in positions)
            PositionText.Write(json, contract, position);
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>What a position has paid in funding rounds, below zero for what it got; newest first.</summary>
    private async ValueTask<Refusal?> Fees(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (ContractIds.Require(house, given, out var contract) is { } unknown)
            return unknown;
        if (given.Whole("positionID", "position_id", out var id) is { } malformed)
            return malformed;
        if (id is null or <= 0)
            return Errors.ContractInvalidRequest;
        var (owner, missing) = await OwnerOfAsync(call, contract, id.Value, isOverToo: true);
        if (missing is not null)
            return missing;
        var query = new HistoryQuery<BillRow>
        {
            Owner = owner,
            RowsMax = FeesMax,
            Where = bill =>
                bill.Kind == BillKind.FundingFee && bill.IsContract != 0 && bill.Market == contract.Index && bill.Reference == id,
        };
        var (bills, refusal) = await house.House.ReadAsync(call, static state => state.Ledger.Bills, query);
        if (refusal is not null)
            return refusal;
        var text = new ContractText(contract);
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteStartArray("fees"u8);
        foreach (var (_, bill) in bills)
        {
            json.WriteStartObject();
            json.WriteNumber("position_id"u8, id.Value);
            json.WriteNumber("contract_id"u8, ContractIds.Of(contract));
            json.WriteString("fee"u8, text.Money(-bill.Delta));
            json.WriteInstant("created_at"u8, bill.TimeMs);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> MoveMargin(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (ContractIds.Require(house, given, "contract_id", "contractID", out var contract) is { } unknown)
            return unknown;
        if (given.Whole("position_id", "positionID", out var id) is { } badId)
            return badId;
        if (given.Whole("oper_type", out var operation) is { } badOperation)
            return badOperation;
        if (id is null or <= 0 || operation is not (Add or Reduce))
            return Errors.ContractInvalidRequest;
        if (given.Required("vol", out var volume) is { } missing)
            return missing;
        if (Amounts.Read(volume, contract.QuoteDecimals, out var amount) is { } badAmount)
            return badAmount;
        // The command names the position alone; the contract that goes with it has to be its contract.
        if ((await OwnerOfAsync(call, contract, id.Value, isOverToo: false)).Refusal is { } refusal)
            return refusal;
        var command = new MovePositionMargin(ExchangeId.BitMart, call.User!.Number, id.Value, operation == Add ? amount : -amount);
        var (_, refused) = await house.DoAsync(call, command);
        if (refused is not null)
            return refused;
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>Says whether the caller has such a position in the contract, open or, if that will do, over.</summary>
    private async ValueTask<(long Owner, Refusal? Refusal)> OwnerOfAsync(Call call, ContractView contract, long id, bool isOverToo)
    {
        var user = call.User!.Number;
        var (open, busy) = await house.AskAsync(
            call,
            exchange =>
            {
                var isOpen = exchange.TryFindPosition(user, id, out var view);
                return (exchange.Ledger.Index, Contract: isOpen ? view.Position.Contract : -1);
            }
        );
        if (busy is not null)
            return (0, busy);
        var owner = HistoryOwner.Of(open.Index, user);
        if (open.Contract >= 0)
            return (owner, open.Contract == contract.Index ? null : Errors.PositionNotFound.Refusal);
        var query = PerpetualQuery.PositionOf(open.Index, user, id);
        var (closed, refusal) = await house.ReadAsync(call, static history => history.Positions, query);
        if (refusal is not null)
            return (0, refusal);
        if (closed.Count == 0 || closed[0].Row.Contract != contract.Index)
            return (0, Errors.PositionNotFound);
        return (owner, isOverToo ? null : Errors.PositionClosed.Refusal);
    }
}

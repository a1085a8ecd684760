using System.Collections.Immutable;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>Trading: <c>submitOrder</c>, <c>batchOrders</c>, <c>cancelOrders</c>.</summary>
internal sealed class OrderEndpoints(FuturesHouse house)
{
    public void Map(RouteTable routes)
    {
        routes.Add(LegacyRoutes.Signed("submitOrder", Submit));
        routes.Add(LegacyRoutes.Signed("batchOrders", SubmitBatch));
        routes.Add(LegacyRoutes.Signed("cancelOrders", Cancel));
    }

    private async ValueTask<Refusal?> Submit(Call call)
    {
        var (mode, unready) = await PositionModeAsync(call);
        if (unready is not null)
            return unready;
        if (Read(new Parameters(call, ParameterFamily.Contract), mode, out var order) is { } bad)
            return bad;
        var (placed, refused) = await house.DoAsync(
            call,
            new PlacePerpetualOrder(ExchangeId.BitMart, call.User!.Number, order.Symbol, order.Order)
        );
        if (refused is not null)
            return refused;
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteNumber("order_id"u8, placed.Id);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>Each order has an outcome of its own. When none of them was placed, the first reason is the answer.</summary>
    private async ValueTask<Refusal?> SubmitBatch(Call call)
    {
        var (mode, unready) = await PositionModeAsync(call);
        if (unready is not null)
            return unready;
        if (ReadBatch(call, mode, out var orders) is { } bad)
            return bad;
        var (outcomes, refused) = await house.DoAsync(call, new PlacePerpetualBatch(ExchangeId.BitMart, call.User!.Number, orders));
        if (refused is not null)
            return refused;
        if (outcomes.All(outcome => !outcome.IsOk))
            return FuturesRefusals.Of(outcomes[0].Reject);
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteStartArray("orders"u8);
        foreach (var outcome in outcomes)
            WriteOutcome(json, outcome);
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>What was cancelled, and what could not be: it is over, or never was.</summary>
    private async ValueTask<Refusal?> Cancel(Call call)
    {
        if (CancelList.Read(house, call, out var lists) is { } bad)
            return bad;
        var (succeeded, failed) = (new List<long>(), new List<long>());
        foreach (var (contract, ids) in lists)
        {
            ImmutableArray<PerpetualOrderKey> keys = [.. ids.Select(PerpetualOrderKey.Of)];
            var (outcomes, refused) = await house.DoAsync(
                call,
                new CancelPerpetualOrders(ExchangeId.BitMart, call.User!.Number, contract.Record.Symbol, keys)
            );
            if (refused is not null)
                return refused;
            foreach (var (id, outcome) in ids.Zip(outcomes))
                (outcome.IsOk ? succeeded : failed).Add(id);
        }
        CancelList.Write(call, succeeded, failed);
        return null;
    }

    private ValueTask<(PositionMode Mode, Refusal? Refusal)> PositionModeAsync(Call call)
    {
        var user = call.User!.Number;
        return house.AskAsync(call, exchange => exchange.PositionModeOf(user));
    }

    private Refusal? Read(in Parameters given, PositionMode mode, out PerpetualBatchOrder order)
    {
        order = default;
        if (OrderFields.Read(house, given, out var fields) is { } bad)
            return bad;
        if (fields.ReadPrice(given, "price", out var priceTicks) is { } badPrice)
            return badPrice;
        if (OrderFields.ReadClientId(given, out var clientId) is { } badId)
            return badId;
        long position = 0;
        if (given.Whole("position_id", 0, long.MaxValue, ref position) is { } badPosition)
            return badPosition;
        var request = new PerpetualOrderRequest
        {
            Action = fields.ActionIn(mode),
            Kind = fields.IsMarket ? PerpetualOrderKind.Market : PerpetualOrderKind.Limit,
            PriceTicks = priceTicks,
            Lots = fields.Volume,
            Leverage = fields.Leverage,
            MarginMode = fields.Margin,
            PositionId = position,
            ClientId = clientId,
            IsApi = true,
        };
        order = new(fields.Contract.Record.Symbol, request);
        return null;
    }

    private Refusal? ReadBatch(Call call, PositionMode mode, out ImmutableArray<PerpetualBatchOrder> orders)
    {
        orders = [];
        if (CancelList.ReadArray(call, out var elements) is { } bad)
            return bad;
        if (elements.Count is 0 or > PlacePerpetualBatch.OrdersMax)
            return Errors.ContractInvalidRequest;
        var read = ImmutableArray.CreateBuilder<PerpetualBatchOrder>(elements.Count);
        foreach (var element in elements)
        {
            if (Read(new Parameters(call, ParameterFamily.Contract, element), mode, out var order) is { } badOrder)
                return badOrder;
            read.Add(order);
        }
        orders = read.MoveToImmutable();
        return null;
    }

    private static void WriteOutcome(Utf8JsonWriter json, Outcome<PerpetualOrderRow> outcome)
    {
        json.WriteStartObject();
        if (outcome.IsOk)
        {
            json.WriteNumber("order_id"u8, outcome.Value.Id);
        }
        else
        {
            var refusal = FuturesRefusals.Of(outcome.Reject);
            json.WriteNumber("code"u8, refusal.Row.Number);
            json.WriteString("message"u8, refusal.Message);
        }
        json.WriteEndObject();
    }
}

using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>Placing, changing and cancelling orders.</summary>
internal sealed class OrderEndpoints(FuturesHouse house)
{
    public void Map(RouteTable routes)
    {
        routes.Add(FuturesRoutes.Write("/contract/private/submit-order", 24, Submit));
        routes.Add(FuturesRoutes.Write("/contract/private/cancel-order", 40, Cancel));
        routes.Add(FuturesRoutes.Write("/contract/private/cancel-orders", 2, CancelAll));
        routes.Add(FuturesRoutes.WriteOfUser("/contract/private/modify-limit-order", 24, Modify));
        routes.Add(FuturesRoutes.WriteOfUser("/contract/private/modify-preset-plan-order", 24, ModifyPresets));
    }

    private async ValueTask<Refusal?> Submit(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.Find(given, out var contract) is { } unknown)
            return unknown;
        if (OrderParameters.Read(given, contract, out var asked) is { } bad)
            return bad;
        var user = call.User!.Number;
        var (mode, failure) = await house.AskAsync(call, perpetuals => perpetuals.PositionModeOf(user));
        if (failure is not null)
            return failure;
        var command = new PlacePerpetualOrder(FuturesHouse.Exchange, user, contract.Symbol, asked.In(mode));
        var (order, refusal) = await house.DoAsync(call, command);
        if (refusal is not null)
            return refusal;
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteNumber("order_id"u8, order.Id);
        json.WriteString("price"u8, order.Kind == PerpetualOrderKind.Limit ? contract.Price(order.PriceTicks) : "market price");
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>One order, by its number or its name; without either, all of the contract.</summary>
    private async ValueTask<Refusal?> Cancel(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.Find(given, out var contract) is { } unknown)
            return unknown;
        if (ReadKey(given, out var key) is { } badKey)
            return badKey;
        if (key is null)
            return await CancelAllAsync(call, contract);
        var command = new CancelPerpetualOrder(FuturesHouse.Exchange, call.User!.Number, contract.Symbol, key.Value);
        var (_, refusal) = await house.DoAsync(call, command);
        return refusal ?? FuturesAnswers.Nothing(call);
    }

    private async ValueTask<Refusal?> CancelAll(Call call) =>
        house.Find(new Parameters(call, ParameterFamily.Contract), out var contract) is { } unknown
            ? unknown
            : await CancelAllAsync(call, contract);

    private async ValueTask<Refusal?> CancelAllAsync(Call call, ContractText contract)
    {
        var (_, refusal) = await house.DoAsync(
            call,
            new CancelAllPerpetualOrders(FuturesHouse.Exchange, call.User!.Number, contract.Symbol)
        );
        return refusal ?? FuturesAnswers.Nothing(call);
    }

    private async ValueTask<Refusal?> Modify(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.Find(given, out var contract) is { } unknown)
            return unknown;
        if (ReadKey(given, out var key) is { } badKey)
            return badKey;
        if (FuturesNumbers.Price(given, "price", contract.Contract, out var price) is { } badPrice)
            return badPrice;
        long size = 0;
        if (given.Whole("size", 1, long.MaxValue, ref size) is { } badSize)
            return badSize;
        if (key is null || (price == 0 && size == 0))
            return Errors.ContractInvalidRequest;
        var command = new AmendPerpetualOrder(FuturesHouse.Exchange, call.User!.Number, contract.Symbol, key.Value, price, size);
        var (order, refusal) = await house.DoAsync(call, command);
        if (refusal is not null)
            return refusal;
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteNumber("order_id"u8, order.Id);
        json.WriteString("client_order_id"u8, order.ClientId.ToString());
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>What is not given stays as it is.</summary>
    private async ValueTask<Refusal?> ModifyPresets(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.Find(given, out var contract) is { } unknown)
            return unknown;
        if (FuturesNumbers.OrderId(given, out var id) is { } badId)
            return badId;
        if (id == 0)
            return Errors.ContractInvalidRequest;
        var (user, key) = (call.User!.Number, PerpetualOrderKey.Of(id));
        var (presets, failure) = await house.AskAsync(
            call,
            perpetuals => perpetuals.TryFindOpen(user, contract.Symbol, key, out var open) ? open.Presets : default
        );
        if (failure is not null)
            return failure;
        if (FuturesNumbers.Presets(given, contract.Contract, ref presets) is { } badPresets)
            return badPresets;
        var (order, refusal) = await house.DoAsync(call, new SetOrderPresets(FuturesHouse.Exchange, user, contract.Symbol, key, presets));
        return refusal ?? FuturesAnswers.OrderId(call, order.Id);
    }

    /// <summary>The number wins over the name; null when neither was given.</summary>
    private static Refusal? ReadKey(in Parameters given, out PerpetualOrderKey? key)
    {
        key = null;
        if (FuturesNumbers.OrderId(given, out var id) is { } badId)
            return badId;
        if (FuturesNumbers.ClientId(given, out var clientId) is { } badName)
            return badName;
        if (id != 0)
            key = PerpetualOrderKey.Of(id);
        else if (!clientId.IsEmpty)
            key = PerpetualOrderKey.Of(clientId);
        return null;
    }
}

using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>Reads what a client asks a contract to trade: the body of an order, or one of a batch.</summary>
internal static class ContractOrderReader
{
    public static Refusal? Read(ContractFloor floor, CallParameters given, out PerpetualBatchOrder order)
    {
        order = default;
        // 1. What must be there. A limit order needs a price beside the rest.
        if (Required.FirstMissing(given, "symbol", "side", "positionSide", "type", "quantity") is { } missing)
            return missing;
        var isLimit = given["type"] == "LIMIT";
        if (isLimit && given["price"] is null)
            return Errors.ParamEmpty.With("price");
        if (given["newClientOrderId"] is null)
            return Errors.ParamEmpty.With("newClientOrderId");
        // 2. Each value on its own, the symbol after all others.
        var unknown = floor.Traded(given, out var contract);
        if (ReadWords(given, out var request) is { } badWord)
            return badWord;
        var steps = new ContractSteps(given, contract);
        if (steps.Quantity("quantity", out var lots) is { } badQuantity)
            return badQuantity;
        if (steps.Price("price", out var price) is { } badPrice)
            return badPrice;
        if (ClientIds.Read(given["newClientOrderId"], ClientIds.ContractLengthMax, out var clientId) is { } badName)
            return badName;
        if (Presets.ReadOfOrder(steps, out var presets) is { } badPreset)
            return badPreset;
        // 3. How they lie to one another.
        if (!isLimit && (given["price"] is not null || request.TimeInForce == TimeInForce.PostOnly))
            return Errors.InvalidParamCombination;
        if (request.Action.IsClosing() && presets.AreGiven)
            return Errors.InvalidParamCombination;
        // 4. The contract, and whether it is as fine as that.
        if (unknown is not null)
            return unknown;
        if (Steps.Precision(lots, price, presets.TakeProfit, presets.StopLoss) is { } tooFine)
            return tooFine;
        order = new PerpetualBatchOrder(
            contract.Symbol,
            request with
            {
                PriceTicks = price.Count,
                Lots = lots.Count,
                Presets = presets.Ends,
                ClientId = clientId,
            }
        );
        return null;
    }

    private static Refusal? ReadWords(CallParameters given, out PerpetualOrderRequest request)
    {
        request = default;
        if (ReadAction(given, out var action) is { } badAction)
            return badAction;
        if (given["type"] is not ("LIMIT" or "MARKET"))
            return Errors.InvalidOrderType;
        // Clients leave it out where there is but one that makes sense.
        if (ContractWords.TimeInForceOf(given["timeInForce"] ?? "GTC") is not { } timeInForce)
            return Errors.InvalidTimeInForce;
        request = new PerpetualOrderRequest
        {
            Action = action,
            Kind = given["type"] == "LIMIT" ? PerpetualOrderKind.Limit : PerpetualOrderKind.Market,
            TimeInForce = timeInForce,
            Lots = 0,
            IsApi = true,
        };
        return null;
    }

    /// <summary><c>side</c> and <c>positionSide</c>, which say together whether something is opened or closed.</summary>
    public static Refusal? ReadAction(CallParameters given, out OrderAction action)
    {
        action = default;
        if (Words.SideOf(given["side"]!) is not { } side)
            return Errors.InvalidSide;
        if (ContractWords.PositionSideOf(given["positionSide"]!) is not { } position)
            return Errors.ParamError.With("positionSide");
        action = ContractWords.ActionOf(side, position);
        return null;
    }
}

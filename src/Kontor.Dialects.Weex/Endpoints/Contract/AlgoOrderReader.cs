using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>
/// Reads an order that waits for a price. A stop waits for the price to go on: to rise for whoever buys, to fall for whoever sells. A take-profit waits for
/// it to turn.
/// </summary>
internal static class AlgoOrderReader
{
    public static Refusal? Read(ContractFloor floor, CallParameters given, out ContractText contract, out PlanTerms terms)
    {
        terms = default;
        var unknown = floor.Traded(given, out contract);
        // 1. What must be there. Clients may leave its name out: then it gets one from its number.
        if (Required.FirstMissing(given, "symbol", "side", "positionSide", "type", "quantity") is { } missing)
            return missing;
        var type = given["type"]!;
        var isLimit = type is "STOP" or "TAKE_PROFIT";
        if (isLimit && given["price"] is null)
            return Errors.ParamEmpty.With("price");
        if (given["triggerPrice"] is null)
            return Errors.ParamEmpty.With("triggerPrice");
        // 2. Each value on its own, the symbol after all others.
        if (ContractOrderReader.ReadAction(given, out var action) is { } badAction)
            return badAction;
        if (type is not ("STOP" or "STOP_MARKET" or "TAKE_PROFIT" or "TAKE_PROFIT_MARKET"))
            return Errors.InvalidOrderType;
        var steps = new ContractSteps(given, contract);
        if (ReadNumbers(steps, out var numbers) is { } badNumber)
            return badNumber;
        if (ClientIds.Read(given["clientAlgoId"], ClientIds.ContractLengthMax, out var clientId) is { } badName)
            return badName;
        if (Presets.ReadOfAlgoOrder(steps, out var presets) is { } badPreset)
            return badPreset;
        // 3. How they lie to one another.
        if ((!isLimit && given["price"] is not null) || (action.IsClosing() && presets.AreGiven))
            return Errors.InvalidParamCombination;
        // 4. The contract, and whether it is as fine as that.
        if (unknown is not null)
            return unknown;
        if (Steps.Precision(numbers.Lots, numbers.Price, numbers.Trigger, presets.TakeProfit, presets.StopLoss) is { } tooFine)
            return tooFine;
        var isStop = type is "STOP" or "STOP_MARKET";
        terms = new PlanTerms
        {
            Kind = PlanKind.Trigger,
            Action = action,
            Lots = numbers.Lots.Count,
            TriggerTicks = numbers.Trigger.Count,
            Way = (action.Side() == Side.Buy) == isStop ? PriceWay.Rises : PriceWay.Falls,
            // Clients say with the working type of their kind which price it waits for itself.
            Source = isStop ? presets.StopLossBy : presets.TakeProfitBy,
            LimitTicks = numbers.Price.Count,
            Presets = presets.Ends,
            ClientId = clientId,
            IsApi = true,
        };
        return null;
    }

    private static Refusal? ReadNumbers(in ContractSteps steps, out (Steps Lots, Steps Price, Steps Trigger) numbers)
    {
        numbers = default;
        if (steps.Quantity("quantity", out numbers.Lots) is { } badQuantity)
            return badQuantity;
        if (steps.Price("price", out numbers.Price) is { } badPrice)
            return badPrice;
        return steps.Price("triggerPrice", out numbers.Trigger);
    }
}

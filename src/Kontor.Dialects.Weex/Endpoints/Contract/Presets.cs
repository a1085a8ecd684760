using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>The ends that an order brings with it for the position it opens, and the prices that they watch.</summary>
internal readonly record struct Presets(Steps TakeProfit, PriceSource TakeProfitBy, Steps StopLoss, PriceSource StopLossBy)
{
    public bool AreGiven => this is not { TakeProfit: { Count: 0, IsTooFine: false }, StopLoss: { Count: 0, IsTooFine: false } };

    public PresetEnds Ends => new(TakeProfit.Count, TakeProfitBy == PriceSource.Mark, StopLoss.Count, StopLossBy == PriceSource.Mark);

    public static Refusal? ReadOfOrder(in ContractSteps steps, out Presets presets) =>
        Read(steps, "tpTriggerPrice", "slTriggerPrice", out presets);

    public static Refusal? ReadOfAlgoOrder(in ContractSteps steps, out Presets presets) =>
        Read(steps, "presetTakeProfitPrice", "presetStopLossPrice", out presets);

    private static Refusal? Read(in ContractSteps steps, string takeProfitName, string stopLossName, out Presets presets)
    {
        presets = default;
        if (steps.Price(takeProfitName, out var takeProfit) is { } badTakeProfit)
            return badTakeProfit;
        if (steps.Price(stopLossName, out var stopLoss) is { } badStopLoss)
            return badStopLoss;
        // The documented names begin with a capital.
        if (ReadSource(steps, "TpWorkingType", out var takeProfitBy) is { } badTakeProfitType)
            return badTakeProfitType;
        if (ReadSource(steps, "SlWorkingType", out var stopLossBy) is { } badStopLossType)
            return badStopLossType;
        presets = new Presets(takeProfit, takeProfitBy, stopLoss, stopLossBy);
        return null;
    }

    /// <summary>Which price is watched: the last one unless the client says otherwise.</summary>
    public static Refusal? ReadSource(in ContractSteps steps, string name, out PriceSource source)
    {
        source = PriceSource.Last;
        if (steps.Given[name] is not { } word)
            return null;
        if (ContractWords.PriceSourceOf(word) is not { } found)
            return Errors.ParamError.With(name);
        source = found;
        return null;
    }
}

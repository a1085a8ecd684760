using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>What a client asks for with a plan, before it is known in which mode he holds positions.</summary>
internal sealed record PlanParameters(long Side, PlanTerms Terms)
{
    private const int SideMax = 4;
    private const int ModeMax = 4;

    /// <summary>A callback rate has percent as its unit and at most so many decimals.</summary>
    private const int PercentDecimals = 4;

    public PlanTerms In(PositionMode mode)
    {
        var action = ContractWords.ActionOf(Side, mode)!.Value;
        var terms = Terms with { Action = action };
        return action.IsClosing() ? terms with { Leverage = 0, MarginMode = null } : terms;
    }

    /// <summary>An order that is placed when a price gets somewhere.</summary>
    public static Refusal? ReadTrigger(in Parameters given, ContractText contract, out PlanParameters plan)
    {
        plan = null!;
        if (FuturesNumbers.RequiredWhole(given, "side", 1, SideMax, out var side) is { } badSide)
            return badSide;
        var type = "limit";
        if (given.Word("type", ref type, "limit", "market") is { } badType)
            return badType;
        if (FuturesNumbers.RequiredWhole(given, "size", 1, long.MaxValue, out var size) is { } badSize)
            return badSize;
        var (way, mode) = (0L, 1L);
        if (given.Whole("price_way", 1, 2, ref way) is { } badWay)
            return badWay;
        if (given.Whole("mode", 1, ModeMax, ref mode) is { } badMode)
            return badMode;
        if (ReadPrices(given, contract, isLimit: type == "limit", out var prices) is { } badPrices)
            return badPrices;
        if (ReadTerms(given, contract, out var terms) is { } badTerms)
            return badTerms;
        plan = new PlanParameters(
            side,
            terms with
            {
                Kind = PlanKind.Trigger,
                Lots = size,
                TriggerTicks = prices.Trigger,
                LimitTicks = prices.Limit,
                Source = prices.Source,
                Way = (PriceWay)way,
                TimeInForce = ContractWords.TimeInForceOf(mode)!.Value,
            }
        );
        return null;
    }

    /// <summary>One end of a position. Without a size, or when the client says so, all of it.</summary>
    public static Refusal? ReadEnd(in Parameters given, ContractText contract, out PlanParameters plan)
    {
        plan = null!;
        var type = "";
        if ((given.Required("type", out _) ?? given.Word("type", ref type, "take_profit", "stop_loss")) is { } badType)
            return badType;
        if (FuturesNumbers.RequiredWhole(given, "side", 2, 3, out var side) is { } badSide)
            return badSide;
        long size = 0;
        if (given.Whole("size", 1, long.MaxValue, ref size) is { } badSize)
            return badSize;
        long category = size == 0 ? 2 : 1;
        if (given.Whole("plan_category", 1, 2, ref category) is { } badCategory)
            return badCategory;
        if (ReadCategory(given, out var isLimit) is { } badWord)
            return badWord;
        if (ReadPrices(given, contract, isLimit, out var prices) is { } badPrices)
            return badPrices;
        if (FuturesNumbers.ClientId(given, out var clientId) is { } badName)
            return badName;
        plan = new PlanParameters(
            side,
            new PlanTerms
            {
                Kind = type == "take_profit" ? PlanKind.TakeProfit : PlanKind.StopLoss,
                Action = default,
                Lots = category == 2 ? 0 : size,
                TriggerTicks = prices.Trigger,
                LimitTicks = prices.Limit,
                Source = prices.Source,
                ClientId = clientId,
                IsApi = true,
            }
        );
        return null;
    }

    /// <summary>A stop that follows the price from an activation price on.</summary>
    public static Refusal? ReadTrailing(in Parameters given, ContractText contract, out PlanParameters plan)
    {
        plan = null!;
        if (FuturesNumbers.RequiredWhole(given, "side", 1, SideMax, out var side) is { } badSide)
            return badSide;
        if (FuturesNumbers.RequiredWhole(given, "size", 1, long.MaxValue, out var size) is { } badSize)
            return badSize;
        if (FuturesNumbers.RequiredPrice(given, "activation_price", contract.Contract, out var activation) is { } badPrice)
            return badPrice;
        if (given.Required("callback_rate", out var rate) is { } missingRate)
            return missingRate;
        if (FuturesNumbers.Decimal(rate, PercentDecimals, out var callbackPpm) is { } badRate)
            return badRate;
        if (callbackPpm > TrailingStop.CallbackPpmMax)
            return Errors.ContractInvalidRequest;
        if (FuturesNumbers.RequiredWhole(given, "activation_price_type", 1, 2, out var source) is { } badSource)
            return badSource;
        if (ReadTerms(given, contract, out var terms) is { } badTerms)
            return badTerms;
        plan = new PlanParameters(
            side,
            terms with
            {
                Kind = PlanKind.Trailing,
                Lots = size,
                TriggerTicks = activation,
                CallbackPpm = (int)callbackPpm,
                Source = (PriceSource)source,
            }
        );
        return null;
    }

    /// <summary>Whether the order that a plan places has a limit.</summary>
    public static Refusal? ReadCategory(in Parameters given, out bool isLimit)
    {
        var word = "market";
        isLimit = false;
        if (given.Word("category", ref word, "limit", "market") is { } bad)
            return bad;
        isLimit = word == "limit";
        return null;
    }

    public static Refusal? ReadPrices(in Parameters given, ContractText contract, bool isLimit, out PlanPrices prices)
    {
        prices = default;
        if (FuturesNumbers.RequiredPrice(given, "trigger_price", contract.Contract, out var trigger) is { } badTrigger)
            return badTrigger;
        long limit = 0;
        if (isLimit && FuturesNumbers.RequiredPrice(given, "executive_price", contract.Contract, out limit) is { } badLimit)
            return badLimit;
        if (FuturesNumbers.RequiredWhole(given, "price_type", 1, 2, out var source) is { } badSource)
            return badSource;
        prices = new PlanPrices(trigger, limit, (PriceSource)source);
        return null;
    }

    private static Refusal? ReadTerms(in Parameters given, ContractText contract, out PlanTerms terms)
    {
        terms = default;
        if (FuturesNumbers.Leverage(given, out var leverage) is { } badLeverage)
            return badLeverage;
        if (FuturesNumbers.MarginMode(given, out var marginMode) is { } badMarginMode)
            return badMarginMode;
        if (FuturesNumbers.ClientId(given, out var clientId) is { } badName)
            return badName;
        var presets = default(PresetEnds);
        if (FuturesNumbers.Presets(given, contract.Contract, ref presets) is { } badPresets)
            return badPresets;
        terms = new PlanTerms
        {
            Kind = default,
            Action = default,
            Source = PriceSource.Last,
            Leverage = leverage,
            MarginMode = marginMode,
            Presets = presets,
            ClientId = clientId,
            IsApi = true,
        };
        return null;
    }
}

/// <summary>The prices of a plan. A limit of 0 makes its order a market order.</summary>
internal readonly record struct PlanPrices(long Trigger, long Limit, PriceSource Source);

using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>
/// What a client asks for with an order, before it is known whether he holds positions in hedge mode or in one-way mode: the side means
/// another thing in each.
/// </summary>
internal sealed record OrderParameters(long Side, PerpetualOrderRequest Request)
{
    private const int SideMax = 4;
    private const int ModeMax = 4;

    public static Refusal? Read(in Parameters given, ContractText contract, out OrderParameters order)
    {
        order = null!;
        // 1. What is to be done: the side, the kind, how much of it and at which price.
        if (FuturesNumbers.RequiredWhole(given, "side", 1, SideMax, out var side) is { } badSide)
            return badSide;
        var type = "limit";
        if (given.Word("type", ref type, "limit", "market") is { } badType)
            return badType;
        if (FuturesNumbers.RequiredWhole(given, "size", 1, long.MaxValue, out var size) is { } badSize)
            return badSize;
        long price = 0;
        if (type == "limit" && FuturesNumbers.RequiredPrice(given, "price", contract.Contract, out price) is { } badPrice)
            return badPrice;
        // 2. On which terms.
        if (FuturesNumbers.Leverage(given, out var leverage) is { } badLeverage)
            return badLeverage;
        if (FuturesNumbers.MarginMode(given, out var marginMode) is { } badMarginMode)
            return badMarginMode;
        if (ReadExecution(given, out var timeInForce, out var selfTrade) is { } badExecution)
            return badExecution;
        // 3. Its name, and what its position is to get with it.
        if (FuturesNumbers.ClientId(given, out var clientId) is { } badName)
            return badName;
        var presets = default(PresetEnds);
        if (FuturesNumbers.Presets(given, contract.Contract, ref presets) is { } badPresets)
            return badPresets;
        order = new OrderParameters(
            side,
            new PerpetualOrderRequest
            {
                Action = default,
                Kind = type == "limit" ? PerpetualOrderKind.Limit : PerpetualOrderKind.Market,
                TimeInForce = timeInForce,
                SelfTrade = selfTrade,
                PriceTicks = price,
                Lots = size,
                Leverage = leverage,
                MarginMode = marginMode,
                Presets = presets,
                ClientId = clientId,
                IsApi = true,
            }
        );
        return null;
    }

    /// <summary>The order in the world's words. What only closes takes the terms of the position, whatever it says about them.</summary>
    public PerpetualOrderRequest In(PositionMode mode)
    {
        var action = ContractWords.ActionOf(Side, mode)!.Value;
        var request = Request with { Action = action };
        return action.IsClosing() ? request with { Leverage = 0, MarginMode = null } : request;
    }

    // Two orders of one user never trade with each other: the one that waits is taken out unless the client says otherwise.
    private static Refusal? ReadExecution(in Parameters given, out TimeInForce timeInForce, out SelfTradeRule selfTrade)
    {
        (timeInForce, selfTrade) = (default, default);
        var (mode, rule) = (1L, 1L);
        if (given.Whole("mode", 1, ModeMax, ref mode) is { } badMode)
            return badMode;
        if (given.Whole("stp_mode", 1, 3, ref rule) is { } badRule)
            return badRule;
        timeInForce = ContractWords.TimeInForceOf(mode)!.Value;
        selfTrade = rule switch
        {
            1 => SelfTradeRule.CancelMaker,
            2 => SelfTradeRule.CancelTaker,
            _ => SelfTradeRule.CancelBoth,
        };
        return null;
    }
}

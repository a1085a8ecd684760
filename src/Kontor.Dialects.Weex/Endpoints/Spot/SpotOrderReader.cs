using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary>
/// An order as it was written, before it is known for which market. What is missing is noticed first, then what is wrong in itself, then what
/// does not go together; only then its numbers become steps of a market.
/// </summary>
internal readonly record struct SpotOrderReader(SpotOrderRequest Draft, string Quantity, string? Price)
{
    /// <summary>As fine as any asset is counted: a number that is no number here is none in any market.</summary>
    private const int DecimalsMost = 18;

    /// <param name="ifUnnamed">The name of an order that its owner gave none.</param>
    public static Refusal? Read(CallParameters given, string ifUnnamed, out SpotOrderReader order)
    {
        order = default;
        if (Missing(given) is { } missing)
            return missing;
        if (ReadWords(given, out var draft) is { } badWord)
            return badWord;
        var (quantity, price) = (given["quantity"]!, given["price"]);
        var isMarket = draft.Kind == SpotOrderKind.Market;
        if (Numbers.Steps("quantity", quantity, DecimalsMost, 1, out _) is { } badQuantity)
            return badQuantity;
        // A price at the market is wrong whatever it is.
        if (!isMarket && Numbers.Steps("price", price!, DecimalsMost, 1, out _) is { } badPrice)
            return badPrice;
        if (ClientIds.Read(given["newClientOrderId"] ?? ifUnnamed, ClientIds.SpotLengthMax, out var name) is { } badName)
            return badName;
        if (isMarket && (price is not null || draft.TimeInForce == TimeInForce.FillOrKill))
            return Errors.InvalidParamCombination;
        order = new SpotOrderReader(draft with { ClientId = name }, quantity, price);
        return null;
    }

    /// <summary>The order in steps of its market; whatever is finer than those is refused.</summary>
    public Refusal? For(SpotMarketView market, out SpotOrderRequest order)
    {
        order = Draft;
        var (lots, ticks) = (default(Steps), default(Steps));
        if (Numbers.Steps("quantity", Quantity, market.BaseDecimals, market.Record.LotUnits, out lots) is { } badQuantity)
            return badQuantity;
        if (Price is not null && Numbers.Steps("price", Price, market.QuoteDecimals, market.Record.TickUnits, out ticks) is { } badPrice)
            return badPrice;
        order = Draft with { Lots = lots.Count, PriceTicks = ticks.Count };
        return Steps.Precision(lots, ticks);
    }

    /// <summary>In documented order. The time in force is documented as required, but clients leave it out.</summary>
    private static Refusal? Missing(CallParameters given)
    {
        if (Required.FirstMissing(given, "side", "type", "quantity") is { } missing)
            return missing;
        return given["type"] == "LIMIT" && given["price"] is null ? Errors.ParamEmpty.With("price") : null;
    }

    private static Refusal? ReadWords(CallParameters given, out SpotOrderRequest draft)
    {
        draft = default;
        if (Words.SideOf(given["side"]!) is not { } side)
            return Errors.InvalidSide;
        if (given["type"] is not ("LIMIT" or "MARKET"))
            return Errors.InvalidOrderType;
        var isMarket = given["type"] == "MARKET";
        var timeInForce = isMarket ? TimeInForce.ImmediateOrCancel : TimeInForce.GoodTillCancel;
        if (given["timeInForce"] is { } word)
        {
            if (Words.TimeInForceOf(word) is not { } named)
                return Errors.InvalidTimeInForce;
            timeInForce = named;
        }
        draft = new SpotOrderRequest
        {
            Side = side,
            Kind = isMarket ? SpotOrderKind.Market : SpotOrderKind.Limit,
            TimeInForce = timeInForce,
            IsApi = true,
        };
        return null;
    }
}

using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Matching;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Spot;

/// <summary>
/// Makes an order of the parameters that every generation of the contract shares. What the type of an order does not need is not looked at.
/// </summary>
internal static class SpotOrderReader
{
    private const int NameLengthMax = 32;

    // The first line that fails decides the answer: words, then what is missing, then numbers, then what may be left out.
    public static Refusal? Read(Parameters given, SpotMarketView market, bool isMargin, out SpotOrderRequest order)
    {
        order = default;
        if (SpotWords.SideOf(given.Text("side")) is not { } side)
            return Errors.InvalidParameter.With("side");
        if (SpotWords.TypeOf(given.Text("type")) is not { } type)
            return Errors.InvalidParameter.With("type");
        var draft = new SpotOrderRequest
        {
            Side = side,
            Kind = type.Kind,
            TimeInForce = type.TimeInForce,
            IsMargin = isMargin,
            IsApi = true,
        };
        return ReadRest(given, market, draft, out order);
    }

    /// <summary>All but side and type, which a trigger takes from elsewhere.</summary>
    public static Refusal? ReadRest(Parameters given, SpotMarketView market, SpotOrderRequest draft, out SpotOrderRequest order)
    {
        order = draft;
        if (Missing(given, draft) is { } missing)
            return missing;
        if (ReadAmounts(given, market, draft, out order) is { } bad)
            return bad;
        if (SpotWords.SelfTradeOf(given.Text("stpMode")) is not { } rule)
            return Errors.InvalidParameter.With("stpMode");
        if (ReadName(given, "client_order_id", "clientOrderId", out var name) is { } badName)
            return badName;
        order = order with { SelfTrade = rule, ClientId = name };
        return null;
    }

    /// <summary>The name that a client gave an order: up to 32 letters and digits.</summary>
    public static Refusal? ReadName(Parameters given, string parameter, string alias, out ClientOrderId name)
    {
        name = default;
        if (given.Text(parameter, alias) is not { } text)
            return null;
        return text.Length <= NameLengthMax && text.All(char.IsAsciiLetterOrDigit) && ClientOrderId.TryParse(text, out name)
            ? null
            : Errors.InvalidParameter.With(given.Has(parameter) ? parameter : alias);
    }

    private static Refusal? Missing(Parameters given, in SpotOrderRequest draft)
    {
        var isMarketBuy = IsMarketBuy(draft);
        if (!isMarketBuy && !given.Has("size"))
            return Errors.SizeRequired;
        if (draft.Kind == SpotOrderKind.Limit && !given.Has("price"))
            return Errors.PriceRequired;
        if (!isMarketBuy || given.Has("notional"))
            return null;
        // Who names a size to buy at the market is told that it is not a size that is wanted; who names nothing, what is.
        return given.Has("size") ? Errors.InvalidParameter.With("size") : Errors.NotionalRequired.Refusal;
    }

    private static Refusal? ReadAmounts(Parameters given, SpotMarketView market, SpotOrderRequest draft, out SpotOrderRequest order)
    {
        order = draft;
        var (lots, ticks, notional) = (0L, 0L, Int128.Zero);
        if (IsMarketBuy(draft))
        {
            if (!SpotDecimals.TryRead(given.Text("notional")!, market.QuoteDecimals, out notional))
                return Errors.InvalidParameter.With("notional");
        }
        else if (!SpotDecimals.TryReadSteps(given.Text("size")!, market.BaseDecimals, market.Record.LotUnits, out lots))
            return Errors.InvalidParameter.With("size");
        if (draft.Kind == SpotOrderKind.Limit && !TryReadPrice(given, "price", market, out ticks))
            return Errors.InvalidParameter.With("price");
        order = draft with { Lots = lots, PriceTicks = ticks, Notional = notional };
        return null;
    }

    public static bool TryReadPrice(Parameters given, string parameter, SpotMarketView market, out long ticks) =>
        SpotDecimals.TryReadSteps(given.Text(parameter)!, market.QuoteDecimals, market.Record.TickUnits, out ticks);

    private static bool IsMarketBuy(in SpotOrderRequest order) => order is { Kind: SpotOrderKind.Market, Side: Side.Buy };
}

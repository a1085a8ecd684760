using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Ledger;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>
/// Numbers and names of contract requests. Clients write numbers as numbers or as strings; what is no number cannot be parsed, and what is
/// one but not a possible one is an invalid request.
/// </summary>
internal static class FuturesNumbers
{
    private const int ClientIdLengthMax = 32;

    /// <summary>A price in ticks; 0 when it was not given. Nothing is rounded: a price between two ticks is none.</summary>
    public static Refusal? Price(in Parameters given, string name, ContractView contract, out long ticks)
    {
        ticks = 0;
        if (given.Text(name) is not { } text)
            return null;
        if (Decimal(text, contract.QuoteDecimals, out var units) is { } bad)
            return bad;
        var (whole, rest) = Int128.DivRem(units, contract.Record.TickUnits);
        if (rest != 0 || whole == 0 || whole > OrderBook.PriceTicksMax)
            return Errors.ContractInvalidRequest;
        ticks = (long)whole;
        return null;
    }

    public static Refusal? RequiredPrice(in Parameters given, string name, ContractView contract, out long ticks)
    {
        ticks = 0;
        return given.Required(name, out _) ?? Price(given, name, contract, out ticks);
    }

    public static Refusal? Decimal(string text, int decimals, out Int128 units) =>
        Units.Parse(text.StartsWith('-') ? text.AsSpan(1) : text, decimals, out units) switch
        {
            UnitsFault.None when !text.StartsWith('-') => (Refusal?)null,
            UnitsFault.Empty or UnitsFault.NotANumber => Errors.ParameterUnparsable,
            _ => Errors.ContractInvalidRequest,
        };

    public static Refusal? RequiredWhole(in Parameters given, string name, long min, long max, out long value)
    {
        value = 0;
        return given.Required(name, out _) ?? given.Whole(name, min, max, ref value);
    }

    /// <summary>0 when it was not given: then the one that is set counts.</summary>
    public static Refusal? Leverage(in Parameters given, out int leverage)
    {
        leverage = 0;
        if (given.Whole("leverage", out var value) is { } bad)
            return bad;
        if (value is null)
            return null;
        if (value <= 0)
            return Errors.LeverageTooSmall;
        if (value > ContractRecord.LeverageMaxMax)
            return Errors.LeverageTooLarge;
        leverage = (int)value;
        return null;
    }

    public static Refusal? MarginMode(in Parameters given, out MarginMode? mode)
    {
        var word = "";
        mode = null;
        if (given.Word("open_type", ref word, "cross", "isolated") is { } bad)
            return bad;
        mode = word switch
        {
            "cross" => World.Perpetuals.MarginMode.Cross,
            "isolated" => World.Perpetuals.MarginMode.Isolated,
            _ => null,
        };
        return null;
    }

    /// <summary>An order's number, under either spelling; 0 when it was not given.</summary>
    public static Refusal? OrderId(in Parameters given, out long id)
    {
        id = 0;
        if (given.Whole("order_id", "orderId", out var value) is { } bad)
            return bad;
        if (value <= 0)
            return Errors.ContractInvalidRequest;
        id = value ?? 0;
        return null;
    }

    /// <summary>The name a client gives an order: letters and digits.</summary>
    public static Refusal? ClientId(in Parameters given, out ClientOrderId id)
    {
        id = default;
        var text = given.Text("client_order_id", "clientOrderId") ?? "";
        return text.Length <= ClientIdLengthMax && text.All(char.IsAsciiLetterOrDigit) && ClientOrderId.TryParse(text, out id)
            ? null
            : Errors.ContractInvalidRequest.Refusal;
    }

    /// <summary>The ends that an order brings with it for its position. Those that are not given are left as they are.</summary>
    public static Refusal? Presets(in Parameters given, ContractView contract, ref PresetEnds ends)
    {
        var (takeProfitType, stopLossType) = (ends.TakeProfitByMark ? 2L : 1L, ends.StopLossByMark ? 2L : 1L);
        if (Price(given, "preset_take_profit_price", contract, out var takeProfit) is { } badTakeProfit)
            return badTakeProfit;
        if (given.Whole("preset_take_profit_price_type", 1, 2, ref takeProfitType) is { } badTakeProfitType)
            return badTakeProfitType;
        if (Price(given, "preset_stop_loss_price", contract, out var stopLoss) is { } badStopLoss)
            return badStopLoss;
        if (given.Whole("preset_stop_loss_price_type", 1, 2, ref stopLossType) is { } badStopLossType)
            return badStopLossType;
        ends = new PresetEnds(
            takeProfit == 0 ? ends.TakeProfitTicks : takeProfit,
            takeProfitType == 2,
            stopLoss == 0 ? ends.StopLossTicks : stopLoss,
            stopLossType == 2
        );
        return null;
    }
}

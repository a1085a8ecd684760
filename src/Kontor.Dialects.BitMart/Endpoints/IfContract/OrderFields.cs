using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Dialects.BitMart.Wire;
using Kontor.World.Matching;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>What orders and plan orders of this family have in common: which contract, which way, how much, on which margin.</summary>
internal readonly record struct OrderFields(ContractView Contract, int Category, int Way, MarginMode? Margin, int Leverage, long Volume)
{
    private const int OpenLong = 1;
    private const int OpenShort = 4;
    private const int LeverageMax = 1_000_000;

    public bool IsMarket => Category == OrderText.Market;

    /// <summary>The same four numbers mean one thing in hedge mode and another in one-way mode.</summary>
    public OrderAction ActionIn(PositionMode mode) => ContractWords.ActionOf(Way, mode)!.Value;

    public static Refusal? Read(FuturesHouse house, in Parameters given, out OrderFields fields)
    {
        fields = default;
        if (ContractIds.Require(house, given, "contract_id", "contractID", out var contract) is { } unknown)
            return unknown;
        if (Required(given, "category", OrderText.Limit, OrderText.Market, out var category) is { } badCategory)
            return badCategory;
        if (Required(given, "way", OpenLong, OpenShort, out var way) is { } badWay)
            return badWay;
        if (ReadMargin(given, way is OpenLong or OpenShort, out var mode, out var leverage) is { } badMargin)
            return badMargin;
        if (Required(given, "vol", 1, long.MaxValue, out var volume) is { } badVolume)
            return badVolume;
        fields = new(contract, (int)category, (int)way, mode, leverage, volume);
        return null;
    }

    /// <summary>The price of a limit order; a market order has none, whatever was sent.</summary>
    public Refusal? ReadPrice(in Parameters given, string name, out long ticks)
    {
        ticks = 0;
        if (IsMarket)
            return null;
        return FuturesNumbers.RequiredPrice(given, name, Contract, out ticks);
    }

    public static Refusal? ReadClientId(in Parameters given, out ClientOrderId id) =>
        ClientOrderId.TryParse(given.Text("custom_id") ?? "", out id) ? null : Errors.ContractInvalidRequest.Refusal;

    /// <summary>Whoever closes a position takes the margin it has, so nothing has to be said about it.</summary>
    private static Refusal? ReadMargin(in Parameters given, bool isOpening, out MarginMode? mode, out int leverage)
    {
        (mode, leverage) = (null, 0);
        if (!isOpening)
            return null;
        if (Required(given, "open_type", OrderText.Cross, OrderText.Fixed, out var openType) is { } badType)
            return badType;
        if (Required(given, "leverage", 0, LeverageMax, out var asked) is { } badLeverage)
            return badLeverage;
        // The world takes no leverage for the one that is set; a client that sends 0 means 0.
        if (asked == 0)
            return Errors.LeverageTooSmall;
        (mode, leverage) = (openType == OrderText.Cross ? MarginMode.Cross : MarginMode.Isolated, (int)asked);
        return null;
    }

    private static Refusal? Required(in Parameters given, string name, long min, long max, out long value)
    {
        value = 0;
        return given.Required(name, out _) is { } missing ? missing : given.Whole(name, min, max, ref value);
    }
}

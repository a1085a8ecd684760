using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Commands;
using Kontor.World.Perpetuals;
using Kontor.World.Perpetuals.Plans;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>How the caller trades: leverage and margin mode of a contract, the position mode, and what happens when he falls silent.</summary>
internal sealed class SettingEndpoints(FuturesHouse house)
{
    private const int TimeoutSecondsMin = 5;

    public void Map(RouteTable routes)
    {
        routes.Add(FuturesRoutes.Read("/contract/private/get-position-mode", 2, PositionModeOf));
        routes.Add(FuturesRoutes.Write("/contract/private/set-position-mode", 2, SetPositionModeTo));
        routes.Add(FuturesRoutes.Write("/contract/private/submit-leverage", 24, SetLeverageTo));
        routes.Add(FuturesRoutes.WriteOfUser("/contract/private/cancel-all-after", 4, CancelAfter));
    }

    private async ValueTask<Refusal?> PositionModeOf(Call call)
    {
        if (FuturesHouse.Account(call) is { } nobody)
            return nobody;
        var user = call.User!.Number;
        var (mode, failure) = await house.AskAsync(call, perpetuals => perpetuals.PositionModeOf(user));
        return failure ?? WritePositionMode(call, mode);
    }

    private async ValueTask<Refusal?> SetPositionModeTo(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (given.Required("position_mode", out var word) is { } missing)
            return missing;
        if (given.Word("position_mode", ref word, "hedge_mode", "one_way_mode") is { } badMode)
            return badMode;
        var wanted = word == "hedge_mode" ? PositionMode.Hedge : PositionMode.OneWay;
        var (mode, refusal) = await house.DoAsync(call, new SetPositionMode(FuturesHouse.Exchange, call.User!.Number, wanted));
        return refusal ?? WritePositionMode(call, mode);
    }

    private static Refusal? WritePositionMode(Call call, PositionMode mode)
    {
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteString("position_mode"u8, ContractWords.PositionModeOf(mode));
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> SetLeverageTo(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.Find(given, out var contract) is { } unknown)
            return unknown;
        if (FuturesNumbers.Leverage(given, out var leverage) is { } badLeverage)
            return badLeverage;
        if (given.Required("open_type", out _) is { } missing)
            return missing;
        if (FuturesNumbers.MarginMode(given, out var mode) is { } badMode)
            return badMode;

        var (settings, refusal) = await house.DoAsync(call, CommandOf(call, contract.Symbol, mode!.Value, leverage));
        if (refusal is not null)
            return refusal;
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteString("symbol"u8, contract.Symbol);
        json.WriteString("leverage"u8, $"{(mode == MarginMode.Cross ? settings.CrossLeverage : settings.LongLeverage)}");
        json.WriteString("open_type"u8, ContractWords.OpenTypeOf(settings.MarginMode));
        json.WriteString("max_value"u8, $"{contract.Contract.Record.LeverageMax}");
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static Command<Outcome<SeatSettings>> CommandOf(Call call, string symbol, MarginMode mode, int leverage) =>
        leverage == 0
            ? new SetMarginMode(FuturesHouse.Exchange, call.User!.Number, symbol, mode)
            : new SetSeatTerms(FuturesHouse.Exchange, call.User!.Number, symbol, mode, leverage);

    /// <summary>Must be said again before the time is over, or everything open in the contract is cancelled.</summary>
    private async ValueTask<Refusal?> CancelAfter(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.Find(given, out var contract) is { } unknown)
            return unknown;
        if (FuturesNumbers.RequiredWhole(given, "timeout", 0, int.MaxValue, out var seconds) is { } badTimeout)
            return badTimeout;
        if (seconds is > 0 and < TimeoutSecondsMin)
            return Errors.ContractInvalidRequest;
        var command = new CancelAllAfter(FuturesHouse.Exchange, call.User!.Number, contract.Symbol, seconds * 1_000);
        var (dueMs, refusal) = await house.DoAsync(call, command);
        if (refusal is not null)
            return refusal;
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteBoolean("result"u8, true);
        json.WriteNumber("set_time"u8, call.NowMs / 1_000);
        json.WriteNumber("cancel_time"u8, dueMs / 1_000);
        json.WriteEndObject();
        return Envelope.End(call);
    }
}

using System.Globalization;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary>How the caller trades in a contract: the margin of his positions and their leverages.</summary>
internal sealed class ContractSettingEndpoints(ContractFloor floor, ConfigResult result)
{
    private const string CrossLeverage = "crossLeverage";
    private const string LongLeverage = "isolatedLongLeverage";
    private const string ShortLeverage = "isolatedShortLeverage";

    public void Map(RouteTable routes)
    {
        routes.Add(Section.ContractPrivate("GET", "/capi/v3/account/symbolConfig", 5, SymbolConfig));
        routes.Add(Section.ContractChange("POST", "/capi/v3/account/marginType", 20, SetMarginType));
        routes.Add(Section.ContractChange("POST", "/capi/v3/account/leverage", 10, SetLeverage));
    }

    /// <summary>Of one contract, or of all; also of those in which nothing was ever set.</summary>
    private async ValueTask<Refusal?> SymbolConfig(Call call)
    {
        if (floor.Named(CallParameters.OfQuery(call), out var named) is { } unknown)
            return unknown;
        var user = call.User!.Number;
        ContractText[] contracts = named is null ? [.. floor.Listed] : [named];
        var (settings, none) = await floor.AskAsync(
            call,
            perpetuals => Array.ConvertAll(contracts, one => perpetuals.SettingsOf(user, perpetuals.At(one.Contract.Index)))
        );
        if (none is not null)
            return none;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var (index, contract) in contracts.Index())
            Write(json, contract, settings![index], hasSeparatedType: true);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> SetMarginType(Call call)
    {
        var given = CallParameters.OfBody(call);
        if (Required.FirstMissing(given, "symbol", "marginType") is { } missing)
            return missing;
        if (ContractWords.MarginModeOf(given["marginType"]!) is not { } mode)
            return Errors.ParamError.With("marginType");
        // All orders of one side are one position here: a position for each order is not offered.
        if (given["separatedType"] is not (null or ContractPositionJson.Combined))
            return Errors.ParamError.With("separatedType");
        if (floor.Traded(given, out var contract) is { } unknown)
            return unknown;
        var (set, none) = await floor.DoAsync(call, new SetMarginMode(floor.Exchange, call.User!.Number, contract.Symbol, mode));
        if (none is not null)
            return none;
        return set.IsOk ? result.Write(call) : ContractRefusals.Of(set.Reject);
    }

    private async ValueTask<Refusal?> SetLeverage(Call call)
    {
        var given = CallParameters.OfBody(call);
        if (Required.FirstMissing(given, "symbol") is { } missing)
            return missing;
        if (given["marginType"] is { } mode && ContractWords.MarginModeOf(mode) is null)
            return Errors.ParamError.With("marginType");
        if (ReadChange(given, out var change) is { } badChange)
            return badChange;
        if (change == default)
            return Errors.InvalidParamCombination;
        if (floor.Traded(given, out var contract) is { } unknown)
            return unknown;
        var (set, none) = await floor.DoAsync(call, new SetLeverage(floor.Exchange, call.User!.Number, contract.Symbol, change));
        if (none is not null)
            return none;
        if (!set.IsOk)
            return set.Reject == World.Reject.LeverageTooSmall ? TooSmall(change, contract) : ContractRefusals.Of(set.Reject);
        Write(Envelope.Begin(call), contract, set.Value, hasSeparatedType: false);
        return Envelope.End(call);
    }

    private static void Write(Utf8JsonWriter json, ContractText contract, SeatSettings settings, bool hasSeparatedType)
    {
        json.WriteStartObject();
        json.WriteString("symbol"u8, contract.Symbol);
        json.WriteString("marginType"u8, ContractWords.Of(settings.MarginMode));
        if (hasSeparatedType)
            json.WriteString("separatedType"u8, ContractPositionJson.Combined);
        json.WriteString(CrossLeverage, $"{settings.CrossLeverage}");
        json.WriteString(LongLeverage, $"{settings.LongLeverage}");
        json.WriteString(ShortLeverage, $"{settings.ShortLeverage}");
        json.WriteEndObject();
    }

    private static Refusal? ReadChange(CallParameters given, out LeverageChange change)
    {
        change = default;
        if (ReadLeverage(given, CrossLeverage, out var cross) is { } badCross)
            return badCross;
        if (ReadLeverage(given, LongLeverage, out var longs) is { } badLong)
            return badLong;
        if (ReadLeverage(given, ShortLeverage, out var shorts) is { } badShort)
            return badShort;
        change = new LeverageChange(cross, longs, shorts);
        return null;
    }

    /// <summary>A whole number above zero; 0 where none is given. More than can be counted is as much as can.</summary>
    private static Refusal? ReadLeverage(CallParameters given, string name, out int leverage)
    {
        leverage = 0;
        if (given[name] is not { } text)
            return null;
        if (
            !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number < 1
            || decimal.Truncate(number) != number
        )
            return Errors.ParamError.With(name);
        leverage = (int)Math.Min(number, int.MaxValue);
        return null;
    }

    private static Refusal TooSmall(LeverageChange change, ContractText contract)
    {
        var least = contract.Contract.Record.LeverageMin;
        return Errors.ParamError.With(
            change.Cross != 0 && change.Cross < least ? CrossLeverage
            : change.Long != 0 && change.Long < least ? LongLeverage
            : ShortLeverage
        );
    }
}

using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>The caller's positions in three forms. All of them are worth what the present mark says.</summary>
internal sealed class PositionEndpoints(FuturesHouse house)
{
    private delegate void PositionWriter(Utf8JsonWriter json, ContractText text, in ShownPosition shown, long nowMs);

    public void Map(RouteTable routes)
    {
        routes.Add(FuturesRoutes.Read("/contract/private/position", 6, call => List(call, showsEmpty: false, ContractPositionText.Write)));
        routes.Add(
            FuturesRoutes.Read(
                "/contract/private/position-v2",
                6,
                call => List(call, showsEmpty: true, ContractPositionText.WriteSecondVersion)
            )
        );
        routes.Add(FuturesRoutes.Read("/contract/private/position-risk", 24, call => List(call, showsEmpty: false, WriteRisk)));
    }

    /// <param name="showsEmpty">Whoever asks for one contract gets its empty places, too.</param>
    private async ValueTask<Refusal?> List(Call call, bool showsEmpty, PositionWriter write)
    {
        if (FuturesHouse.Account(call) is { } nobody)
            return nobody;
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.FindNamed(given, out var named) is { } unknown)
            return unknown;
        var account = ContractWords.Account;
        if (given.Word("account", ref account, ContractWords.Account, "copy_trading") is { } badAccount)
            return badAccount;
        var user = call.User!.Number;
        var (positions, failure) = await house.AskAsync(call, perpetuals => PositionsOf(perpetuals, user, named, showsEmpty));
        if (failure is not null)
            return failure;
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartArray();
        // Nobody copies anybody's trades here.
        foreach (var position in account == ContractWords.Account ? positions! : [])
            write(json, house.At(position.Row.Contract), position, call.NowMs);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private static void WriteRisk(Utf8JsonWriter json, ContractText text, in ShownPosition shown, long nowMs) =>
        ContractPositionText.WriteRisk(json, text, shown);

    private static List<ShownPosition> PositionsOf(PerpetualExchange perpetuals, long user, ContractText? named, bool showsEmpty)
    {
        var mode = perpetuals.PositionModeOf(user);
        var contract = named is null ? null : perpetuals.At(named.Contract.Index);
        var positions = perpetuals.PositionsOf(user, contract).Select(view => Show(perpetuals, view, mode)).ToList();
        if (showsEmpty && contract is not null)
            positions.AddRange(EmptyPlaces(perpetuals, user, contract, positions));
        return positions;
    }

    private static IEnumerable<ShownPosition> EmptyPlaces(
        PerpetualExchange perpetuals,
        long user,
        Contract contract,
        List<ShownPosition> positions
    )
    {
        var mode = perpetuals.PositionModeOf(user);
        PositionSide[] places = mode == PositionMode.Hedge ? [PositionSide.Long, PositionSide.Short] : [PositionSide.Long];
        foreach (var side in places)
        {
            if (mode == PositionMode.Hedge ? positions.Exists(one => one.Row.Side == side) : positions.Count > 0)
                continue;
            yield return Show(perpetuals, Empty(contract, perpetuals.SettingsOf(user, contract), side), mode);
        }
    }

    private static PositionView Empty(Contract contract, SeatSettings settings, PositionSide side)
    {
        var leverage =
            settings.MarginMode == MarginMode.Cross ? settings.CrossLeverage
            : side == PositionSide.Long ? settings.LongLeverage
            : settings.ShortLeverage;
        var row = new PositionRow
        {
            Contract = contract.Index,
            Side = side,
            MarginMode = settings.MarginMode,
            Leverage = leverage,
        };
        return new PositionView(row, contract.ValuationUnits, 0, 0, 0, 0, 0);
    }

    private static ShownPosition Show(PerpetualExchange perpetuals, in PositionView view, PositionMode mode)
    {
        var contract = perpetuals.At(view.Position.Contract);
        return new(view, mode, contract.LastTicks, ValueMaxOf(contract.Record, view.Position.Leverage));
    }

    // The largest bracket in which that leverage is still allowed.
    private static Int128 ValueMaxOf(ContractRecord contract, int leverage)
    {
        Int128 most = 0;
        foreach (var bracket in contract.Brackets)
            most = leverage <= bracket.LeverageMax ? bracket.ValueMax : most;
        return most;
    }
}

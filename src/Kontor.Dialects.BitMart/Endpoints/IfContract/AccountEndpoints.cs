using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Directory;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>The caller's contract account: <c>accounts</c>, <c>createContractAccount</c>.</summary>
internal sealed class AccountEndpoints(FuturesHouse house)
{
    public void Map(RouteTable routes)
    {
        routes.Add(LegacyRoutes.Keyed("accounts", Accounts));
        routes.Add(LegacyRoutes.KeyedForAnybody("createContractAccount", Create));
    }

    /// <summary>One account for each coin that contracts are settled in.</summary>
    private async ValueTask<Refusal?> Accounts(Call call)
    {
        var coin = new Parameters(call, ParameterFamily.Contract).Text("coinCode", "coin_code");
        var user = call.User!.Number;
        var (lines, refusal) = await house.AskAsync(call, exchange => LinesOf(exchange, user));
        if (refusal is not null)
            return refusal;
        var shown = lines!.FindAll(line => coin is null || coin == line.Asset.Code);
        var changes = new List<long?>();
        foreach (var line in shown)
        {
            var (changedMs, unread) = await LastChangeAsync(call, line);
            if (unread is not null)
                return unread;
            changes.Add(changedMs);
        }
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteStartArray("accounts"u8);
        foreach (var (line, changedMs) in shown.Zip(changes))
            Write(json, call.User!, line, changedMs ?? call.User!.CreatedMs);
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>Opening it again changes nothing.</summary>
    private async ValueTask<Refusal?> Create(Call call)
    {
        if (ContractIds.Require(house, new Parameters(call, ParameterFamily.Contract), out _) is { } refusal)
            return refusal;
        var (opened, refused) = await house.DoAsync(call, new OpenAccount(call.User?.Number ?? 0, AccountKinds.Contract));
        if (refused is not null)
            return refused;
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteNumber("account_id"u8, opened!.Number);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static List<Line> LinesOf(PerpetualExchange exchange, long user)
    {
        var ledger = exchange.Ledger;
        var lines = new List<Line>();
        foreach (var asset in exchange.Contracts.Select(contract => contract.QuoteAsset).Distinct())
        {
            var realized = exchange
                .PositionsOf(user)
                .Where(view => exchange.At(view.Position.Contract).QuoteAsset == asset)
                .Aggregate(Int128.Zero, (sum, view) => sum + PositionText.EarnedBy(view.Position));
            var account = ledger.AccountOf(user, WalletId.Contract, ledger.Assets[asset].Code);
            lines.Add(new(ledger.Assets[asset], exchange.OverviewOf(user, asset), realized, HistoryOwner.Of(ledger.Index, user), account));
        }
        return lines;
    }

    /// <summary>When money last came or went; null for never.</summary>
    private async ValueTask<(long? Ms, Refusal? Refusal)> LastChangeAsync(Call call, Line line)
    {
        if (line.Account < 0)
            return (null, null);
        var query = new HistoryQuery<BillRow>
        {
            Owner = line.Owner,
            RowsMax = 1,
            Where = bill => bill.Account == line.Account,
        };
        var (bills, refusal) = await house.House.ReadAsync(call, static state => state.Ledger.Bills, query);
        return (bills.Count == 0 ? null : bills[0].Row.TimeMs, refusal);
    }

    private static void Write(Utf8JsonWriter json, UserRecord user, Line line, long changedMs)
    {
        string Text(Int128 units) => Units.FormatTrimmed(units, line.Asset.Decimals);
        json.WriteStartObject();
        json.WriteNumber("account_id"u8, user.Number);
        json.WriteString("coin_code"u8, line.Asset.Code);
        json.WriteString("freeze_vol"u8, Text(line.View.Frozen));
        json.WriteString("available_vol"u8, Text(line.View.Available));
        json.WriteString("cash_vol"u8, Text(line.View.Equity - line.View.Unrealized));
        json.WriteString("realised_vol"u8, Text(line.Realized));
        json.WriteString("unrealised_vol"u8, Text(line.View.Unrealized));
        // Profits are cash as soon as they are realized: none waits to be settled.
        json.WriteString("earnings_vol"u8, "0"u8);
        json.WriteInstant("created_at"u8, user.CreatedMs);
        json.WriteInstant("updated_at"u8, changedMs);
        json.WriteEndObject();
    }

    /// <param name="Realized">What its open positions have brought so far, with all they have paid taken off.</param>
    /// <param name="Account">The number under which bills name the wallet, or -1 when nothing was ever in it.</param>
    private sealed record Line(AssetRecord Asset, AccountOverview View, Int128 Realized, long Owner, int Account);
}

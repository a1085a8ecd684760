using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Directory;
using Kontor.World.Funding;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.State;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>Contract accounts: <c>accounts</c>, <c>createContractAccount</c>, and the <c>cloudAccounts</c> that an integrator opens under one.</summary>
internal sealed class AccountEndpoints(House house)
{
    private const int NameLengthMax = 32;

    public void Map(RouteTable routes)
    {
        routes.Add(LegacyRoutes.Keyed("accounts", Accounts));
        routes.Add(LegacyRoutes.KeyedForAnybody("createContractAccount", Create));
        routes.Add(LegacyRoutes.Keyed("cloudAccounts", ListCloud) with { Holder = Holder.Main });
        routes.Add(LegacyRoutes.Signed("cloudAccounts", OpenCloud) with { Holder = Holder.Main });
    }

    /// <summary>One account for each coin that contracts are settled in.</summary>
    private async ValueTask<Refusal?> Accounts(Call call)
    {
        var coin = new Parameters(call, ParameterFamily.Contract).Text("coinCode", "coin_code");
        var user = call.User!.Number;
        var (lines, refusal) = await house.AskAsync(call, state => LinesOf(state, user));
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
        var (opened, busy) = await house.DoAsync(call, new OpenAccount(call.User?.Number ?? 0, AccountKinds.Contract));
        if (busy is not null)
            return busy;
        if (!opened.IsOk)
            return LegacyRejects.RowOf(opened.Reject);
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteNumber("account_id"u8, opened.Value.Number);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> ListCloud(Call call)
    {
        var main = call.User!.Number;
        var (accounts, refusal) = await house.AskAsync(call, state => state.Funding.Find(House.Exchange)!.SubAccounts.Of(main).ToList());
        if (refusal is not null)
            return refusal;
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteStartArray("cloud_accounts"u8);
        foreach (var account in accounts!)
            Write(json, account);
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> OpenCloud(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (given.Required("name", out var name) is { } missing)
            return missing;
        if (name.Length > NameLengthMax)
            return ParameterFamily.Contract.OutOfRange("name");
        var (opened, busy) = await house.DoAsync(call, new OpenSubAccount(House.Exchange, call.User!.Number, name));
        if (busy is not null)
            return busy;
        if (!opened.IsOk)
            return opened.Reject switch
            {
                Reject.AboveSubAccountQuota => Errors.CloudAccountCountLimit,
                Reject.NotMainUser => Errors.HeaderKeyForbidden,
                _ => LegacyRejects.RowOf(opened.Reject),
            };
        var json = Envelope.BeginWithErrno(call);
        Write(json, opened.Value);
        return Envelope.End(call);
    }

    private static List<Line> LinesOf(WorldState state, long user)
    {
        var ledger = state.Ledger.Find(House.Exchange)!;
        var perpetuals = state.Perpetuals.Of(ledger);
        var lines = new List<Line>();
        foreach (var asset in perpetuals.Contracts.Select(contract => contract.QuoteAsset).Distinct())
        {
            var realized = perpetuals
                .PositionsOf(user)
                .Where(view => perpetuals.At(view.Position.Contract).QuoteAsset == asset)
                .Aggregate(Int128.Zero, (sum, view) => sum + PositionText.EarnedBy(view.Position));
            var account = ledger.AccountOf(user, WalletId.Contract, ledger.Assets[asset].Code);
            lines.Add(
                new(ledger.Assets[asset], perpetuals.OverviewOf(user, asset), realized, HistoryOwner.Of(ledger.Index, user), account)
            );
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
        var (bills, refusal) = await house.ReadAsync(call, static state => state.Ledger.Bills, query);
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

    private static void Write(Utf8JsonWriter json, SubAccount account)
    {
        json.WriteStartObject();
        json.WriteNumber("account_id"u8, account.User);
        json.WriteString("name"u8, account.Name);
        json.WriteNumber("status"u8, (int)account.State);
        json.WriteInstant("created_at"u8, account.OpenedMs);
        json.WriteEndObject();
    }

    /// <param name="Realized">What its open positions have brought so far, with all they have paid taken off.</param>
    /// <param name="Account">The number under which bills name the wallet, or -1 when nothing was ever in it.</param>
    private sealed record Line(AssetRecord Asset, AccountOverview View, Int128 Realized, long Owner, int Account);
}

using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Directory;
using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.Dialects.BitMart.Endpoints.SubAccounts;

/// <summary>Which sub-accounts there are, what they have, and what has moved between them.</summary>
internal sealed class SubAccountListEndpoints(TradingHouse house)
{
    private const int RecordsMax = 100;
    private const string SpotToSpot = "spot to spot";

    private readonly record struct Line(string From, string To, string Currency, string Amount, long TimeMs);

    private readonly record struct Found(int Total, List<Line> Lines);

    private readonly record struct WalletLine(AssetRecord Asset, Balance Balance);

    public void Map(RouteTable routes)
    {
        const string main = "/account/sub-account/main/v1";
        routes.Add(Get($"{main}/transfer-list", 8, Holder.Main, OfFamily));
        routes.Add(Get("/account/sub-account/v1/transfer-history", 8, Holder.Anybody, OfCaller));
        routes.Add(Get($"{main}/wallet", 12, Holder.Main, Wallet));
        routes.Add(Get($"{main}/subaccount-list", 8, Holder.Main, SubAccounts));
    }

    private static Route Get(string path, int callsPer2Seconds, Holder holder, Handler handler) =>
        new("GET", path, Access.Keyed, handler)
        {
            Needs = Permissions.Read,
            Holder = holder,
            Service = "bitmart/account",
            Limits = [Limits.PerKey(path, callsPer2Seconds, 2)],
        };

    /// <summary>Everything that moved within the family, or what one of its sub-accounts gave or took.</summary>
    private ValueTask<Refusal?> OfFamily(Call call)
    {
        var name = new Parameters(call, ParameterFamily.Account).Text("accountName");
        return TransfersAsync(call, family => name is null ? null : family.Find(name)?.User ?? 0);
    }

    private ValueTask<Refusal?> OfCaller(Call call)
    {
        var caller = call.User!.Number;
        return TransfersAsync(call, _ => caller);
    }

    /// <param name="memberOf">Who has to be at one of the ends; null for anybody, 0 for somebody whom the family does not know.</param>
    private async ValueTask<Refusal?> TransfersAsync(Call call, Func<Family, long?> memberOf)
    {
        var given = new Parameters(call, ParameterFamily.Account);
        var kind = SpotToSpot;
        long count = 0;
        var refusal =
            given.Word("moveType", ref kind, SpotToSpot) ?? given.Required("N", out _) ?? given.Whole("N", 1, RecordsMax, ref count);
        if (refusal is not null)
            return refusal;
        var caller = call.User!.Number;
        var (found, unavailable) = await house.AskAsync(call, state => Find(state, caller, memberOf, (int)count));
        if (unavailable is not null)
            return unavailable;
        if (found is null)
            return Errors.CloudAccountNotFound;

        var json = Envelope.Begin(call, Errors.AccountOk);
        json.WriteStartObject();
        json.WriteNumber("total"u8, found.Value.Total);
        json.WriteStartArray("historyList"u8);
        foreach (var line in found.Value.Lines)
        {
            json.WriteStartObject();
            json.WriteString("fromAccount"u8, line.From);
            json.WriteString("fromWalletType"u8, "spot"u8);
            json.WriteString("toAccount"u8, line.To);
            json.WriteString("toWalletType"u8, "spot"u8);
            json.WriteString("currency"u8, line.Currency);
            json.WriteString("amount"u8, line.Amount);
            json.WriteNumber("submissionTime"u8, line.TimeMs / 1000);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static Found? Find(WorldState state, long caller, Func<Family, long?> memberOf, int max)
    {
        var family = Family.Of(state, caller);
        var member = memberOf(family);
        if (member == 0)
            return null;
        var (ledger, funding) = (state.Ledger.Find(ExchangeId.BitMart)!, state.Funding);
        var all = funding.FindUserTransfers(ExchangeId.BitMart, caller, Matches, FundingBounds.SearchMax);
        return new Found(
            all.Length,
            [
                .. all.Take(max)
                    .Select(transfer => new Line(
                        family.NameOf(transfer.From),
                        family.NameOf(transfer.To),
                        transfer.Asset,
                        Units.FormatTrimmed(transfer.Amount, ledger.FindAsset(transfer.Asset)!.Decimals),
                        transfer.TimeMs
                    )),
            ]
        );

        // Transfers between contract wallets have a list of their own.
        bool Matches(UserTransfer transfer) =>
            transfer is { FromWallet: WalletKind.Spot, ToWallet: WalletKind.Spot }
            && (member is null || transfer.From == member || transfer.To == member);
    }

    private async ValueTask<Refusal?> Wallet(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Account);
        if (given.Required("subAccount", out var name) is { } missing)
            return missing;
        var caller = call.User!.Number;
        var (lines, unavailable) = await house.AskAsync(
            call,
            state =>
            {
                var ledger = state.Ledger.Find(ExchangeId.BitMart)!;
                return Family.Of(state, caller).Find(name) is { } account
                    ? ledger
                        .Assets.All.Select(asset => new WalletLine(asset, ledger.BalanceOf(account.User, WalletId.Spot, asset.Code)))
                        .ToList()
                    : null;
            }
        );
        if (unavailable is not null)
            return unavailable;
        if (lines is null)
            return Errors.CloudAccountNotFound;
        if (given.Text("currency") is { } currency)
        {
            lines = lines.FindAll(line => line.Asset.Code == currency);
            if (lines.Count == 0)
                return Errors.CurrencyNotFound;
        }

        var json = Envelope.Begin(call, Errors.AccountOk);
        json.WriteStartObject();
        json.WriteStartArray("wallet"u8);
        foreach (var (asset, balance) in lines)
        {
            json.WriteStartObject();
            json.WriteString("currency"u8, asset.Code);
            json.WriteString("name"u8, asset.Name);
            json.WriteString("available"u8, Units.Format(balance.Available, asset.Decimals));
            json.WriteString("frozen"u8, Units.Format(balance.Frozen, asset.Decimals));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> SubAccounts(Call call)
    {
        var caller = call.User!.Number;
        var (accounts, unavailable) = await house.AskAsync(call, state => Family.Of(state, caller).SubAccounts.ToList());
        if (unavailable is not null)
            return unavailable;
        var json = Envelope.Begin(call, Errors.AccountOk);
        json.WriteStartObject();
        json.WriteStartArray("subAccountList"u8);
        foreach (var account in accounts!)
        {
            json.WriteStartObject();
            json.WriteString("accountName"u8, account.Name);
            json.WriteNumber("status"u8, (int)account.State);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }
}

using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Endpoints.Spot;

/// <summary><c>/api/v3/account</c>: the caller's spot wallet. Clients send the path with a slash at its end and sign it so.</summary>
internal sealed class AccountEndpoints(LiveWorld world)
{
    private const int PpmDecimals = 6;
    private const int PpmPerBasisPoint = 100;

    private sealed record Overview(int MakerFeePpm, int TakerFeePpm, IReadOnlyList<(AssetRecord Asset, Balance Balance)> Lines);

    public void Map(RouteTable routes)
    {
        routes.Add(Section.SpotPrivate("GET", "/api/v3/account", 5, Account));
        routes.Add(Section.SpotPrivate("GET", "/api/v3/account/", 5, Account));
    }

    private async ValueTask<Refusal?> Account(Call call)
    {
        var user = call.User!;
        var answer = await world.ReadAsync(state => Read(state.Ledger.Find(ExchangeId.Weex)!, state.SpotOf(ExchangeId.Weex), user.Number));
        if (call.Dialect.RefusalOf(call, answer) is { } unavailable)
            return unavailable;
        Write(Envelope.Begin(call), user, answer.Value, call.NowMs);
        return Envelope.End(call);
    }

    /// <summary>The account's fee is the highest that any market takes of it: no market is dearer than what is stated here.</summary>
    private static Overview Read(ExchangeLedger house, SpotExchange spot, long user)
    {
        var (maker, taker) = (0, 0);
        foreach (var market in spot.Markets)
        {
            var rates = spot.RatesOf(user, market);
            (maker, taker) = (Math.Max(maker, rates.MakerPpm), Math.Max(taker, rates.TakerPpm));
        }

        var lines = house
            .BalancesOf(user)
            .Where(line => line.Wallet == WalletId.Spot)
            .Select(line => (house.FindAsset(line.Asset)!, line.Balance))
            .ToList();
        return new Overview(maker, taker, lines);
    }

    private static void Write(Utf8JsonWriter json, UserRecord user, Overview overview, long nowMs)
    {
        var hasFunding = user.Accounts.HasFlag(AccountKinds.Funding);
        json.WriteStartObject();
        json.WriteNumber("makerCommission"u8, overview.MakerFeePpm / PpmPerBasisPoint);
        json.WriteNumber("takerCommission"u8, overview.TakerFeePpm / PpmPerBasisPoint);
        json.WriteStartObject("commissionRates"u8);
        json.WriteString("maker"u8, Units.FormatTrimmed(overview.MakerFeePpm, PpmDecimals));
        json.WriteString("taker"u8, Units.FormatTrimmed(overview.TakerFeePpm, PpmDecimals));
        json.WriteEndObject();
        json.WriteBoolean("canTrade"u8, user.Accounts.HasFlag(AccountKinds.Spot));
        json.WriteBoolean("canWithdraw"u8, hasFunding);
        json.WriteBoolean("canDeposit"u8, hasFunding);
        json.WriteBoolean("brokered"u8, false);
        json.WriteBoolean("requireSelfTradePrevention"u8, false);
        json.WriteBoolean("preventSor"u8, false);
        json.WriteNumber("updateTime"u8, nowMs);
        json.WriteString("accountType"u8, "SPOT"u8);
        json.WriteStartArray("balances"u8);
        foreach (var (asset, balance) in overview.Lines)
        {
            json.WriteStartObject();
            json.WriteString("asset"u8, asset.Code);
            json.WriteString("free"u8, Units.FormatTrimmed(balance.Available, asset.Decimals));
            json.WriteString("locked"u8, Units.FormatTrimmed(balance.Frozen, asset.Decimals));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("permissions"u8);
        json.WriteStringValue("SPOT"u8);
        json.WriteEndArray();
        json.WriteNumber("uid"u8, user.Number);
        // What a member of it looks like is documented nowhere.
        json.WriteStartObject("symbolCommissions"u8);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}

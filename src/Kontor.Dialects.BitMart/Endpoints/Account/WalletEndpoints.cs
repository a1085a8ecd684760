using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Directory;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Endpoints.Account;

/// <summary><c>/account/v1/wallet</c> and <c>/spot/v1/wallet</c>: what the caller has.</summary>
internal sealed class WalletEndpoints(TradingHouse house)
{
    private readonly record struct Line(AssetRecord Asset, Balance Balance, string InDollars)
    {
        public string Available => Units.Format(Balance.Available, Asset.Decimals);
        public string Frozen => Units.Format(Balance.Frozen, Asset.Decimals);
    }

    public void Map(RouteTable routes)
    {
        routes.Add(
            new Route("GET", "/account/v1/wallet", Access.Keyed, Funding)
            {
                Needs = Permissions.Read,
                Service = "bitmart/account",
                Limits = [Limits.PerKey("/account/v1/wallet", 12, 2)],
            }
        );
        routes.Add(
            new Route("GET", "/spot/v1/wallet", Access.Keyed, Spot)
            {
                Needs = Permissions.Read,
                Service = "bitmart/spot",
                Limits = [Limits.PerKey("/spot/v1/wallet", 12, 2)],
            }
        );
    }

    /// <summary>Every currency of the house, or the one asked for. The old form asks for another wallet by the type of its account.</summary>
    private async ValueTask<Refusal?> Funding(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Account);
        if (given.Whole("account_type", out var type) is { } malformed)
            return malformed;
        if (type is not (null or 1 or 2))
            return Errors.AccountTypeNotFound;
        var wallet =
            type == 1 ? WalletId.Spot
            : type == 2 ? WalletId.Contract
            : WalletId.Funding;
        var wantsValue = false;
        if (given.Text("needUsdValuation") is { } wanted && !bool.TryParse(wanted, out wantsValue))
            return Errors.AccountInvalidRequest;

        var (lines, unavailable) = await LinesAsync(call, wallet);
        if (unavailable is not null)
            return unavailable;
        if (given.Text("currency") is { } currency)
        {
            lines = lines!.FindAll(line => line.Asset.Code == currency);
            if (lines.Count == 0)
                return Errors.CurrencyNotFound;
        }

        var json = Envelope.Begin(call, Errors.AccountOk);
        Write(json, lines!, "currency"u8, hasRest: true, wantsValue);
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> Spot(Call call)
    {
        var (lines, unavailable) = await LinesAsync(call, WalletId.Spot);
        if (unavailable is not null)
            return unavailable;
        var json = Envelope.Begin(call, Errors.SpotOk);
        Write(json, lines!, "id"u8, hasRest: false, wantsValue: false);
        return Envelope.End(call);
    }

    private static void Write(Utf8JsonWriter json, List<Line> lines, ReadOnlySpan<byte> code, bool hasRest, bool wantsValue)
    {
        json.WriteStartObject();
        json.WriteStartArray("wallet"u8);
        foreach (var line in lines)
        {
            json.WriteStartObject();
            json.WriteString(code, line.Asset.Code);
            json.WriteString("name"u8, line.Asset.Name);
            json.WriteString("available"u8, line.Available);
            json.WriteString("frozen"u8, line.Frozen);
            if (hasRest)
                json.WriteString("unAvailable"u8, line.Frozen);
            if (wantsValue)
                json.WriteString("available_usd_valuation"u8, line.InDollars);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private ValueTask<(List<Line>? Lines, Refusal? Refusal)> LinesAsync(Call call, WalletId wallet)
    {
        var user = call.User!.Number;
        return house.AskAsync(
            call,
            state =>
            {
                var ledger = state.Ledger.Find(ExchangeId.BitMart)!;
                var worth = new Worth(ledger, state.Spot.Of(ledger));
                var lines = new List<Line>();
                foreach (var asset in ledger.Assets.All)
                {
                    var balance = ledger.BalanceOf(user, wallet, asset.Code);
                    lines.Add(new Line(asset, balance, worth.InDollars(asset, balance.Available)));
                }

                return lines;
            }
        );
    }
}

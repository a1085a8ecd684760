using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.Dialects.BitMart.Endpoints.Account;

/// <summary><c>/account/v1/currencies</c>: what can come and go, over which networks, and what that costs.</summary>
internal sealed class CurrencyEndpoints(TradingHouse house)
{
    private const int NamedMax = 20;

    private readonly record struct Line(Currency Currency, string FeeInDollars);

    public void Map(RouteTable routes) =>
        routes.Add(
            new Route("GET", "/account/v1/currencies", Access.Public, List)
            {
                Service = "bitmart/account",
                Limits = [Limits.PerIp("/account/v1/currencies", 2, 2)],
            }
        );

    private async ValueTask<Refusal?> List(Call call)
    {
        var named = new Parameters(call, ParameterFamily.Account).Text("currencies")?.Split(',');
        if (named?.Length > NamedMax)
            return Errors.AccountInvalidRequest;
        var (lines, unavailable) = await house.AskAsync(call, state => Find(state, named));
        if (unavailable is not null)
            return unavailable;
        if (lines is null)
            return Errors.CurrencyNotFound;
        var json = Envelope.Begin(call, Errors.AccountOk);
        json.WriteStartObject();
        json.WriteStartArray("currencies"u8);
        foreach (var line in lines)
            Write(json, line.Currency, line.FeeInDollars);
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>All of them, or those that are named; nothing when one of those does not exist.</summary>
    private static List<Line>? Find(WorldState state, string[]? named)
    {
        var ledger = state.Ledger.Find(ExchangeId.BitMart)!;
        var worth = new Worth(ledger, state.Spot.Of(ledger));
        var found = named is null ? [.. Currency.All(state)] : named.Select(id => Currency.Find(state, id.Trim())).ToList();
        return found.Contains(null)
            ? null
            : found.ConvertAll(currency => new Line(currency!, worth.InDollars(currency!.Asset, currency.Entry.WithdrawalFee)));
    }

    private static void Write(Utf8JsonWriter json, Currency currency, string feeInDollars)
    {
        var entry = currency.Entry;
        json.WriteStartObject();
        json.WriteString("currency"u8, currency.Id);
        json.WriteString("name"u8, currency.Name);
        json.WriteString("contract_address"u8, entry.Contract.Length > 0 ? entry.Contract : null);
        json.WriteString("network"u8, entry.Network);
        json.WriteBoolean("withdraw_enabled"u8, currency.CanWithdraw);
        json.WriteBoolean("deposit_enabled"u8, currency.CanDeposit);
        json.WriteString("withdraw_minsize"u8, currency.Text(entry.WithdrawalMin));
        json.WriteString("withdraw_maxsize"u8, currency.Text(entry.WithdrawalMax));
        json.WriteString("withdraw_minfee"u8, currency.Text(entry.WithdrawalFee));
        json.WriteString("withdraw_fee"u8, currency.Text(entry.WithdrawalFee));
        json.WriteString("withdraw_fee_estimate"u8, feeInDollars);
        json.WriteString("recharge_minsize"u8, currency.Text(entry.DepositMin));
        json.WriteEndObject();
    }
}

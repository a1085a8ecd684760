using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Directory;
using Kontor.World.Funding;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Endpoints.Account;

/// <summary>Where coins can be sent to the caller, and where the caller may send them.</summary>
internal sealed class AddressEndpoints(TradingHouse house)
{
    public void Map(RouteTable routes)
    {
        routes.Add(
            new Route("GET", "/account/v1/deposit/address", Access.Keyed, OfDeposits)
            {
                Needs = Permissions.Read,
                Service = "bitmart/account",
                Limits = [Limits.PerKey("/account/v1/deposit/address", 2, 2)],
            }
        );
        routes.Add(
            new Route("GET", "/account/v1/withdraw/address/list", Access.Keyed, Saved)
            {
                Needs = Permissions.Read,
                Service = "bitmart/account",
                Limits = [Limits.PerKey("/account/v1/withdraw/address/list", 2, 2)],
            }
        );
    }

    private async ValueTask<Refusal?> OfDeposits(Call call)
    {
        if (new Parameters(call, ParameterFamily.Account).Required("currency", out var id) is { } missing)
            return missing;
        var (currency, unavailable) = await house.AskAsync(call, state => Currency.Find(state, id));
        if (unavailable is not null)
            return unavailable;
        if (currency is null)
            return Errors.CurrencyNotFound;
        var ask = new AssignDepositAddress(ExchangeId.BitMart, call.User!.Number, currency.Entry.Asset, currency.Entry.Network);
        var (given, busy) = await house.DoAsync(call, ask);
        if (busy is not null)
            return busy;
        if (!given.IsOk)
            return AccountRefusals.Of(given.Reject, currency);

        var json = Envelope.Begin(call, Errors.AccountOk);
        json.WriteStartObject();
        json.WriteString("currency"u8, currency.Id);
        json.WriteString("chain"u8, currency.Chain);
        json.WriteString("address"u8, given.Value.Address);
        json.WriteString("address_memo"u8, given.Value.Memo);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> Saved(Call call)
    {
        var user = call.User!.Number;
        var (addresses, unavailable) = await house.AskAsync(call, state => state.Funding.Find(ExchangeId.BitMart)!.UserOf(user).Addresses);
        if (unavailable is not null)
            return unavailable;
        var json = Envelope.Begin(call, Errors.AccountOk);
        json.WriteStartObject();
        json.WriteStartArray("list"u8);
        foreach (var saved in addresses)
        {
            json.WriteStartObject();
            json.WriteString("currency"u8, saved.Asset);
            json.WriteString("network"u8, saved.Network);
            json.WriteString("address"u8, saved.Address);
            json.WriteString("memo"u8, saved.Memo);
            json.WriteString("remark"u8, saved.Remark);
            json.WriteNumber("addressType"u8, (int)saved.Reach);
            json.WriteNumber("verifyStatus"u8, saved.IsVerified ? 1 : 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }
}

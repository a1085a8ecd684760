using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Commands;
using Kontor.World.Directory;
using Kontor.World.Funding;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Endpoints.Account;

/// <summary>Coins that leave: what that costs, and asking for it.</summary>
internal sealed class WithdrawalEndpoints(TradingHouse house)
{
    private const int SatoshiDecimals = 8;
    private const int QuotaDecimals = 4;

    /// <summary>How a receiver that is a user of the house is named.</summary>
    private const int ByNumber = 1;
    private const int ByEmail = 2;
    private const int ByPhone = 3;

    public void Map(RouteTable routes)
    {
        routes.Add(
            new Route("GET", "/account/v1/withdraw/charge", Access.Keyed, Charge)
            {
                Needs = Permissions.Withdraw,
                Service = "bitmart/account",
                Limits = [Limits.PerKey("/account/v1/withdraw/charge", 2, 2)],
            }
        );
        routes.Add(
            new Route("POST", "/account/v1/withdraw/apply", Access.Signed, Apply)
            {
                Needs = Permissions.Withdraw,
                Service = "bitmart/account",
                Limits = [Limits.PerKey("/account/v1/withdraw/apply", 8, 2)],
            }
        );
    }

    private async ValueTask<Refusal?> Charge(Call call)
    {
        if (new Parameters(call, ParameterFamily.Account).Required("currency", out var id) is { } missing)
            return missing;
        var user = call.User!.Number;
        var (found, unavailable) = await house.AskAsync(
            call,
            state =>
            {
                var funding = state.Funding.Find(ExchangeId.BitMart)!;
                return (Currency.Find(state, id), funding.UserOf(user).CanWithdraw, funding.QuotaOf(user, state.Time.NowMs).LeftSatoshi);
            }
        );
        if (unavailable is not null)
            return unavailable;
        var (currency, mayWithdraw, leftSatoshi) = found;
        if (!mayWithdraw)
            return Errors.WithdrawNotAllowed;
        if (currency is null)
            return Errors.CurrencyNotFound;
        if (!currency.CanWithdraw)
            return Errors.WithdrawClosed;
        if (currency.Entry.IsClosedToApi)
            return Errors.CurrencyActionNotSupported;

        var json = Envelope.Begin(call, Errors.AccountOk);
        json.WriteStartObject();
        json.WriteString("today_available_withdraw_BTC"u8, Units.Format(leftSatoshi, SatoshiDecimals, QuotaDecimals));
        json.WriteString("min_withdraw"u8, currency.Text(currency.Entry.WithdrawalMin));
        json.WriteNumber("withdraw_precision"u8, currency.Entry.WithdrawalDecimals);
        json.WriteString("withdraw_fee"u8, currency.Text(currency.Entry.WithdrawalFee));
        // The house is as exact with large amounts as with small ones.
        json.WriteNumber("withdraw_Precision_GeTen"u8, currency.Entry.WithdrawalDecimals);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> Apply(Call call)
    {
        // 1. What, and how much of it.
        var given = new Parameters(call, ParameterFamily.Account);
        if (given.Required("currency", out var id) is { } noCurrency)
            return noCurrency;
        if (given.Required("amount", out var amount) is { } noAmount)
            return noAmount;
        // 2. Where to: an address, or a user of the house. Whoever gives both means the address.
        var hasAddress = given.Has("address");
        long type = 0;
        if (!hasAddress && (given.Required("type", out _) ?? given.Whole("type", ByNumber, ByPhone, ref type)) is { } noPlace)
            return noPlace;
        if (!hasAddress && given.Required("value", out _) is { } noReceiver)
            return noReceiver;
        // 3. The currency gives the amount its meaning.
        var (currency, unavailable) = await house.AskAsync(call, state => Currency.Find(state, id));
        if (unavailable is not null)
            return unavailable;
        if (currency is null)
            return Errors.CurrencyNotFound;
        switch (Units.Parse(amount, currency.Asset.Decimals, out var units))
        {
            case UnitsFault.TooManyDecimals:
                return Errors.MaximumWithdrawPrecision.With(currency.Entry.WithdrawalDecimals);
            case not UnitsFault.None:
                return Errors.AccountInvalidRequest;
        }

        return hasAddress
            ? await SendAsync(call, ToAddress(call, given, currency, units), currency, AccountRefusals.Of)
            : await SendAsync(call, ToUser(call, given, (int)type, currency, units), currency, AccountRefusals.OfReceiver);
    }

    private static RequestWithdrawal ToAddress(Call call, Parameters given, Currency currency, Int128 units) =>
        new(ExchangeId.BitMart, call.User!.Number, currency.Entry.Asset, currency.Entry.Network, given.Text("address")!, units)
        {
            Memo = given.Text("address_memo") ?? "",
        };

    private RequestInternalWithdrawal ToUser(Call call, Parameters given, int type, Currency currency, Int128 units) =>
        new(ExchangeId.BitMart, call.User!.Number, currency.Entry.Asset, ReceiverOf(given, type)?.Number ?? 0, units);

    /// <summary>The directory knows a user's number and its name, which may be an address or a phone number.</summary>
    private UserRecord? ReceiverOf(Parameters given, int type)
    {
        var (users, value) = (house.World.Directory, given.Text("value")!);
        return type switch
        {
            ByNumber => long.TryParse(value, out var number) ? users.FindUser(number) : null,
            ByEmail => users.FindUser(value),
            _ => users.FindUser($"+{given.Text("areaCode")?.TrimStart('+')}{value}"),
        };
    }

    private async ValueTask<Refusal?> SendAsync(
        Call call,
        Command<Outcome<Withdrawal>> command,
        Currency currency,
        Func<Reject, Currency, Refusal> refusalOf
    )
    {
        var (withdrawal, busy) = await house.DoAsync(call, command);
        if (busy is not null)
            return busy;
        if (!withdrawal.IsOk)
            return refusalOf(withdrawal.Reject, currency);
        var json = Envelope.Begin(call, Errors.AccountOk);
        json.WriteStartObject();
        json.WriteString("withdraw_id"u8, $"{withdrawal.Value.Id}");
        json.WriteEndObject();
        return Envelope.End(call);
    }
}

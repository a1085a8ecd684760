using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Directory;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Endpoints;

/// <summary>Moving one's own money between the wallets of the house.</summary>
internal sealed class TransferEndpoints(House house)
{
    private const string MinimumText = "0.01";

    /// <summary>Ten thousand million, in whole units of the currency.</summary>
    private static readonly Int128 s_maximum = 10_000_000_000;

    public void Map(RouteTable routes)
    {
        routes.Add(
            new Route("POST", "/account/v1/transfer-contract", Access.Signed, SpotAndContract)
            {
                Needs = Permissions.Trade,
                Service = "bitmart/account",
                Limits = [Limits.PerKey("/account/v1/transfer-contract", 1, 2)],
            }
        );
    }

    private async ValueTask<Refusal?> SpotAndContract(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Account);
        if (given.Text("currency") is not { } currency || given.Text("amount") is not { } amount || given.Text("type") is not { } type)
            return Errors.AccountInvalidRequest;
        if (type is not ("spot_to_contract" or "contract_to_spot"))
            return Errors.AccountInvalidRequest;
        if (given.ReceiveWindow() is { } late)
            return late;
        if (currency != "USDT")
            return Errors.CurrencyNotFound;
        if (Check(amount, await DecimalsAsync(currency), out var units) is { } bad)
            return bad;

        var (from, to) = type == "spot_to_contract" ? (WalletId.Spot, WalletId.Contract) : (WalletId.Contract, WalletId.Spot);
        var answer = await house.World.ExecuteAsync(new TransferBetweenWallets(Place(call, from, currency), to, units));
        if (call.Dialect.RefusalOf(call, answer) is { } unavailable)
            return unavailable;
        if (!answer.Value.IsOk)
            return answer.Value.Reject switch
            {
                Reject.AccountNotOpened => Errors.CloudAccountNotFound,
                Reject.NotEnough => Errors.AccountBalanceNotEnough,
                Reject.UnknownAsset => Errors.CurrencyNotFound,
                _ => Errors.AmountBeyondLimit,
            };
        var json = Envelope.Begin(call, Errors.AccountOk);
        json.WriteStartObject();
        json.WriteString("currency"u8, currency);
        json.WriteString("amount"u8, amount);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>Form, then precision, then the bounds, in the order of their rows.</summary>
    private static Refusal? Check(string amount, int decimals, out Int128 units)
    {
        switch (Units.Parse(amount, decimals, out units))
        {
            case UnitsFault.TooManyDecimals:
                return Errors.MaximumWithdrawPrecision.With(decimals);
            case not UnitsFault.None:
                return Errors.AccountInvalidRequest;
        }

        Units.Parse(MinimumText, decimals, out var minimum);
        if (units < minimum)
            return Errors.MinimumAmount.With(MinimumText);
        Units.Parse($"{s_maximum}", decimals, out var maximum);
        return units > maximum ? Errors.AmountBeyondLimit.Refusal : null;
    }

    private static AccountPlace Place(Call call, WalletId wallet, string currency) =>
        new(ExchangeId.BitMart, call.User!.Number, wallet, currency);

    private async ValueTask<int> DecimalsAsync(string currency) =>
        (await house.World.ReadAsync(state => state.Ledger.Find(ExchangeId.BitMart)!.FindAsset(currency)?.Decimals ?? 0)).Result;
}

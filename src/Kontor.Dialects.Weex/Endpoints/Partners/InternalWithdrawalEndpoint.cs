using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Exchanges.Partners;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Referrals;

namespace Kontor.Dialects.Weex.Endpoints.Partners;

/// <summary>Money from the caller to somebody it brought here, at once. The answer is the transfer's number, as a bare JSON text.</summary>
internal sealed class InternalWithdrawalEndpoint(PartnerDesk desk)
{
    private const int DecimalsMax = 6;

    private sealed record Order(long ToUser, string Coin, string Amount, WalletId From, WalletId To);

    public void Map(RouteTable routes) =>
        routes.Add(
            Section.SpotPrivate("POST", "/api/v3/rebate/affiliate/internalWithdrawal", 100, Withdraw) with
            {
                Needs = Permissions.Withdraw,
            }
        );

    private async ValueTask<Refusal?> Withdraw(Call call)
    {
        var (circle, closed) = await desk.OpenAsync(call);
        if (closed is not null)
            return closed;
        if (Read(CallParameters.OfBody(call), out var order) is { } bad)
            return bad;
        if (circle.Assets.FirstOrDefault(one => one.Code == order.Coin) is not { } asset)
            return Errors.ParamError.With("coin");
        if (Amount(order.Amount, asset, out var units) is { } badAmount)
            return badAmount;
        var place = new AccountPlace(ExchangeId.Weex, call.User!.Number, order.From, asset.Code);
        var (done, none) = await desk.House.DoAsync(call, new TransferToInvitee(place, order.ToUser, order.To, units));
        if (none is not null)
            return none;
        if (!done.IsOk)
            return RefusalOf(done.Reject);
        Envelope.Begin(call).WriteStringValue(Ids.Transfer.Text(done.Value.Id));
        return Envelope.End(call);
    }

    private static Refusal? Read(CallParameters given, out Order order)
    {
        order = null!;
        foreach (var name in (ReadOnlySpan<string>)["toUserId", "coin", "amount"])
        {
            if (given[name] is null)
                return Errors.ParamEmpty.With(name);
        }

        if (Whole.Id("toUserId", given["toUserId"], out var user) is { } badUser)
            return badUser;
        if (WalletOf(given["fromAccountType"]) is not { } from)
            return Errors.ParamError.With("fromAccountType");
        if (WalletOf(given["toAccountType"]) is not { } to)
            return Errors.ParamError.With("toAccountType");
        order = new Order(user!.Value, given["coin"]!, given["amount"]!, from, to);
        return null;
    }

    private static WalletId? WalletOf(string? text) =>
        text switch
        {
            null or "SPOT" => WalletId.Spot,
            "FUND" => WalletId.Funding,
            _ => null,
        };

    /// <summary>Six decimals, or as many as the coin has when those are fewer.</summary>
    private static Refusal? Amount(string text, AssetRecord asset, out Int128 units)
    {
        units = 0;
        var decimals = Math.Min(DecimalsMax, asset.Decimals);
        if (Numbers.Steps("amount", text, asset.Decimals, (long)TickValue.OneCoin(asset.Decimals - decimals), out var steps) is { } bad)
            return bad;
        if (Steps.Precision(steps) is { } tooFine)
            return tooFine;
        units = steps.Count * TickValue.OneCoin(asset.Decimals - decimals);
        return null;
    }

    private static Refusal RefusalOf(Reject reject) =>
        reject switch
        {
            // Money goes to those only whom the caller brought, which he himself is not.
            Reject.NotRelated or Reject.SameUser or Reject.UnknownUser => Errors.PermissionDenied,
            Reject.NotEnough => BeyondTheTable.AmountNotEnough,
            Reject.WithdrawalClosed => Errors.ParamError.With("coin"),
            Reject.WithdrawalForbidden or Reject.WithdrawalLocked or Reject.DepositForbidden => Errors.ForbiddenAccess,
            Reject.AccountNotOpened => Errors.PermissionDenied,
            _ => Errors.ParamError.With("amount"),
        };
}

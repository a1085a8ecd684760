using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Account;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Directory;
using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.Dialects.BitMart.Endpoints.SubAccounts;

/// <summary>Spot money between a main user and its sub-accounts, in all five directions.</summary>
internal sealed class SubAccountTransferEndpoints(TradingHouse house)
{
    /// <summary>The two ends of a transfer, as far as the family knows them, and the asset that moves.</summary>
    private readonly record struct Ends(long From, long To, bool IsGiverFrozen, AssetRecord? Asset);

    /// <summary>Who is at an end of a transfer: somebody whose name the request gives, or the caller or its main user.</summary>
    private readonly record struct End(string? Parameter)
    {
        public static End Caller => default;
        public static End Main => new("");

        public static End Named(string parameter) => new(parameter);

        public bool IsNamed => Parameter is { Length: > 0 };
    }

    public void Map(RouteTable routes)
    {
        const string main = "/account/sub-account/main/v1";
        const string sub = "/account/sub-account/sub/v1";
        routes.Add(Post($"{main}/sub-to-main", Holder.Main, End.Named("subAccount"), End.Caller));
        routes.Add(Post($"{main}/main-to-sub", Holder.Main, End.Caller, End.Named("subAccount")));
        routes.Add(Post($"{main}/sub-to-sub", Holder.Main, End.Named("fromAccount"), End.Named("toAccount")));
        routes.Add(Post($"{sub}/sub-to-main", Holder.Sub, End.Caller, End.Main));
        routes.Add(Post($"{sub}/sub-to-sub", Holder.Sub, End.Caller, End.Named("subAccount")));
    }

    private Route Post(string path, Holder holder, End from, End to) =>
        new("POST", path, Access.Signed, call => MoveAsync(call, from, to))
        {
            Needs = Permissions.Trade,
            Holder = holder,
            Service = "bitmart/account",
            Limits = [Limits.PerKey(path, 2, 2)],
        };

    private async ValueTask<Refusal?> MoveAsync(Call call, End from, End to)
    {
        // 1. What the request has to name.
        var given = new Parameters(call, ParameterFamily.Account);
        if (given.Required("requestNo", out var number) is { } noNumber)
            return noNumber;
        if ((from.IsNamed && !given.Has(from.Parameter!)) || (to.IsNamed && !given.Has(to.Parameter!)))
            return Errors.AccountInvalidRequest;
        if (given.Required("currency", out var currency) is { } noCurrency)
            return noCurrency;
        if (given.Required("amount", "quantity", out var amount) is { } noAmount)
            return noAmount;
        // 2. Who and what that is.
        var caller = call.User!.Number;
        var (ends, unavailable) = await house.AskAsync(call, state => Find(state, caller, given, from, to, currency));
        if (unavailable is not null)
            return unavailable;
        if (ends.From == 0 || ends.To == 0)
            return Errors.CloudAccountNotFound;
        if (ends.Asset is null)
            return Errors.CurrencyNotFound;
        switch (Units.Parse(amount, ends.Asset.Decimals, out var units))
        {
            case UnitsFault.TooManyDecimals:
                return Errors.MaximumWithdrawPrecision.With(ends.Asset.Decimals);
            case not UnitsFault.None:
                return Errors.AccountInvalidRequest;
        }

        // 3. The transfer.
        var place = new AccountPlace(ExchangeId.BitMart, ends.From, WalletId.Spot, currency);
        var (moved, busy) = await house.DoAsync(call, new TransferBetweenUsers(place, ends.To, WalletId.Spot, units, number));
        if (busy is not null)
            return busy;
        if (!moved.IsOk)
            return AccountRefusals.OfFamily(moved.Reject, ends.IsGiverFrozen, Units.FormatTrimmed(1, ends.Asset.Decimals));
        var json = Envelope.Begin(call, Errors.AccountOk);
        json.WriteStartObject();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static Ends Find(WorldState state, long caller, Parameters given, End from, End to, string currency)
    {
        var family = Family.Of(state, caller);
        var giver = UserAt(from);
        return new Ends(giver, UserAt(to), family.IsFrozen(giver), state.Ledger.Find(ExchangeId.BitMart)!.FindAsset(currency));

        long UserAt(End end)
        {
            if (end.IsNamed)
                return family.Find(given.Text(end.Parameter!)!)?.User ?? 0;
            return end == End.Main ? family.Main : caller;
        }
    }
}

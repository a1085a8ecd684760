using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>What a withdrawal was found to be about when it was checked.</summary>
internal readonly record struct WithdrawalTerms(
    ExchangeLedger Ledger,
    FundingExchange Exchange,
    NetworkRecord Network,
    CurrencyNetworkRecord Currency,
    string Address,
    long Satoshi
);

/// <summary>Who may withdraw what, and where to.</summary>
internal static class WithdrawalRules
{
    /// <summary>The first line that fails decides the answer.</summary>
    public static Outcome<WithdrawalTerms> Check(WorldState state, RequestWithdrawal request, long nowMs)
    {
        // 1. The user, and whether it may withdraw at all.
        var user = CheckUser(state, request.Exchange, request.User, request.ClientNumber, nowMs, out var ledger);
        if (user != Reject.None)
            return user;
        var exchange = state.Funding.Of(ledger);
        // 2. The currency and the network.
        if (ledger.FindAsset(request.Asset) is not { } asset)
            return Reject.UnknownAsset;
        if (exchange.Currencies.FindOrDefault(request.Asset, request.Network) is not { } currency)
            return Reject.UnknownNetwork;
        if (!asset.CanWithdraw || !currency.CanWithdraw)
            return Reject.WithdrawalClosed;
        if (currency.IsClosedToApi)
            return Reject.ClosedToApi;
        // 3. The address.
        var network = state.Funding.FindNetwork(currency.Network)!;
        if (AddressRules.Canonical(network.Form, request.Address) is not { } address)
            return Reject.BadAddress;
        if (!AddressRules.IsMemo(network, request.Memo))
            return Reject.BadMemo;
        if (exchange.Rules.NeedsSavedAddress && !IsSaved(exchange.UserOf(request.User), request, network, address))
            return Reject.AddressNotSaved;
        // 4. The amount.
        var amount = CheckAmount(currency, asset, request.Amount);
        if (amount != Reject.None)
            return amount;
        // 5. The quota, the money, the room.
        var satoshi = exchange.WorthOf(asset, request.Amount);
        var means = CheckMeans(ledger, exchange, request.User, asset, request.Amount, satoshi, nowMs);
        if (means != Reject.None)
            return means;
        var hasRoom = state.Funding.HasRoom && ((!network.IsStub && network.Chain.Length == 0) || state.Schedule.HasRoom);
        return hasRoom ? new WithdrawalTerms(ledger, exchange, network, currency, address, satoshi) : Reject.TooMany;
    }

    /// <summary>
    /// Also whether the client's number is taken, before anything that may have changed since: whoever repeats a request wants to hear that
    /// it was done, not that the money is gone.
    /// </summary>
    public static Reject CheckUser(WorldState state, ExchangeId id, long user, string clientNumber, long nowMs, out ExchangeLedger ledger)
    {
        ledger = state.Ledger.Find(id)!;
        if (ledger is null)
            return Reject.UnknownExchange;
        if (state.Directory.FindUser(user) is not { } known)
            return Reject.UnknownUser;
        var exchange = state.Funding.Of(ledger);
        if (!known.Accounts.HasFlag(exchange.Rules.WithdrawFrom.Account))
            return Reject.AccountNotOpened;
        if (clientNumber.Length > 0 && !FundingBounds.IsNumber(clientNumber))
            return Reject.Malformed;
        if (clientNumber.Length > 0 && exchange.WithdrawalNumbers.IsTaken(user, clientNumber))
            return Reject.TradeNumberTaken;
        if (!exchange.UserOf(user).CanWithdraw)
            return Reject.WithdrawalForbidden;
        return nowMs < exchange.UserOf(user).LockedUntilMs ? Reject.WithdrawalLocked : Reject.None;
    }

    public static Reject CheckMeans(
        ExchangeLedger ledger,
        FundingExchange exchange,
        long user,
        AssetRecord asset,
        Int128 amount,
        long satoshi,
        long nowMs
    )
    {
        if (exchange.Quota.UsedBy(user, nowMs) + satoshi > exchange.Rules.DailyQuotaSatoshi)
            return Reject.AboveQuota;
        if (ledger.BalanceOf(user, exchange.Rules.WithdrawFrom, asset.Code).Available < amount)
            return Reject.NotEnough;
        return exchange.Quota.HasRoom(user, nowMs) ? Reject.None : Reject.TooMany;
    }

    public static bool IsTooPrecise(CurrencyNetworkRecord currency, AssetRecord asset, Int128 amount) =>
        amount % TickValue.OneCoin(asset.Decimals - currency.WithdrawalDecimals) != 0;

    private static Reject CheckAmount(CurrencyNetworkRecord currency, AssetRecord asset, Int128 amount)
    {
        if (amount <= 0)
            return Reject.NotPositive;
        if (IsTooPrecise(currency, asset, amount))
            return Reject.TooPrecise;
        if (amount < currency.WithdrawalMin)
            return Reject.BelowMinimum;
        return amount > currency.WithdrawalMax ? Reject.AboveMaximum : Reject.None;
    }

    private static bool IsSaved(UserFunding user, RequestWithdrawal request, NetworkRecord network, string address)
    {
        foreach (var saved in user.Addresses)
        {
            if (saved.Allows(request.Asset, network, address, request.Memo))
                return true;
        }
        return false;
    }
}

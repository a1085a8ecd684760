using Kontor.World.State;

namespace Kontor.World.Ledger;

public sealed partial class LedgerState
{
    private const string Outside = "outside";

    /// <summary>Says whether the user can have this asset in this wallet, in the order in which commands refuse.</summary>
    internal Reject Locate(WorldState state, AccountPlace place, out ExchangeLedger exchange)
    {
        exchange = Find(place.Exchange)!;
        if (exchange is null)
            return Reject.UnknownExchange;
        if (exchange.FindAsset(place.Asset) is null)
            return Reject.UnknownAsset;
        if (state.Directory.FindUser(place.User) is not { } user)
            return Reject.UnknownUser;
        if (!user.Accounts.HasFlag(place.Wallet.Account))
            return Reject.AccountNotOpened;
        if (place.Wallet.Kind != WalletKind.IsolatedMargin)
            return place.Wallet.Symbol.Length == 0 ? Reject.None : Reject.Malformed;
        if (exchange.FindMarket(place.Wallet.Symbol) is not { HasMargin: true } market)
            return Reject.UnknownMarket;
        var isOfMarket =
            string.Equals(place.Asset, market.Base, StringComparison.Ordinal)
            || string.Equals(place.Asset, market.Quote, StringComparison.Ordinal);
        return isOfMarket ? Reject.None : Reject.WrongAsset;
    }

    internal Outcome<Bill> BringIn(WorldState state, AccountPlace place, Int128 amount, string kind, long nowMs)
    {
        var reject = Locate(state, place, out var exchange);
        if (reject != Reject.None)
            return reject;
        if (amount <= 0)
            return Reject.NotPositive;
        // The total of all users bounds every single account, so this is the only place where an amount can become too large.
        if (amount > Int128.MaxValue - exchange.TotalsOf(place.Asset).Users)
            return Reject.Overflow;
        exchange.PostOutside(place.Asset, -amount);
        var bill = Post(exchange, place, amount, kind, Outside, 0, nowMs);
        exchange.ExpectBalanced(place.Asset);
        return bill;
    }

    internal Outcome<Bill> TakeOut(WorldState state, AccountPlace place, Int128 amount, string kind, long nowMs)
    {
        var reject = Locate(state, place, out var exchange);
        if (reject != Reject.None)
            return reject;
        if (amount <= 0)
            return Reject.NotPositive;
        if (exchange.BalanceOf(place.User, place.Wallet, place.Asset).Available < amount)
            return Reject.NotEnough;
        exchange.PostOutside(place.Asset, amount);
        var bill = Post(exchange, place, -amount, kind, Outside, 0, nowMs);
        exchange.ExpectBalanced(place.Asset);
        return bill;
    }

    internal Outcome<Transfer> Move(WorldState state, AccountPlace source, WalletId to, Int128 amount, long nowMs)
    {
        var reject = Locate(state, source, out var exchange);
        if (reject == Reject.None)
            reject = Locate(state, source with { Wallet = to }, out exchange);
        if (reject != Reject.None)
            return reject;
        if (source.Wallet == to)
            return Reject.SameWallet;
        if (amount <= 0)
            return Reject.NotPositive;
        if (exchange.BalanceOf(source.User, source.Wallet, source.Asset).Available < amount)
            return Reject.NotEnough;
        var transfer = new Transfer
        {
            Id = Transfers.NextId,
            UserNumber = source.User,
            Exchange = source.Exchange,
            From = source.Wallet,
            To = to,
            Asset = source.Asset,
            Amount = amount,
            TimeMs = nowMs,
        };
        Transfers.Add(source.User, transfer);
        Post(exchange, source, -amount, BillKinds.TransferOut, to.ToString(), transfer.Id, nowMs);
        Post(exchange, source with { Wallet = to }, amount, BillKinds.TransferIn, source.Wallet.ToString(), transfer.Id, nowMs);
        exchange.ExpectBalanced(source.Asset);
        return transfer;
    }

    /// <summary>Moves between the available and the frozen part of one account: nothing comes or goes, so no bill is written.</summary>
    internal Outcome<Balance> Hold(WorldState state, AccountPlace place, Int128 amount, bool isRelease)
    {
        var reject = Locate(state, place, out var exchange);
        if (reject != Reject.None)
            return reject;
        if (amount <= 0)
            return Reject.NotPositive;
        var balance = exchange.BalanceOf(place.User, place.Wallet, place.Asset);
        if ((isRelease ? balance.Frozen : balance.Available) < amount)
            return Reject.NotEnough;
        var frozen = isRelease ? -amount : amount;
        var after = exchange.Post(place.User, place.Wallet, place.Asset, -frozen, frozen);
        exchange.ExpectBalanced(place.Asset);
        return after;
    }

    private Bill Post(ExchangeLedger exchange, AccountPlace place, Int128 delta, string kind, string otherSide, long transferId, long nowMs)
    {
        var balance = exchange.Post(place.User, place.Wallet, place.Asset, delta, 0);
        var bill = new Bill
        {
            Id = Bills.NextId,
            UserNumber = place.User,
            Exchange = exchange.Id,
            Wallet = place.Wallet,
            Asset = place.Asset,
            Kind = kind,
            Delta = delta,
            BalanceAfter = balance.Total,
            TimeMs = nowMs,
            OtherSide = otherSide,
            TransferId = transferId,
        };
        Bills.Add(place.User, bill);
        return bill;
    }
}

/// <summary>One account: whose, at which exchange, in which wallet, of which asset.</summary>
public readonly record struct AccountPlace(ExchangeId Exchange, long User, WalletId Wallet, string Asset);

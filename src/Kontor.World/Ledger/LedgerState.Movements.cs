using Kontor.World.Spot;
using Kontor.World.State;

namespace Kontor.World.Ledger;

public sealed partial class LedgerState
{
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
        if (place.Wallet.Kind >= WalletKind.House)
            return Reject.Malformed;
        if (!user.Accounts.HasFlag(place.Wallet.Account))
            return Reject.AccountNotOpened;
        if (place.Wallet.Kind != WalletKind.IsolatedMargin)
            return place.Wallet.Symbol.Length == 0 ? Reject.None : Reject.Malformed;
        // A market that no longer lends still knows the wallets of those who used it.
        if (state.Spot.Of(exchange).FindMarket(place.Wallet.Symbol) is not { } market || !IsOpen(exchange, place, market))
            return Reject.UnknownMarket;
        var isOfMarket =
            string.Equals(place.Asset, market.Base, StringComparison.Ordinal)
            || string.Equals(place.Asset, market.Quote, StringComparison.Ordinal);
        return isOfMarket ? Reject.None : Reject.WrongAsset;
    }

    /// <summary>What ever came from outside bounds every single account, so this is the only question whether an amount becomes too large.</summary>
    internal static bool HasRoomFor(ExchangeLedger exchange, string asset, Int128 amount) =>
        amount <= Bounds.AmountMax + exchange.BalanceOf(House.Outside, asset).Available;

    /// <summary>What can leave a wallet. In a contract wallet, money may be available and yet be all that stands behind positions.</summary>
    internal static Int128 SpendableOf(WorldState state, ExchangeLedger exchange, AccountPlace place)
    {
        var available = exchange.BalanceOf(place.User, place.Wallet, place.Asset).Available;
        return place.Wallet.Kind == WalletKind.Contract
            ? Int128.Min(available, state.Perpetuals.Of(exchange).TransferableOf(place.User, exchange.Assets.IndexOf(place.Asset)))
            : available;
    }

    // There is more or less behind positions than before.
    internal static void Changed(WorldState state, ExchangeLedger exchange, AccountPlace place, long nowMs)
    {
        if (place.Wallet.Kind == WalletKind.Contract)
            state.Perpetuals.Of(exchange).OnWalletChanged(place.User, exchange.Assets.IndexOf(place.Asset), nowMs);
    }

    private static bool IsOpen(ExchangeLedger exchange, AccountPlace place, MarketRecord market) =>
        market.HasMargin || exchange.HasAccount(place.User, place.Wallet);

    internal Outcome<Bill> BringIn(WorldState state, AccountPlace place, Int128 amount, long nowMs)
    {
        var reject = Locate(state, place, out var exchange);
        if (reject != Reject.None)
            return reject;
        if (amount <= 0)
            return Reject.NotPositive;
        if (!HasRoomFor(exchange, place.Asset, amount))
            return Reject.Overflow;
        var asset = exchange.Assets.IndexOf(place.Asset);
        var account = exchange.Account(place.User, place.Wallet, asset);
        exchange.Move(exchange.Account(House.Outside, asset), account, amount, new Posting(BillKind.Deposit, nowMs));
        state.Margin.Touch(exchange, place, nowMs);
        var bill = NewestBill(exchange);
        Changed(state, exchange, place, nowMs);
        return bill;
    }

    internal Outcome<Bill> TakeOut(WorldState state, AccountPlace place, Int128 amount, long nowMs)
    {
        var reject = Locate(state, place, out var exchange);
        if (reject != Reject.None)
            return reject;
        if (amount <= 0)
            return Reject.NotPositive;
        var asset = exchange.Assets.IndexOf(place.Asset);
        var account = exchange.Account(place.User, place.Wallet, asset);
        if (SpendableOf(state, exchange, place) < amount)
            return Reject.NotEnough;
        if (state.Margin.Allows(exchange, place, amount) is var held and not Reject.None)
            return held;
        exchange.Move(account, exchange.Account(House.Outside, asset), amount, new Posting(BillKind.Withdraw, nowMs));
        state.Margin.Touch(exchange, place, nowMs);
        var bill = NewestBill(exchange);
        Changed(state, exchange, place, nowMs);
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
        var asset = exchange.Assets.IndexOf(source.Asset);
        var (giver, taker) = (exchange.Account(source.User, source.Wallet, asset), exchange.Account(source.User, to, asset));
        if (SpendableOf(state, exchange, source) < amount)
            return Reject.NotEnough;
        if (state.Margin.Allows(exchange, source, amount) is var held and not Reject.None)
            return held;
        var row = new TransferRow
        {
            User = source.User,
            TimeMs = nowMs,
            Amount = amount,
            FromWallet = exchange.WalletIndex(source.Wallet),
            ToWallet = exchange.WalletIndex(to),
            Asset = asset,
            Exchange = (byte)exchange.Index,
        };
        var id = Transfers.Add(row);
        var why = new Posting(BillKind.TransferOut, nowMs) { ReceiverKind = BillKind.TransferIn, Reference = id };
        exchange.Move(giver, taker, amount, why);
        Changed(state, exchange, source, nowMs);
        Changed(state, exchange, source with { Wallet = to }, nowMs);
        state.Margin.Touch(exchange, source, nowMs);
        state.Margin.Touch(exchange, source with { Wallet = to }, nowMs);
        return Read(exchange, id, row);
    }

    /// <summary>Moves between the available and the frozen part of one account: nothing comes or goes, so no bill is written.</summary>
    internal Outcome<Balance> Hold(WorldState state, AccountPlace place, Int128 amount, bool isRelease, long nowMs)
    {
        var reject = Locate(state, place, out var exchange);
        if (reject != Reject.None)
            return reject;
        if (amount <= 0)
            return Reject.NotPositive;
        var account = exchange.Account(place.User, place.Wallet, exchange.Assets.IndexOf(place.Asset));
        if ((isRelease ? exchange.FrozenByOperator(account) : SpendableOf(state, exchange, place)) < amount)
            return Reject.NotEnough;
        if (isRelease)
            exchange.ReleaseByOperator(account, amount);
        else
            exchange.FreezeByOperator(account, amount);
        // In a contract wallet, what the operator holds back stands behind nothing.
        Changed(state, exchange, place, nowMs);
        return exchange.BalanceAt(account);
    }

    private Bill NewestBill(ExchangeLedger exchange)
    {
        var id = Bills.NextId - 1;
        Invariant.Holds(Bills.TryRead(id, out var row));
        return Read(exchange, id, row);
    }
}

/// <summary>One account: whose, at which exchange, in which wallet, of which asset.</summary>
public readonly record struct AccountPlace(ExchangeId Exchange, long User, WalletId Wallet, string Asset);

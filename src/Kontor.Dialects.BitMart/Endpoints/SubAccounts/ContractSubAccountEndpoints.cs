using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Directory;
using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.Dialects.BitMart.Endpoints.SubAccounts;

/// <summary><c>/account/contract/sub-account/*</c>: money between the contract wallets of a main user and its sub-accounts.</summary>
internal sealed class ContractSubAccountEndpoints(TradingHouse house)
{
    private const string Prefix = "/account/contract/sub-account/";
    private const string Currency = "USDT";
    private const string FutureWallet = "future";
    private const int ListMax = 100;

    public void Map(RouteTable routes)
    {
        routes.Add(Transfer("main/v1/sub-to-main", Holder.Main, SubToMain));
        routes.Add(Transfer("main/v1/main-to-sub", Holder.Main, MainToSub));
        routes.Add(Transfer("sub/v1/sub-to-main", Holder.Sub, OwnToMain));
        routes.Add(Query("main/v1/wallet", Holder.Main, 12, Wallet));
        routes.Add(Query("main/v1/transfer-list", Holder.Main, 8, TransfersOfSub));
        routes.Add(Query("v1/transfer-history", Holder.Anybody, 8, OwnTransfers));
    }

    private async ValueTask<Refusal?> SubToMain(Call call)
    {
        var (sub, refusal) = await FindSubAsync(call);
        return refusal ?? await MoveAsync(call, sub, call.User!.Number);
    }

    private async ValueTask<Refusal?> MainToSub(Call call)
    {
        var (sub, refusal) = await FindSubAsync(call);
        return refusal ?? await MoveAsync(call, call.User!.Number, sub);
    }

    private async ValueTask<Refusal?> OwnToMain(Call call)
    {
        var user = call.User!.Number;
        var (main, busy) = await house.AskAsync(call, state => Family.Of(state, user).Main);
        return busy ?? await MoveAsync(call, user, main);
    }

    private async ValueTask<Refusal?> Wallet(Call call)
    {
        var (sub, refusal) = await FindSubAsync(call);
        if (refusal is not null)
            return refusal;
        var currency = new Parameters(call, ParameterFamily.Account).Text("currency");
        if (currency is not (null or Currency))
            return Errors.CurrencyNotFound;
        var (line, busy) = await house.AskAsync(
            call,
            state =>
            {
                var ledger = state.Ledger.Find(ExchangeId.BitMart)!;
                var view = state.Perpetuals.Of(ledger).OverviewOf(sub, ledger.Assets.IndexOf(Currency));
                return (Asset: ledger.FindAsset(Currency)!, View: view);
            }
        );
        if (busy is not null)
            return busy;
        var json = Envelope.Begin(call, Errors.AccountOk);
        json.WriteStartObject();
        json.WriteStartArray("wallet"u8);
        json.WriteStartObject();
        json.WriteString("currency"u8, line.Asset.Code);
        json.WriteString("name"u8, line.Asset.Code);
        json.WriteString("available"u8, Units.FormatTrimmed(line.View.Available, line.Asset.Decimals));
        // Whatever backs positions and orders.
        json.WriteString("frozen"u8, Units.FormatTrimmed(line.View.PositionDeposit + line.View.Frozen, line.Asset.Decimals));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>What went between the main user and one of its sub-accounts.</summary>
    private async ValueTask<Refusal?> TransfersOfSub(Call call)
    {
        var (sub, refusal) = await FindSubAsync(call);
        return refusal ?? await ListAsync(call, transfer => transfer.From == sub || transfer.To == sub);
    }

    private ValueTask<Refusal?> OwnTransfers(Call call)
    {
        var user = call.User!.Number;
        return ListAsync(call, transfer => transfer.From == user || transfer.To == user);
    }

    private async ValueTask<Refusal?> MoveAsync(Call call, long from, long to)
    {
        var given = new Parameters(call, ParameterFamily.Account);
        if (given.Required("requestNo", out var number) is { } missingNumber)
            return missingNumber;
        if (given.Required("currency", out var currency) is { } missingCurrency)
            return missingCurrency;
        if (given.Required("amount", out var amount) is { } missingAmount)
            return missingAmount;
        if (currency != Currency)
            return Errors.CurrencyNotFound;
        var (decimals, unready) = await house.AskAsync(
            call,
            static state => state.Ledger.Find(ExchangeId.BitMart)!.FindAsset(Currency)!.Decimals
        );
        if (unready is not null)
            return unready;
        if (Units.Parse(amount, decimals, out var units) is var fault and not UnitsFault.None)
            return fault == UnitsFault.TooManyDecimals ? Errors.TransferPrecision : Errors.AccountInvalidRequest;
        var place = new AccountPlace(ExchangeId.BitMart, from, WalletId.Contract, Currency);
        var (moved, busy) = await house.DoAsync(call, new TransferBetweenUsers(place, to, WalletId.Contract, units, number));
        if (busy is not null)
            return busy;
        if (!moved.IsOk)
            return RowOf(moved.Reject);
        var json = Envelope.Begin(call, Errors.AccountOk);
        json.WriteStartObject();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>The number of the caller's sub-account of that name.</summary>
    private async ValueTask<(long Sub, Refusal? Refusal)> FindSubAsync(Call call)
    {
        if (new Parameters(call, ParameterFamily.Account).Required("subAccount", out var name) is { } missing)
            return (0, missing);
        var main = call.User!.Number;
        var (sub, busy) = await house.AskAsync(call, state => Family.Of(state, main).Find(name));
        if (busy is not null)
            return (0, busy);
        return sub is null ? (0, Errors.CloudAccountNotFound) : (sub.User, null);
    }

    private async ValueTask<Refusal?> ListAsync(Call call, Func<UserTransfer, bool> matches)
    {
        var given = new Parameters(call, ParameterFamily.Account);
        if (given.Required("limit", out _) is { } missing)
            return missing;
        long limit = 0;
        if (given.Whole("limit", 1, ListMax, ref limit) is { } bad)
            return bad;
        var user = call.User!.Number;
        var (found, busy) = await house.AskAsync(call, state => Find(state, user, matches, (int)limit));
        if (busy is not null)
            return busy;
        var json = Envelope.Begin(call, Errors.AccountOk);
        json.WriteStartArray();
        foreach (var transfer in found!)
            Write(json, transfer);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    // Only what lay in a contract wallet before and after belongs into this list.
    private static List<Line> Find(WorldState state, long user, Func<UserTransfer, bool> matches, int max)
    {
        var (family, ledger) = (Family.Of(state, user), state.Ledger.Find(ExchangeId.BitMart)!);
        var transfers = state.Funding.FindUserTransfers(
            ExchangeId.BitMart,
            user,
            transfer => transfer is { FromWallet: WalletKind.Contract, ToWallet: WalletKind.Contract } && matches(transfer),
            max
        );
        return
        [
            .. transfers.Select(transfer => new Line(
                transfer,
                family.NameOf(transfer.From),
                family.NameOf(transfer.To),
                ledger.FindAsset(transfer.Asset)!.Decimals
            )),
        ];
    }

    private static void Write(Utf8JsonWriter json, Line line)
    {
        json.WriteStartObject();
        json.WriteString("fromAccount"u8, line.From);
        json.WriteString("fromWalletType"u8, FutureWallet);
        json.WriteString("toAccount"u8, line.To);
        json.WriteString("toWalletType"u8, FutureWallet);
        json.WriteString("currency"u8, line.Transfer.Asset);
        json.WriteString("amount"u8, Units.FormatTrimmed(line.Transfer.Amount, line.Decimals));
        json.WriteNumber("submissionTime"u8, line.Transfer.TimeMs / 1000);
        json.WriteEndObject();
    }

    private static Refusal RowOf(Reject reject) =>
        reject switch
        {
            Reject.TradeNumberTaken => Errors.OutTradeNoExists,
            Reject.AccountNotOpened or Reject.UnknownUser or Reject.NotRelated => Errors.CloudAccountNotFound,
            Reject.NotEnough => Errors.ContractBalanceNotEnough,
            Reject.SubAccountFrozen => Errors.HeaderKeyForbidden,
            _ => Errors.AccountInvalidRequest,
        };

    private static Route Transfer(string path, Holder holder, Handler handler) =>
        new("POST", Prefix + path, Access.Signed, handler)
        {
            Needs = Permissions.Trade,
            Holder = holder,
            Service = "bitmart/account",
            Limits = [Limits.PerKey(Prefix + path, 8, 2)],
        };

    private static Route Query(string path, Holder holder, int calls, Handler handler) =>
        new("GET", Prefix + path, Access.Keyed, handler)
        {
            Needs = Permissions.Read,
            Holder = holder,
            Service = "bitmart/account",
            Limits = [Limits.PerKey(Prefix + path, calls, 2)],
        };

    private sealed record Line(UserTransfer Transfer, string From, string To, int Decimals);
}

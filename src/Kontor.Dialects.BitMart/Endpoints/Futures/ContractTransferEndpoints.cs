using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Directory;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>Moving money between the spot and the contract wallet, and what was moved so far.</summary>
internal sealed class ContractTransferEndpoints(TradingHouse house)
{
    private const string MoveRoute = "/account/v1/transfer-contract";
    private const string ListRoute = "/account/v1/transfer-contract-list";
    private const string Settlement = "USDT";
    private const string MinimumText = "0.01";
    private const int PageMax = 1_000;
    private const int LinesMin = 10;
    private const int LinesMax = 100;

    /// <summary>Ten thousand million, in whole units of the currency.</summary>
    private static readonly Int128 s_maximum = 10_000_000_000;

    public void Map(RouteTable routes)
    {
        routes.Add(
            new Route("POST", MoveRoute, Access.Signed, Move)
            {
                Needs = Permissions.Trade,
                Service = "bitmart/account",
                Limits = [Limits.PerKey(MoveRoute, 1, 2)],
            }
        );
        // Some clients ask with a GET.
        foreach (var (method, access) in new[] { ("POST", Access.Signed), ("GET", Access.Keyed) })
        {
            routes.Add(
                new Route(method, ListRoute, access, List)
                {
                    Needs = Permissions.Read,
                    Service = "bitmart/account",
                    Limits = [Limits.PerKey(ListRoute, 1, 2)],
                }
            );
        }
    }

    private async ValueTask<Refusal?> Move(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Account);
        // 1. The form.
        if (given.Required("currency", out var currency) is { } noCurrency)
            return noCurrency;
        if (given.Required("amount", out var amount) is { } noAmount)
            return noAmount;
        if (given.Required("type", out var type) is { } noType)
            return noType;
        if (given.Word("type", ref type, "spot_to_contract", "contract_to_spot") is { } badType)
            return badType;
        if (given.ReceiveWindow() is { } late)
            return late;
        // 2. What can be moved at all, and how much of it.
        if (currency != Settlement)
            return Errors.CurrencyNotFound;
        var (decimals, failure) = await house.AskAsync(
            call,
            state => state.Ledger.Find(ExchangeId.BitMart)!.FindAsset(Settlement)!.Decimals
        );
        if (failure is not null)
            return failure;
        if (Check(amount, decimals, out var units) is { } badAmount)
            return badAmount;

        var (from, to) = type == "spot_to_contract" ? (WalletId.Spot, WalletId.Contract) : (WalletId.Contract, WalletId.Spot);
        var place = new AccountPlace(ExchangeId.BitMart, call.User!.Number, from, Settlement);
        var (moved, unavailable) = await house.DoAsync(call, new TransferBetweenWallets(place, to, units));
        if (unavailable is not null)
            return unavailable;
        if (!moved.IsOk)
            return Of(moved.Reject);
        var json = Envelope.Begin(call, Errors.AccountOk);
        json.WriteStartObject();
        json.WriteString("currency"u8, currency);
        json.WriteString("amount"u8, amount);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> List(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Account);
        if (ReadPage(given, out var page, out var limit) is { } badPage)
            return badPage;
        if (given.Whole("time_start", out var start) is { } badStart)
            return badStart;
        if (given.Whole("time_end", out var end) is { } badEnd)
            return badEnd;
        var (fromMs, toMs) = (start ?? 0, end ?? long.MaxValue);
        if (fromMs < 0 || fromMs > toMs)
            return Errors.AccountInvalidRequest;
        if (given.ReceiveWindow() is { } late)
            return late;

        var (user, currency) = (call.User!.Number, given.Text("currency"));
        var (found, failure) = await house.AskAsync(
            call,
            state =>
            {
                var ledger = state.Ledger.Find(ExchangeId.BitMart)!;
                if (currency is not null && ledger.FindAsset(currency) is null)
                    return null;
                var transfers = state.Ledger.FindTransfers(ExchangeId.BitMart, user, IsWanted, (int)(page * limit));
                return transfers.Skip((int)((page - 1) * limit)).Select(one => (one, ledger.FindAsset(one.Asset)!.Decimals)).ToList();
            }
        );
        if (failure is not null)
            return failure;
        if (found is null)
            return Errors.CurrencyNotFound;
        Write(call, found);
        return null;

        bool IsWanted(Transfer one) =>
            IsBetweenSpotAndContract(one)
            && one.TimeMs >= fromMs
            && one.TimeMs <= toMs
            && (currency is null || string.Equals(one.Asset, currency, StringComparison.Ordinal));
    }

    private static void Write(Call call, List<(Transfer Transfer, int Decimals)> found)
    {
        var json = Envelope.Begin(call, Errors.AccountOk);
        json.WriteStartObject();
        json.WriteStartArray("records"u8);
        foreach (var (transfer, decimals) in found)
        {
            json.WriteStartObject();
            json.WriteString("transfer_id"u8, $"{transfer.Id}");
            json.WriteString("currency"u8, transfer.Asset);
            json.WriteString("amount"u8, Units.FormatTrimmed(transfer.Amount, decimals));
            json.WriteString("type"u8, transfer.From == WalletId.Spot ? "spot_to_contract" : "contract_to_spot");
            // Money is there as soon as it has been moved.
            json.WriteString("state"u8, "FINISHED");
            json.WriteNumber("timestamp"u8, transfer.TimeMs);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        Envelope.End(call);
    }

    private static bool IsBetweenSpotAndContract(Transfer one) =>
        (one.From == WalletId.Spot && one.To == WalletId.Contract) || (one.From == WalletId.Contract && one.To == WalletId.Spot);

    private static Refusal? ReadPage(in Parameters given, out long page, out long limit)
    {
        (page, limit) = (0, 0);
        if (given.Required("page", out _) is { } noPage)
            return noPage;
        if (given.Whole("page", 1, PageMax, ref page) is { } badPage)
            return badPage;
        if (given.Required("limit", out _) is { } noLimit)
            return noLimit;
        return given.Whole("limit", LinesMin, LinesMax, ref limit);
    }

    private static Refusal Of(Reject reject) =>
        reject switch
        {
            Reject.AccountNotOpened => Errors.CloudAccountNotFound,
            Reject.NotEnough => Errors.AccountBalanceNotEnough,
            Reject.UnknownAsset => Errors.CurrencyNotFound,
            _ => Errors.AmountBeyondLimit,
        };

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
}

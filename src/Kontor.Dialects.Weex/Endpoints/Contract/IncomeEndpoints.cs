using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary><c>/capi/v3/account/income</c>: what moved in the contract wallet, newest first, page by page with a cursor.</summary>
internal sealed class IncomeEndpoints(ContractFloor floor)
{
    private const int LimitMax = 100;
    private const int LimitDefault = 20;
    private const int SpanMaxDays = 100;
    private const int SpanDefaultDays = 30;

    public void Map(RouteTable routes) => routes.Add(Section.ContractPrivate("POST", "/capi/v3/account/income", 2, Income));

    private async ValueTask<Refusal?> Income(Call call)
    {
        var given = CallParameters.OfBody(call);
        // 1. Values in documented order: incomeType, startTime, endTime, limit, nextKeyId.
        if (given["incomeType"] is { } type && !BillWords.IsIncomeType(type))
            return Errors.ParamError.With("incomeType");
        if (TimeRange.Read(given["startTime"], given["endTime"], out var range) is { } badTime)
            return badTime;
        if (Whole.Limit(given["limit"], LimitDefault, LimitMax, out var limit) is { } badLimit)
            return badLimit;
        if (Whole.Id("nextKeyId", given["nextKeyId"], out var after) is { } badKey)
            return badKey;
        // 2. How the values lie to one another, and the symbol.
        range = range.OrLast(SpanDefaultDays, call.NowMs);
        if (range.Check(SpanMaxDays) is { } badRange)
            return badRange;
        if (floor.Named(given, out var contract) is { } unknown)
            return unknown;

        var user = call.User!.Number;
        var (wallets, none) = await floor.AskAsync(call, perpetuals => WalletsOf(perpetuals.Ledger, user, given["asset"]));
        if (none is not null)
            return none;
        var wanted = given["incomeType"];
        var query = new HistoryQuery<BillRow>
        {
            Owner = HistoryOwner.Of(floor.House.Number, user),
            Range = new HistoryRange(range.FromMs, range.ToMs, after is { } key ? Ids.Bill.NumberOf(key) : long.MaxValue),
            // One more than asked for tells whether there is a next page.
            RowsMax = limit + 1,
            Where = row =>
                wallets!.ContainsKey(row.Account)
                && (wanted is null || BillWords.IncomeTypeOf(row) == wanted)
                && (contract is null || (row.IsContract != 0 && row.Market == contract.Contract.Index)),
        };
        var (rows, unread) = await floor.House.ReadAsync(call, state => state.Ledger.Bills, query);
        if (unread is not null)
            return unread;
        Write(Envelope.Begin(call), rows, wallets!, limit);
        return Envelope.End(call);
    }

    private void Write(
        Utf8JsonWriter json,
        IReadOnlyList<HistoryEntry<BillRow>> found,
        IReadOnlyDictionary<int, AssetRecord> wallets,
        int limit
    )
    {
        var hasNext = found.Count > limit;
        json.WriteStartObject();
        json.WriteBoolean("hasNextPage"u8, hasNext);
        if (hasNext)
        {
            var (id, last) = found[limit - 1];
            json.WriteStartObject("nextKey"u8);
            json.WriteNumber("nextKeyId"u8, Ids.Bill.Of(id));
            json.WriteNumber("nextKeyTime"u8, last.TimeMs);
            json.WriteEndObject();
        }
        else
            json.WriteNull("nextKey"u8);

        json.WriteStartArray("items"u8);
        foreach (var (id, row) in found.Take(limit))
            Write(json, id, row, wallets[row.Account]);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, long id, in BillRow row, AssetRecord asset)
    {
        json.WriteStartObject();
        json.WriteNumber("billId"u8, Ids.Bill.Of(id));
        json.WriteString("asset"u8, asset.Code);
        json.WriteString("symbol"u8, row.IsContract == 0 ? null : floor.At(row.Market).Symbol);
        json.WriteString("income"u8, Units.FormatTrimmed(row.Delta, asset.Decimals));
        json.WriteString("incomeType"u8, BillWords.IncomeTypeOf(row));
        json.WriteString("balance"u8, Units.FormatTrimmed(row.BalanceAfter, asset.Decimals));
        // A trade's fee has a bill of its own, beside the one for what the trade brought.
        json.WriteString("fillFee"u8, row.Kind == BillKind.Commission ? Units.FormatTrimmed(-row.Delta, asset.Decimals) : "0");
        json.WriteNumber("time"u8, row.TimeMs);
        json.WriteString(
            "transferReason"u8,
            row.Kind is not (BillKind.TransferIn or BillKind.TransferOut) ? "UNKNOWN_TRANSFER_REASON"u8 : "USER_TRANSFER"u8
        );
        json.WriteEndObject();
    }

    /// <summary>The caller's contract wallets by the numbers under which bills name them.</summary>
    private Dictionary<int, AssetRecord> WalletsOf(ExchangeLedger ledger, long user, string? only)
    {
        var wallets = new Dictionary<int, AssetRecord>();
        foreach (var asset in ledger.Assets.All)
        {
            if (!floor.Keeps(asset.Code) || (only is not null && asset.Code != only))
                continue;
            if (ledger.AccountOf(user, WalletId.Contract, asset.Code) is >= 0 and var account)
                wallets.Add(account, asset);
        }
        return wallets;
    }
}

using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Ledger;

namespace Kontor.Dialects.Weex.Endpoints.Contract;

/// <summary><c>/capi/v3/account/income</c>: what moved in the contract wallet, newest first, page by page with a cursor.</summary>
internal sealed class IncomeEndpoints(LiveWorld world)
{
    private const int LimitMax = 100;
    private const int LimitDefault = 20;
    private const int SpanMaxDays = 100;
    private const int SpanDefaultDays = 30;

    private readonly record struct Line(Bill Bill, AssetRecord Asset);

    public void Map(RouteTable routes) => routes.Add(Section.ContractPrivate("POST", "/capi/v3/account/income", 2, Income));

    private async ValueTask<Refusal?> Income(Call call)
    {
        var given = CallParameters.OfBody(call);
        // 1. Values in documented order: symbol, incomeType, startTime, endTime, limit, nextKeyId.
        if (given["symbol"] is { } symbol && !Symbols.IsWellFormed(symbol))
            return Errors.InvalidSymbol;
        if (given["incomeType"] is { } kind && !BillWords.IsIncomeType(kind))
            return Errors.ParamError.With("incomeType");
        if (TimeRange.Read(given["startTime"], given["endTime"], out var range) is { } badTime)
            return badTime;
        if (Whole.Limit(given["limit"], LimitDefault, LimitMax, out var limit) is { } badLimit)
            return badLimit;
        if (Whole.Id("nextKeyId", given["nextKeyId"], out var after) is { } badKey)
            return badKey;
        // 2. How the values lie to one another.
        range = range.OrLast(SpanDefaultDays, call.NowMs);
        if (range.Check(SpanMaxDays) is { } badRange)
            return badRange;

        var query = new BillQuery(ExchangeId.Weex, call.User!.Number)
        {
            Wallet = WalletId.Contract,
            Asset = given["asset"],
            Kind = BillWords.KindOf(given["incomeType"]),
            FromMs = range.FromMs,
            ToMs = range.ToMs,
            BeforeId = after ?? long.MaxValue,
            // One more than asked for tells whether there is a next page.
            Max = limit + 1,
        };
        // A bill of this wallet belongs to no market before there are positions, so asking for one market's bills finds none.
        var answer = await world.ReadAsync(state => given["symbol"] is null ? Read(state.Ledger, query) : []);
        if (call.Dialect.RefusalOf(call, answer) is { } unavailable)
            return unavailable;
        Write(Envelope.Begin(call), answer.Value, limit);
        return Envelope.End(call);
    }

    private static List<Line> Read(LedgerState ledger, BillQuery query)
    {
        var house = ledger.Find(ExchangeId.Weex)!;
        return [.. ledger.FindBills(query).Select(bill => new Line(bill, house.FindAsset(bill.Asset)!))];
    }

    private static void Write(Utf8JsonWriter json, List<Line> found, int limit)
    {
        var hasNext = found.Count > limit;
        json.WriteStartObject();
        json.WriteBoolean("hasNextPage"u8, hasNext);
        if (hasNext)
        {
            var last = found[limit - 1].Bill;
            json.WriteStartObject("nextKey"u8);
            json.WriteNumber("nextKeyId"u8, last.Id);
            json.WriteNumber("nextKeyTime"u8, last.TimeMs);
            json.WriteEndObject();
        }
        else
            json.WriteNull("nextKey"u8);

        json.WriteStartArray("items"u8);
        foreach (var line in found.Take(limit))
            Write(json, line);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Line line)
    {
        var (bill, asset) = line;
        json.WriteStartObject();
        json.WriteNumber("billId"u8, bill.Id);
        json.WriteString("asset"u8, asset.Code);
        json.WriteNull("symbol"u8);
        json.WriteString("income"u8, Units.FormatTrimmed(bill.Delta, asset.Decimals));
        json.WriteString("incomeType"u8, BillWords.IncomeTypeOf(bill.Kind));
        json.WriteString("balance"u8, Units.FormatTrimmed(bill.BalanceAfter, asset.Decimals));
        json.WriteString("fillFee"u8, "0"u8);
        json.WriteNumber("time"u8, bill.TimeMs);
        json.WriteString(
            "transferReason"u8,
            bill.Kind is not (BillKind.TransferIn or BillKind.TransferOut) ? "UNKNOWN_TRANSFER_REASON"u8 : "USER_TRANSFER"u8
        );
        json.WriteEndObject();
    }
}

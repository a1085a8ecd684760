using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Spot;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Directory;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.Margin;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Margin;

/// <summary>What the caller has borrowed and paid back in one market, newest first.</summary>
internal sealed class MarginRecordEndpoints(TradingHouse house)
{
    private const int RecordsMax = 100;
    private const int RecordsDefault = 50;

    /// <summary>How far back loans that are over are looked through.</summary>
    private const int SearchMax = 10_000;

    /// <summary>A loan, open or paid back.</summary>
    private readonly record struct Borrowing(long Id, bool IsBase, Int128 Amount, long RatePpb, Int128 Interest, long CreatedMs);

    /// <summary>What both kinds of record are asked for.</summary>
    private readonly record struct Wanted(SpotMarketView Market, long? Id, long FromMs, long ToMs, int Max)
    {
        public bool Has(long id, long timeMs) => (Id is null || Id == id) && timeMs >= FromMs && timeMs <= ToMs;
    }

    /// <summary>The two assets of the market, and the caller as the histories know it.</summary>
    private readonly record struct Books(AssetRecord Base, AssetRecord Quote, long Owner, List<Borrowing> Open)
    {
        public AssetRecord AssetOf(bool isBase) => isBase ? Base : Quote;
    }

    public void Map(RouteTable routes)
    {
        routes.Add(Get("/spot/v1/margin/isolated/borrow_record", Loans));
        routes.Add(Get("/spot/v1/margin/isolated/repay_record", Repayments));
    }

    private static Route Get(string path, Handler handler) =>
        new("GET", path, Access.Keyed, handler)
        {
            Needs = Permissions.Read,
            Service = "bitmart/spot",
            Limits = [Limits.PerKey(path, 150, 2)],
        };

    private async ValueTask<Refusal?> Loans(Call call)
    {
        if (Read(call, "borrow_id", out var wanted) is { } refusal)
            return refusal;
        // The open ones first: a loan that is paid back in between is then found twice, and never lost.
        var (books, unavailable) = await BooksAsync(call, wanted.Market);
        if (unavailable is not null)
            return unavailable;
        var query = new HistoryQuery<LoanRow>
        {
            Owner = books.Owner,
            Range = HistoryRange.All with { FromMs = wanted.FromMs },
            RowsMax = SearchMax,
            Where = row => row.Market == wanted.Market.Index,
        };
        var (closed, gone) = await house.ReadAsync(call, state => state.Margin.ClosedLoans, query);
        if (gone is not null)
            return gone;
        var loans = closed
            .Select(entry => entry.Row)
            .Select(row => new Borrowing(row.LoanId, row.IsBase != 0, row.Amount, row.HourlyRatePpb, row.Accrued, row.CreatedMs))
            .Concat(books.Open)
            .DistinctBy(loan => loan.Id)
            .Where(loan => wanted.Has(loan.Id, loan.CreatedMs))
            .OrderByDescending(loan => loan.Id)
            .Take(wanted.Max);
        return Answer(call, loans, (json, loan) => Write(json, wanted.Market.Record, books.AssetOf(loan.IsBase), loan));
    }

    private async ValueTask<Refusal?> Repayments(Call call)
    {
        if (Read(call, "repay_id", out var wanted) is { } refusal)
            return refusal;
        var market = wanted.Market.Record;
        var currency = call.Query["currency"];
        if (!string.IsNullOrEmpty(currency) && currency != market.Base && currency != market.Quote)
            return Errors.InvalidParameter.With("currency");
        var (books, unavailable) = await BooksAsync(call, wanted.Market);
        if (unavailable is not null)
            return unavailable;
        var query = new HistoryQuery<RepaymentRow>
        {
            Owner = books.Owner,
            Range = HistoryRange.All with { FromMs = wanted.FromMs, ToMs = wanted.ToMs },
            RowsMax = wanted.Max,
            Where = row =>
                row.Market == wanted.Market.Index
                && wanted.Has(row.RepaymentId, row.TimeMs)
                && (string.IsNullOrEmpty(currency) || currency == books.AssetOf(row.IsBase != 0).Code),
        };
        var (rows, gone) = await house.ReadAsync(call, state => state.Margin.Repayments, query);
        return gone ?? Answer(call, rows, (json, entry) => Write(json, market, books.AssetOf(entry.Row.IsBase != 0), entry.Row));
    }

    private Refusal? Read(Call call, string idName, out Wanted wanted)
    {
        wanted = default;
        var given = new Parameters(call, ParameterFamily.Spot);
        if (given.Required("symbol", out var symbol) is { } missing)
            return missing;
        if (house.MarketNamed(symbol) is not { } market)
            return Errors.SymbolNotFound;
        if (given.Whole(idName, out var id) is { } badId)
            return badId;
        var isFromGood = given.Whole("start_time", out var from) is null;
        var isToGood = given.Whole("end_time", out var to) is null;
        if (!isFromGood || !isToGood || from > to)
            return Errors.FromOrToFormat;
        if (given.Whole("N", out var count) is { } badCount)
            return badCount;
        if (count < 1)
            return Errors.MinimumLimit;
        if (count > RecordsMax)
            return Errors.MaximumLimit.With(RecordsMax);
        wanted = new Wanted(market, id, from ?? 0, to ?? long.MaxValue, (int)(count ?? RecordsDefault));
        return null;
    }

    private ValueTask<(Books Books, Refusal? Refusal)> BooksAsync(Call call, SpotMarketView market)
    {
        var user = call.User!.Number;
        return house.AskAsync(
            call,
            state =>
            {
                var ledger = state.Ledger.Find(ExchangeId.BitMart)!;
                var open = state.Margin.Of(ledger).Find(user, market.Index)?.Loans ?? [];
                return new Books(
                    ledger.FindAsset(market.Record.Base)!,
                    ledger.FindAsset(market.Record.Quote)!,
                    HistoryOwner.Of(ledger.Index, user),
                    [
                        .. open.Select(loan => new Borrowing(
                            loan.Id,
                            loan.IsBase,
                            loan.Amount,
                            loan.HourlyRatePpb,
                            loan.Accrued,
                            loan.CreatedMs
                        )),
                    ]
                );
            }
        );
    }

    private static Refusal? Answer<T>(Call call, IEnumerable<T> records, Action<Utf8JsonWriter, T> write)
    {
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteStartArray("records"u8);
        foreach (var record in records)
            write(json, record);
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static void Write(Utf8JsonWriter json, MarketRecord market, AssetRecord asset, Borrowing loan)
    {
        json.WriteStartObject();
        json.WriteString("borrow_id"u8, $"{loan.Id}");
        json.WriteString("symbol"u8, market.Symbol);
        json.WriteString("currency"u8, asset.Code);
        json.WriteString("borrow_amount"u8, Units.FormatTrimmed(loan.Amount, asset.Decimals));
        json.WriteString("daily_interest"u8, InterestRate.Daily(loan.RatePpb));
        json.WriteString("hourly_interest"u8, InterestRate.Hourly(loan.RatePpb));
        json.WriteString("interest_amount"u8, Units.FormatTrimmed(loan.Interest, asset.Decimals));
        json.WriteNumber("create_time"u8, loan.CreatedMs / 1000);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MarketRecord market, AssetRecord asset, RepaymentRow row)
    {
        json.WriteStartObject();
        json.WriteString("repay_id"u8, $"{row.RepaymentId}");
        json.WriteNumber("repay_time"u8, row.TimeMs / 1000);
        json.WriteString("symbol"u8, market.Symbol);
        json.WriteString("currency"u8, asset.Code);
        json.WriteString("repaid_amount"u8, Units.FormatTrimmed(row.Principal + row.Interest, asset.Decimals));
        json.WriteString("repaid_principal"u8, Units.FormatTrimmed(row.Principal, asset.Decimals));
        json.WriteString("repaid_interest"u8, Units.FormatTrimmed(row.Interest, asset.Decimals));
        json.WriteEndObject();
    }
}

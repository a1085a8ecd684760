using System.Globalization;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Directory;
using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.Dialects.BitMart.Endpoints.Account;

/// <summary>The caller's deposits and withdrawals, in the form of today and in two older ones.</summary>
internal sealed class MovementEndpoints(TradingHouse house)
{
    private const long WindowMs = 90 * FundingRules.DayMs;
    private const int RecordsMax = 1_000;
    private const int PageMax = 50;

    /// <summary>The older form pages no further than this.</summary>
    private const int DepthMax = 100;

    /// <summary>What was asked for: everything of one kind, of one currency or of all, within a time.</summary>
    private readonly record struct Wanted(bool Deposits, string? Currency, long FromMs, long ToMs, int Skip, int Max);

    public void Map(RouteTable routes)
    {
        routes.Add(Get("/account/v2/deposit-withdraw/history", History));
        foreach (var family in (string[])["deposit-withdraw", "recharge-withdraw"])
        {
            routes.Add(Get($"/account/v1/{family}/history", Pages));
            routes.Add(Get($"/account/v1/{family}/detail", Detail));
        }
    }

    private static Route Get(string path, Handler handler) =>
        new("GET", path, Access.Keyed, handler)
        {
            Needs = Permissions.Read,
            Service = "bitmart/account",
            Limits = [Limits.PerKey(path, 8, 2)],
        };

    private ValueTask<Refusal?> History(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Account);
        long count = 0;
        var window = (FromMs: 0L, ToMs: 0L);
        var refusal =
            Kind(given, out var isDeposit)
            ?? given.Required("N", out _)
            ?? given.Whole("N", 1, RecordsMax, ref count)
            ?? Window(given, call.NowMs, ref window);
        return refusal is not null
            ? new(refusal)
            : AnswerAsync(call, new Wanted(isDeposit, given.Text("currency"), window.FromMs, window.ToMs, Skip: 0, (int)count));
    }

    /// <summary>The first form: page by page, and nothing beyond a depth.</summary>
    private ValueTask<Refusal?> Pages(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Account);
        long offset = 0;
        long limit = 0;
        var refusal =
            Kind(given, out var isDeposit)
            ?? given.Required("currency", out _)
            ?? given.Required("offset", out _)
            ?? given.Whole("offset", 1, int.MaxValue, ref offset)
            ?? given.Required("limit", out _)
            ?? given.Whole("limit", 1, PageMax, ref limit);
        if (refusal is not null)
            return new(refusal);
        var isTooDeep = offset * limit > DepthMax;
        var (skip, max) = isTooDeep ? (0, 0) : ((int)((offset - 1) * limit), (int)limit);
        return AnswerAsync(call, new Wanted(isDeposit, given.Text("currency"), FromMs: 0, long.MaxValue, skip, max));
    }

    private async ValueTask<Refusal?> Detail(Call call)
    {
        if (new Parameters(call, ParameterFamily.Account).Required("id", out var text) is { } missing)
            return missing;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return Errors.WithdrawOrDepositNotFound;
        var user = call.User!.Number;
        var (found, unavailable) = await house.AskAsync(call, state => Find(state, user, id));
        if (unavailable is not null)
            return unavailable;
        if (found is null)
            return Errors.WithdrawOrDepositNotFound;
        var json = Envelope.Begin(call, Errors.AccountOk);
        json.WriteStartObject();
        json.WritePropertyName("record"u8);
        found.Write(json);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> AnswerAsync(Call call, Wanted wanted)
    {
        var user = call.User!.Number;
        var (found, unavailable) = await house.AskAsync(call, state => Find(state, user, wanted));
        if (unavailable is not null)
            return unavailable;
        if (found is null)
            return Errors.CurrencyNotFound;
        var json = Envelope.Begin(call, Errors.AccountOk);
        json.WriteStartObject();
        json.WriteStartArray("records"u8);
        foreach (var movement in found)
            movement.Write(json);
        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    /// <summary>Newest first. Nothing when the currency does not exist.</summary>
    private static List<Movement>? Find(WorldState state, long user, Wanted wanted)
    {
        var currency = wanted.Currency is null ? null : Currency.Find(state, wanted.Currency);
        if (wanted.Currency is not null && currency is null)
            return null;
        // What is over comes in the order in which it ended, so everything has to be seen before the newest can be told.
        var query = new MovementQuery(ExchangeId.BitMart, user)
        {
            Asset = currency?.Entry.Asset,
            FromMs = wanted.FromMs,
            ToMs = wanted.ToMs,
            Max = FundingBounds.SearchMax,
        };
        return wanted.Deposits
            ? Page(state.Funding.FindDeposits(query), found => (found.Id, found.Network), found => Movement.Of(state, found))
            : Page(state.Funding.FindWithdrawals(query), found => (found.Id, found.Network), found => Movement.Of(state, found));

        List<Movement> Page<T>(IEnumerable<T> all, Func<T, (long Id, string Network)> keyOf, Func<T, Movement> toMovement) =>
            [
                .. all.Where(found => currency?.Covers(keyOf(found).Network) != false)
                    .OrderByDescending(found => keyOf(found).Id)
                    .Skip(wanted.Skip)
                    .Take(wanted.Max)
                    .Select(toMovement),
            ];
    }

    private static Movement? Find(WorldState state, long user, long id) =>
        state.Funding.FindWithdrawal(ExchangeId.BitMart, user, id) is { } withdrawal ? Movement.Of(state, withdrawal)
        : state.Funding.FindDeposit(ExchangeId.BitMart, user, id) is { } deposit ? Movement.Of(state, deposit)
        : null;

    private static Refusal? Kind(Parameters given, out bool isDeposit)
    {
        var kind = "";
        var refusal = given.Required("operation_type", out _) ?? given.Word("operation_type", ref kind, "deposit", "withdraw");
        isDeposit = kind == "deposit";
        return refusal;
    }

    private static Refusal? Window(Parameters given, long nowMs, ref (long FromMs, long ToMs) window)
    {
        if (given.Whole("startTime", out var start) is { } badStart)
            return badStart;
        if (given.Whole("endTime", out var end) is { } badEnd)
            return badEnd;
        window.ToMs = end ?? nowMs;
        window.FromMs = start ?? Math.Max(0, window.ToMs - WindowMs);
        return window.FromMs < 0 || window.FromMs > window.ToMs ? Errors.AccountInvalidRequest.Refusal : null;
    }
}

using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Exchanges.Partners;
using Kontor.Gate;
using Kontor.World.Perpetuals;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>
/// What a partner earns with the contract trades of those he brought here. It is reckoned from what they really paid, and paid out to nobody. Lists
/// whose rows the contract does not describe are empty, after their parameters were checked.
/// </summary>
internal sealed class AffiliateEndpoints(PartnerDesk desk)
{
    private const string Root = "/contract/private/affiliate/";
    private const int Calls = 24;
    private const int PageSizeMax = 100;
    private const int InvitedPageSizeMax = 50;
    private const int DaysMax = 60;
    private const int InUsdt = 1;
    private const string Settlement = "USDT";

    public void Map(RouteTable routes)
    {
        routes.Add(FuturesRoutes.Read(Root + "rebate-list", Calls, RebateList));
        routes.Add(FuturesRoutes.Read(Root + "trade-list", Calls, TradeList));
        routes.Add(FuturesRoutes.Read(Root + "rebate-user", Calls, RebateOfCustomer));
        routes.Add(FuturesRoutes.Read(Root + "rebate-api", Calls, ApiRebateOfCustomer));
        routes.Add(FuturesRoutes.Read(Root + "invite-check", Calls, InviteCheck));
        routes.Add(FuturesRoutes.Read(Root + "rebate-inviteUser", Calls, InvitedUsers));
        routes.Add(FuturesRoutes.Read(Root + "deposit-withdrawal-list", Calls, Movements));
        routes.Add(FuturesRoutes.Read(Root + "aff-customer-info", Calls, CustomerInfo));
    }

    private async ValueTask<Refusal?> RebateList(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (ReadPage(given, PageSizeMax, out var page) is { } badPage)
            return badPage;
        if (given.Required("currency", out var currency) is { } noCurrency)
            return noCurrency;
        if (given.Whole("user_id", out var user) is { } badUser)
            return badUser;
        if (ReadRange(given, "rebate_start_time", "rebate_end_time", isRequired: false, out var span) is { } badRebate)
            return badRebate;
        if (ReadRange(given, "register_start_time", "register_end_time", isRequired: false, out var registered) is { } badRegister)
            return badRegister;
        var (circle, none) = await desk.CircleAsync(call);
        if (none is not null)
            return none;
        var rows = new List<(long User, Int128 Rebate)>();
        foreach (var one in circle.Invitees.Where(one => user is null || one.User.Number == user))
        {
            if (one.User.CreatedMs < registered.FromMs || one.User.CreatedMs > registered.ToMs)
                continue;
            var (deals, unread) = await desk.FuturesAsync(call, desk.Worth(circle, call.NowMs), one.User.Number, span.FromMs, span.ToMs);
            if (unread is not null)
                return unread;
            // All contracts are settled in one currency: in no other is anything earned.
            if (circle.ShareOf(deals.Fees) is var rebate && rebate > 0 && currency == Settlement)
                rows.Add((one.User.Number, rebate));
        }

        WriteRebates(call, page, desk.Worth(circle, call.NowMs), rows);
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> TradeList(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (FuturesNumbers.RequiredWhole(given, "user_id", 1, long.MaxValue, out var user) is { } badUser)
            return badUser;
        if (FuturesNumbers.RequiredWhole(given, "type", 1, 2, out var type) is { } badType)
            return badType;
        if (ReadPage(given, PageSizeMax, out var page) is { } badPage)
            return badPage;
        if (ReadRange(given, "start_time", "end_time", isRequired: false, out var span) is { } badTimes)
            return badTimes;
        var (circle, none) = await desk.CircleAsync(call);
        if (none is not null)
            return none;
        var (total, rows) = (0L, new List<PerpetualFillRow>());
        // No contract here is settled in its own coin, and what strangers trade is nobody's business.
        if (type == InUsdt && circle.Find(user) is not null)
        {
            var fills = new PerpetualQuery(desk.House.Number, user) { FromMs = span.FromMs, ToMs = span.ToMs };
            var unread = await desk.ScanAsync(call, state => state.Perpetuals.History.Fills, fills.Fills(), Take);
            if (unread is not null)
                return unread;
        }

        AffiliateJson.WriteTrades(BeginPage(call, page, total), desk.House, rows);
        return Envelope.End(call);

        void Take(PerpetualFillRow fill)
        {
            if (total >= (page.Number - 1) * page.Size && rows.Count < page.Size)
                rows.Add(fill);
            total++;
        }
    }

    private async ValueTask<Refusal?> RebateOfCustomer(Call call)
    {
        if (ReadCustomer(call, out var customer, out var span) is { } bad)
            return bad;
        var (circle, none) = await desk.CircleAsync(call);
        if (none is not null)
            return none;
        var worth = desk.Worth(circle, call.NowMs);
        var (ever, now) = (new Deals(), new Deals());
        if (circle.Find(customer) is not null)
        {
            (ever, var noEver) = await desk.FuturesAsync(call, worth, customer, 0, long.MaxValue);
            (now, var noNow) = await desk.FuturesAsync(call, worth, customer, span.FromMs, span.ToMs);
            if ((noEver ?? noNow) is { } unread)
                return unread;
        }

        AffiliateJson.WriteRebate(Envelope.Begin(call, Errors.ContractOk), customer, circle, worth, ever, now);
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> ApiRebateOfCustomer(Call call)
    {
        if (ReadCustomer(call, out var customer, out var span) is { } bad)
            return bad;
        var (circle, none) = await desk.CircleAsync(call);
        if (none is not null)
            return none;
        Int128 fees = 0;
        if (circle.Find(customer) is not null)
        {
            // Fees of an order count when it was traded last: the trades themselves do not know how their orders came.
            var query = new PerpetualQuery(desk.House.Number, customer) { Max = int.MaxValue };
            var ended = query with { FromMs = span.FromMs, ToMs = span.ToMs };
            var unread = await desk.ScanAsync(call, state => state.Perpetuals.History.Orders, ended.Orders(), Take);
            var (open, unasked) = await desk.House.AskPerpetualsAsync(call, perpetuals => perpetuals.OpenOrders(query));
            if ((unread ?? unasked) is { } refusal)
                return refusal;
            foreach (var order in open)
                Take(order);
        }

        AffiliateJson.WriteApiRebate(Envelope.Begin(call, Errors.ContractOk), circle, desk.Worth(circle, call.NowMs), fees);
        return Envelope.End(call);

        void Take(PerpetualOrderRow order)
        {
            if (order.IsApi != 0 && order.UpdatedMs >= span.FromMs && order.UpdatedMs <= span.ToMs)
                fees += order.Fees;
        }
    }

    private async ValueTask<Refusal?> InviteCheck(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (FuturesNumbers.RequiredWhole(given, "cid", 1, long.MaxValue, out var customer) is { } badCustomer)
            return badCustomer;
        var (circle, none) = await desk.CircleAsync(call);
        if (none is not null)
            return none;
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteBoolean("isInviteUser"u8, circle.Find(customer) is not null);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static ValueTask<Refusal?> InvitedUsers(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (CheckRange(given, "start_time", "end_time", isRequired: true) is { } badTimes)
            return new(badTimes);
        if (ReadPage(given, InvitedPageSizeMax, out var page) is { } badPage)
            return new(badPage);
        if (given.Whole("cid", out _) is { } badCustomer)
            return new(badCustomer);
        BeginPage(call, page);
        return new(EndPage(call, "list"));
    }

    private static ValueTask<Refusal?> Movements(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (FuturesNumbers.RequiredWhole(given, "cid", 1, long.MaxValue, out _) is { } badCustomer)
            return new(badCustomer);
        if (CheckRange(given, "start_time", "end_time", isRequired: true) is { } badTimes)
            return new(badTimes);
        if (ReadPage(given, PageSizeMax, out var page) is { } badPage)
            return new(badPage);
        long type = 1;
        if (given.Whole("type", 1, 2, ref type) is { } badType)
            return new(badType);
        BeginPage(call, page);
        return new(EndPage(call, "list"));
    }

    /// <summary>What there is to say about a customer, the contract does not say.</summary>
    private static ValueTask<Refusal?> CustomerInfo(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (FuturesNumbers.RequiredWhole(given, "userId", 1, long.MaxValue, out _) is { } badCustomer)
            return new(badCustomer);
        return new(FuturesAnswers.Nothing(call));
    }

    private static void WriteRebates(Call call, (long Number, long Size) page, UsdtWorth worth, List<(long User, Int128 Rebate)> rows)
    {
        var json = BeginPage(call, page, rows.Count);
        json.WriteNumber("btc_rebate_sum"u8, 0);
        Int128 sum = 0;
        foreach (var (_, rebate) in rows)
            sum += rebate;
        AffiliateJson.WriteBare(json, "usdt_rebate_sum", worth.Text(sum));
        json.WriteNumber("eth_rebate_sum"u8, 0);
        json.WriteStartArray("rebate_detail_page_data"u8);
        foreach (var (user, rebate) in rows.Skip((int)Math.Min(int.MaxValue, (page.Number - 1) * page.Size)).Take((int)page.Size))
        {
            json.WriteStartObject();
            json.WriteString("rebate_coin"u8, Settlement);
            json.WriteNumber("trade_user_id"u8, user);
            AffiliateJson.WriteBare(json, "total_rebate_amount", worth.Text(rebate));
            json.WriteNumber("user_type"u8, AffiliateJson.Direct);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Refusal? ReadCustomer(Call call, out long customer, out (long FromMs, long ToMs) span)
    {
        span = default;
        var given = new Parameters(call, ParameterFamily.Contract);
        return FuturesNumbers.RequiredWhole(given, "cid", 1, long.MaxValue, out customer) is { } badCustomer
            ? badCustomer
            : ReadRange(given, "start_time", "end_time", isRequired: true, out span);
    }

    private static Refusal? ReadPage(in Parameters given, int sizeMax, out (long Number, long Size) page)
    {
        page = default;
        if (FuturesNumbers.RequiredWhole(given, "page", 1, int.MaxValue, out var number) is { } badNumber)
            return badNumber;
        if (FuturesNumbers.RequiredWhole(given, "size", 1, sizeMax, out var size) is { } badSize)
            return badSize;
        page = (number, size);
        return null;
    }

    private static Refusal? CheckRange(in Parameters given, string startName, string endName, bool isRequired) =>
        ReadRange(given, startName, endName, isRequired, out _);

    /// <summary>Both ends included; an end that is not given is open.</summary>
    private static Refusal? ReadRange(
        in Parameters given,
        string startName,
        string endName,
        bool isRequired,
        out (long FromMs, long ToMs) range
    )
    {
        range = (0, long.MaxValue);
        if (given.Whole(startName, out var start) is { } badStart)
            return badStart;
        if (given.Whole(endName, out var end) is { } badEnd)
            return badEnd;
        if (isRequired && (start is null || end is null))
            return Errors.ContractInvalidRequest;
        if (start < 0 || end < 0)
            return Errors.ContractInvalidRequest;
        range = (start is { } from ? FuturesTimes.FirstMs(from) : 0, end is { } to ? FuturesTimes.LastMs(to) : long.MaxValue);
        if (start is not { } first || end is not { } last)
            return null;
        var (fromMs, toMs) = (FuturesTimes.FirstMs(first), FuturesTimes.FirstMs(last));
        return fromMs > toMs || toMs - fromMs > FuturesTimes.DayMs * DaysMax ? Errors.ContractInvalidRequest.Refusal : null;
    }

    private static Utf8JsonWriter BeginPage(Call call, (long Number, long Size) page, long total = 0)
    {
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteNumber("total"u8, total);
        json.WriteNumber("page"u8, page.Number);
        json.WriteNumber("size"u8, page.Size);
        return json;
    }

    private static Refusal? EndPage(Call call, string list)
    {
        call.Reply.Json.WriteStartArray(list);
        call.Reply.Json.WriteEndArray();
        call.Reply.Json.WriteEndObject();
        return Envelope.End(call);
    }
}

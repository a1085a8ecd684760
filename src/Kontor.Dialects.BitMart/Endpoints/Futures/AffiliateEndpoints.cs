using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>
/// What a partner earns with those he brought here. Nobody is brought to this house by anybody, and no rebate is paid: parameters are checked,
/// and the answer to every question is an empty list or a zero.
/// </summary>
internal static class AffiliateEndpoints
{
    private const string Root = "/contract/private/affiliate/";
    private const int Calls = 24;
    private const int PageSizeMax = 100;
    private const int InvitedPageSizeMax = 50;
    private const int DaysMax = 60;

    public static void Map(RouteTable routes)
    {
        routes.Add(FuturesRoutes.Read(Root + "rebate-list", Calls, RebateList));
        routes.Add(FuturesRoutes.Read(Root + "trade-list", Calls, TradeList));
        routes.Add(FuturesRoutes.Read(Root + "rebate-user", Calls, call => OfCustomer(call, WriteRebate)));
        routes.Add(FuturesRoutes.Read(Root + "rebate-api", Calls, call => OfCustomer(call, WriteApiRebate)));
        routes.Add(FuturesRoutes.Read(Root + "invite-check", Calls, InviteCheck));
        routes.Add(FuturesRoutes.Read(Root + "rebate-inviteUser", Calls, InvitedUsers));
        routes.Add(FuturesRoutes.Read(Root + "deposit-withdrawal-list", Calls, Movements));
        routes.Add(FuturesRoutes.Read(Root + "aff-customer-info", Calls, CustomerInfo));
    }

    private static ValueTask<Refusal?> RebateList(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (ReadPage(given, PageSizeMax, out var page) is { } badPage)
            return new(badPage);
        if (given.Required("currency", out _) is { } noCurrency)
            return new(noCurrency);
        if (given.Whole("user_id", out _) is { } badUser)
            return new(badUser);
        if (CheckRange(given, "rebate_start_time", "rebate_end_time", isRequired: false) is { } badRebate)
            return new(badRebate);
        if (CheckRange(given, "register_start_time", "register_end_time", isRequired: false) is { } badRegister)
            return new(badRegister);
        var json = BeginPage(call, page);
        json.WriteNumber("btc_rebate_sum"u8, 0);
        json.WriteNumber("usdt_rebate_sum"u8, 0);
        json.WriteNumber("eth_rebate_sum"u8, 0);
        return new(EndPage(call, "rebate_detail_page_data"));
    }

    private static ValueTask<Refusal?> TradeList(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (FuturesNumbers.RequiredWhole(given, "user_id", 1, long.MaxValue, out _) is { } badUser)
            return new(badUser);
        if (FuturesNumbers.RequiredWhole(given, "type", 1, 2, out _) is { } badType)
            return new(badType);
        if (ReadPage(given, PageSizeMax, out var page) is { } badPage)
            return new(badPage);
        if (CheckRange(given, "start_time", "end_time", isRequired: false) is { } badTimes)
            return new(badTimes);
        BeginPage(call, page);
        return new(EndPage(call, "list"));
    }

    private static ValueTask<Refusal?> OfCustomer(Call call, Action<Utf8JsonWriter, long> write)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (FuturesNumbers.RequiredWhole(given, "cid", 1, long.MaxValue, out var customer) is { } badCustomer)
            return new(badCustomer);
        if (CheckRange(given, "start_time", "end_time", isRequired: true) is { } badTimes)
            return new(badTimes);
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        write(json, customer);
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private static ValueTask<Refusal?> InviteCheck(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (FuturesNumbers.RequiredWhole(given, "cid", 1, long.MaxValue, out _) is { } badCustomer)
            return new(badCustomer);
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteBoolean("isInviteUser"u8, false);
        json.WriteEndObject();
        return new(Envelope.End(call));
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

    /// <summary>Nothing is known of a customer that nobody brought.</summary>
    private static ValueTask<Refusal?> CustomerInfo(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (FuturesNumbers.RequiredWhole(given, "userId", 1, long.MaxValue, out _) is { } badCustomer)
            return new(badCustomer);
        return new(FuturesAnswers.Nothing(call));
    }

    private static void WriteRebate(Utf8JsonWriter json, long customer)
    {
        json.WriteNumber("cid"u8, customer);
        foreach (
            var name in (string[])
                ["back_rate", "trading_vol_total", "trading_fee_total", "rebate_total", "trading_vol", "trading_fee", "rebate"]
        )
            json.WriteString(name, "0");
    }

    private static void WriteApiRebate(Utf8JsonWriter json, long customer)
    {
        json.WriteString("api_trading_fee_total"u8, "0");
        json.WriteString("api_rebate_total"u8, "0");
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

    private static Refusal? CheckRange(in Parameters given, string startName, string endName, bool isRequired)
    {
        if (given.Whole(startName, out var start) is { } badStart)
            return badStart;
        if (given.Whole(endName, out var end) is { } badEnd)
            return badEnd;
        if (isRequired && (start is null || end is null))
            return Errors.ContractInvalidRequest;
        if (start < 0 || end < 0)
            return Errors.ContractInvalidRequest;
        if (start is not { } first || end is not { } last)
            return null;
        var (fromMs, toMs) = (FuturesTimes.FirstMs(first), FuturesTimes.FirstMs(last));
        return fromMs > toMs || toMs - fromMs > FuturesTimes.DayMs * DaysMax ? Errors.ContractInvalidRequest.Refusal : null;
    }

    private static Utf8JsonWriter BeginPage(Call call, (long Number, long Size) page)
    {
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartObject();
        json.WriteNumber("total"u8, 0);
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

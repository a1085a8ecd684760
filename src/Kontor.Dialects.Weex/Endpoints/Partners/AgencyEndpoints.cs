using System.Globalization;
using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Exchanges.Partners;
using Kontor.Gate;
using Kontor.World.Ledger;

namespace Kontor.Dialects.Weex.Endpoints.Partners;

/// <summary><c>/api/v3/agency</c>: whether somebody is the caller's customer, what he has, and what he trades.</summary>
internal sealed class AgencyEndpoints(PartnerDesk desk)
{
    private const int UsersMax = 100;
    private const int DefaultDays = 90;

    public void Map(RouteTable routes)
    {
        routes.Add(Section.SpotPrivate("GET", "/api/v3/agency/verifyReferrals", 10, Verify));
        routes.Add(Section.SpotPrivate("GET", "/api/v3/agency/getAssert", 10, Assets));
        routes.Add(Section.SpotPrivate("GET", "/api/v3/agency/getDealData", 10, DealData));
    }

    private async ValueTask<Refusal?> Verify(Call call)
    {
        var (circle, closed) = await desk.OpenAsync(call);
        if (closed is not null)
            return closed;
        if (CallParameters.OfQuery(call)["userIds"] is not { } text)
            return Errors.ParamEmpty.With("userIds");
        if (ReadUsers(text.Split(','), out var users) is { } bad)
            return bad;
        var json = Envelope.Begin(call);
        json.WriteStartArray();
        foreach (var user in users)
        {
            json.WriteStartObject();
            json.WriteNumber("uid"u8, user);
            // The spelling is the contract's.
            json.WriteBoolean("isRefferal"u8, circle.Find(user) is not null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> Assets(Call call)
    {
        var (circle, closed) = await desk.OpenAsync(call);
        if (closed is not null)
            return closed;
        var given = CallParameters.OfQuery(call);
        if (given["userId"] is not { } text)
            return Errors.ParamEmpty.With("userId");
        if (Whole.Id("userId", text, out var user) is { } badUser)
            return badUser;
        if (Dates.Read(given["startTime"], given["endTime"], DefaultDays, call.NowMs, out var range) is { } badTime)
            return badTime;
        // What a stranger has is nobody's business.
        if (circle.Find(user!.Value) is null)
            return Errors.PermissionDenied;
        var (held, noHoldings) = await desk.HoldingsAsync(call, user.Value);
        var (moves, noMoves) = await desk.MovesAsync(call, user.Value, range.FromMs, range.ToMs);
        if ((noHoldings ?? noMoves) is { } unread)
            return unread;
        Write(Envelope.Begin(call), circle, desk.Worth(circle, call.NowMs), held, [.. moves.Where(move => move.IsDeposit)]);
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> DealData(Call call)
    {
        var (circle, closed) = await desk.OpenAsync(call);
        if (closed is not null)
            return closed;
        if (
            ReadUsers([.. call.Query.All("userIds").SelectMany(one => one.Split(',')).Where(one => one.Length > 0)], out var users) is
            { } bad
        )
            return bad;
        var given = CallParameters.OfQuery(call);
        if (Dates.Read(given["startTime"], given["endTime"], DefaultDays, call.NowMs, out var range) is { } badTime)
            return badTime;
        var worth = desk.Worth(circle, call.NowMs);
        var lines = new List<(long User, Deals Spot, Deals Futures)>();
        foreach (var invitee in circle.Invitees.Where(one => users.Count == 0 || users.Contains(one.User.Number)))
        {
            var user = invitee.User.Number;
            var (spot, noSpot) = await desk.SpotAsync(call, worth, user, range.FromMs, range.ToMs);
            var (futures, noFutures) = await desk.FuturesAsync(call, worth, user, range.FromMs, range.ToMs);
            if ((noSpot ?? noFutures) is { } unread)
                return unread;
            lines.Add((user, spot, futures));
        }

        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteStartArray("data"u8);
        foreach (var (user, spot, futures) in lines)
        {
            json.WriteStartObject();
            json.WriteNumber("userId"u8, user);
            json.WriteString("spotDealAmountUsdt"u8, worth.Text(spot.Volume));
            json.WriteString("futuresProDealAmountUsdt"u8, worth.Text(futures.Volume));
            json.WriteString("spotProDealAmountUsdtTemp"u8, worth.Text(spot.Volume));
            json.WriteString("startTime"u8, Dates.Text(range.FromMs));
            json.WriteString("endTime"u8, Dates.Text(range.ToMs));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static Refusal? ReadUsers(IReadOnlyList<string> texts, out List<long> users)
    {
        users = [];
        foreach (var text in texts)
        {
            if (!long.TryParse(text.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var user) || user < 1)
                return Errors.ParamError.With("userIds");
            users.Add(user);
        }
        return users.Count > UsersMax ? Errors.ParamValidateError.Refusal : null;
    }

    private static void Write(
        Utf8JsonWriter json,
        Circle circle,
        UsdtWorth worth,
        IReadOnlyList<Holding> held,
        IReadOnlyList<CoinMove> deposits
    )
    {
        string Sum<T>(IEnumerable<T> lines, Func<T, Int128> amount) =>
            worth.Text(lines.Aggregate((Int128)0, (sum, line) => sum + amount(line)));
        string Total(params WalletKind[] wallets) =>
            Sum(held.Where(one => wallets.Contains(one.Wallet)), one => worth.Of(one.Asset, one.Total));
        json.WriteStartObject();
        json.WriteString("availableBalance"u8, Sum(held, one => worth.Of(one.Asset, one.Available)));
        json.WriteString("fundingTotalUsdt"u8, Total(WalletKind.Funding));
        json.WriteString("spotProTotalUsdt"u8, Total(WalletKind.Spot, WalletKind.IsolatedMargin));
        json.WriteString("unimarginTotalUsdt"u8, Total(WalletKind.Contract));
        json.WriteString("depositTotalAmount"u8, Sum(deposits, one => worth.Of(one.Asset, one.Amount)));
        json.WriteStartArray("depositList"u8);
        foreach (var deposit in deposits)
        {
            var asset = circle.Assets[deposit.Asset];
            json.WriteStartObject();
            json.WriteString("coin"u8, asset.Code);
            json.WriteString("amount"u8, Units.FormatTrimmed(deposit.Amount, asset.Decimals));
            json.WriteNumber("time"u8, deposit.TimeMs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

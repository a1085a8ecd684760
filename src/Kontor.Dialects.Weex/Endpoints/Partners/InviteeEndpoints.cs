using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Exchanges.Partners;
using Kontor.Gate;

namespace Kontor.Dialects.Weex.Endpoints.Partners;

/// <summary>Whom the caller brought here, in the order of their registration, and what they did within a span of time.</summary>
internal sealed class InviteeEndpoints(PartnerDesk desk)
{
    private const int DaysMax = 90;

    private sealed record Milestones(long FirstDepositMs, long LastDepositMs, long FirstTradeMs, long LastTradeMs);

    public void Map(RouteTable routes)
    {
        routes.Add(Section.SpotPrivate("GET", "/api/v3/rebate/affiliate/getAffiliateUIDs", 20, Uids));
        routes.Add(Section.SpotPrivate("GET", "/api/v3/rebate/affiliate/getChannelUserTradeAndAsset", 20, TradeAndAsset));
    }

    /// <summary>Those who registered within the time.</summary>
    private async ValueTask<Refusal?> Uids(Call call)
    {
        var (circle, closed) = await desk.OpenAsync(call);
        if (closed is not null)
            return closed;
        if (Read(call, out var query) is { } bad)
            return bad;
        var found = circle.Asked(query.User).Where(one => one.User.CreatedMs >= query.FromMs && one.User.CreatedMs <= query.ToMs).ToList();
        var lines = new List<(Invitee Invitee, Milestones Milestones)>();
        var worth = desk.Worth(circle, call.NowMs);
        foreach (var invitee in found.Page(query))
        {
            var (milestones, unread) = await MilestonesAsync(call, worth, invitee.User.Number);
            if (unread is not null)
                return unread;
            lines.Add((invitee, milestones!));
        }

        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteStartArray("channelUserInfoItemList"u8);
        foreach (var (invitee, milestones) in lines)
            Write(json, invitee, milestones);
        json.WriteEndArray();
        PartnerRoutes.WritePageEnd(json, found.Count, query.PageSize);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private async ValueTask<Refusal?> TradeAndAsset(Call call)
    {
        var (circle, closed) = await desk.OpenAsync(call);
        if (closed is not null)
            return closed;
        if (Read(call, out var query) is { } bad)
            return bad;
        var found = circle.Asked(query.User).ToList();
        var worth = desk.Worth(circle, call.NowMs);
        var lines = new List<(long User, Deals Spot, Deals Futures, IReadOnlyList<CoinMove> Moves)>();
        foreach (var invitee in found.Page(query))
        {
            var user = invitee.User.Number;
            var (spot, noSpot) = await desk.SpotAsync(call, worth, user, query.FromMs, query.ToMs);
            var (futures, noFutures) = await desk.FuturesAsync(call, worth, user, query.FromMs, query.ToMs);
            var (moves, noMoves) = await desk.MovesAsync(call, user, query.FromMs, query.ToMs);
            if ((noSpot ?? noFutures ?? noMoves) is { } unread)
                return unread;
            lines.Add((user, spot, futures, moves));
        }

        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteStartArray("records"u8);
        foreach (var (user, spot, futures, moves) in lines)
        {
            json.WriteStartObject();
            json.WriteString("uid"u8, $"{user}");
            json.WriteString("depositAmount"u8, worth.Text(Sum(worth, moves, isDeposit: true)));
            json.WriteString("withdrawalAmount"u8, worth.Text(Sum(worth, moves, isDeposit: false)));
            json.WriteString("spotTradingAmount"u8, worth.Text(spot.Volume));
            json.WriteString("futuresTradingAmount"u8, worth.Text(futures.Volume));
            json.WriteString("commission"u8, worth.Text(circle.ShareOf(spot.Fees + futures.Fees)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        PartnerRoutes.WritePageEnd(json, found.Count, query.PageSize);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private static Refusal? Read(Call call, out PartnerQuery query) =>
        PartnerQuery.Read(CallParameters.OfQuery(call), ("uid", "page"), DaysMax, DaysMax, call.NowMs, out query);

    /// <summary>First and last times are those of the whole life of an account, whatever time the question is about.</summary>
    private async ValueTask<(Milestones? Milestones, Refusal? Refusal)> MilestonesAsync(Call call, UsdtWorth worth, long user)
    {
        var (spot, noSpot) = await desk.SpotAsync(call, worth, user, 0, long.MaxValue);
        var (futures, noFutures) = await desk.FuturesAsync(call, worth, user, 0, long.MaxValue);
        var (moves, noMoves) = await desk.MovesAsync(call, user, 0, long.MaxValue);
        if ((noSpot ?? noFutures ?? noMoves) is { } unread)
            return (null, unread);
        var deposits = moves.Where(move => move.IsDeposit).Select(move => move.TimeMs).DefaultIfEmpty().ToList();
        var firstTrade = Math.Min(spot.FirstMs, futures.FirstMs) is > 0 and var first ? first : Math.Max(spot.FirstMs, futures.FirstMs);
        return (new Milestones(deposits.Min(), deposits.Max(), firstTrade, Math.Max(spot.LastMs, futures.LastMs)), null);
    }

    private static Int128 Sum(UsdtWorth worth, IReadOnlyList<CoinMove> moves, bool isDeposit)
    {
        Int128 sum = 0;
        foreach (var move in moves)
            sum += move.IsDeposit == isDeposit ? worth.Of(move.Asset, move.Amount) : 0;
        return sum;
    }

    private static void Write(Utf8JsonWriter json, Invitee invitee, Milestones milestones)
    {
        json.WriteStartObject();
        json.WriteString("uid"u8, $"{invitee.User.Number}");
        json.WriteNumber("registerTime"u8, invitee.User.CreatedMs);
        json.WriteBoolean("kycResult"u8, PartnerRoutes.IsVerified(invitee.User));
        json.WriteString("inviteCode"u8, invitee.Referral.Code);
        WriteTime(json, "firstDeposit", milestones.FirstDepositMs);
        WriteTime(json, "firstTrade", milestones.FirstTradeMs);
        WriteTime(json, "lastDeposit", milestones.LastDepositMs);
        WriteTime(json, "lastTrade", milestones.LastTradeMs);
        json.WriteEndObject();
    }

    // What never happened has no time: the documented examples leave the member out.
    private static void WriteTime(Utf8JsonWriter json, string name, long timeMs)
    {
        if (timeMs > 0)
            json.WriteNumber(name, timeMs);
    }
}

using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Exchanges.Partners;
using Kontor.Gate;
using Kontor.World.Ledger;
using Kontor.World.Perpetuals;
using Kontor.World.Spot;

namespace Kontor.Dialects.Weex.Endpoints.Partners;

/// <summary>What the caller earns by each trade of those it brought, newest first. It is reckoned, not paid out: no wallet gets it.</summary>
internal sealed class CommissionEndpoints(PartnerDesk desk)
{
    private const int DefaultDays = 7;

    /// <summary>Three months, whichever they are.</summary>
    private const int DaysMax = 92;

    /// <summary>Of the trades of users whom the caller brought itself. Those of users they brought are asked for elsewhere.</summary>
    private const int DirectClient = 1;
    private const int PpmDecimals = 6;

    private readonly record struct Earned(
        long User,
        long Id,
        long TimeMs,
        AssetRecord Coin,
        Int128 Fee,
        string Symbol,
        string Volume,
        bool IsMaker
    );

    public void Map(RouteTable routes) =>
        routes.Add(Section.SpotPrivate("GET", "/api/v3/rebate/affiliate/getAffiliateCommission", 20, Commission));

    private async ValueTask<Refusal?> Commission(Call call)
    {
        var (circle, closed) = await desk.OpenAsync(call);
        if (closed is not null)
            return closed;
        var given = CallParameters.OfQuery(call);
        // Words first, then what all questions of partners have.
        if (given["coin"] is not (null or "USDT" or "BTC"))
            return Errors.ParamError.With("coin");
        if (given["productType"] is not (null or "SPOT" or "FUTURES"))
            return Errors.ParamError.With("productType");
        if (PartnerQuery.Read(given, ("uid", "page"), DefaultDays, DaysMax, call.NowMs, out var query) is { } bad)
            return bad;
        var isFutures = given["productType"] is "FUTURES";
        var (rows, total) = (new List<Earned>(), 0);
        foreach (var invitee in circle.Asked(query.User))
        {
            var seen = 0;
            // Of nobody more than a page can show, all pages before it included: the rest is counted.
            void Take(Earned earned)
            {
                if (given["coin"] is { } coin && coin != earned.Coin.Code)
                    return;
                total++;
                if (seen++ < query.Skip + query.PageSize)
                    rows.Add(earned);
            }

            var user = invitee.User.Number;
            var unread = isFutures ? await FuturesAsync(call, circle, user, query, Take) : await SpotAsync(call, circle, user, query, Take);
            if (unread is not null)
                return unread;
        }

        rows.Sort(static (a, b) => (b.TimeMs, b.Id, b.User).CompareTo((a.TimeMs, a.Id, a.User)));
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteStartArray("channelCommissionInfoItems"u8);
        foreach (var earned in rows.Page(query))
            Write(json, circle, earned, isFutures ? "FUTURES" : "SPOT");
        json.WriteEndArray();
        PartnerRoutes.WritePageEnd(json, total, query.PageSize);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private ValueTask<Refusal?> SpotAsync(Call call, Circle circle, long user, PartnerQuery query, Action<Earned> take)
    {
        var fills = new SpotQuery(desk.House.Number, user) { FromMs = query.FromMs, ToMs = query.ToMs };
        return desk.ScanAsync(
            call,
            state => state.Spot.History.Fills,
            fills.Fills(),
            row =>
            {
                var market = desk.House.MarketAt(row.Market);
                var volume = Units.FormatTrimmed(row.Value, market.QuoteDecimals);
                take(new(user, row.TradeId, row.TimeMs, circle.Assets[row.FeeAsset], row.Fee, market.Symbol, volume, row.IsMaker != 0));
            }
        );
    }

    private ValueTask<Refusal?> FuturesAsync(Call call, Circle circle, long user, PartnerQuery query, Action<Earned> take)
    {
        var fills = new PerpetualQuery(desk.House.Number, user) { FromMs = query.FromMs, ToMs = query.ToMs };
        return desk.ScanAsync(
            call,
            state => state.Perpetuals.History.Fills,
            fills.Fills(),
            row =>
            {
                var contract = desk.House.World.Perpetuals.At(desk.House.Exchange, row.Contract)!;
                var coin = circle.Assets.First(asset => asset.Code == contract.Record.Quote);
                // Nothing is earned by what is only practice.
                if (coin.IsPractice)
                    return;
                var volume = Units.FormatTrimmed(row.Value, contract.QuoteDecimals);
                take(new(user, row.TradeId, row.TimeMs, coin, row.Fee, contract.Record.Symbol, volume, row.IsMaker != 0));
            }
        );
    }

    private static void Write(Utf8JsonWriter json, Circle circle, Earned earned, string product)
    {
        json.WriteStartObject();
        json.WriteNumber("uid"u8, earned.User);
        json.WriteNumber("date"u8, earned.TimeMs);
        json.WriteString("coin"u8, earned.Coin.Code);
        json.WriteString("productType"u8, product);
        json.WriteString("fee"u8, Units.FormatTrimmed(earned.Fee, earned.Coin.Decimals));
        json.WriteString("commission"u8, Units.FormatTrimmed(circle.ShareOf(earned.Fee), earned.Coin.Decimals));
        json.WriteString("rate"u8, Units.FormatTrimmed(circle.SharePpm, PpmDecimals));
        json.WriteString("symbol"u8, earned.Symbol);
        json.WriteNumber("sourceType"u8, DirectClient);
        json.WriteString("takerAmount"u8, earned.IsMaker ? "0" : earned.Volume);
        json.WriteString("makerAmount"u8, earned.IsMaker ? earned.Volume : "0");
        json.WriteEndObject();
    }
}

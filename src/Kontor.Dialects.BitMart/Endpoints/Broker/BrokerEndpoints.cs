using System.Globalization;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Exchanges.Partners;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Spot;

namespace Kontor.Dialects.BitMart.Endpoints.Broker;

/// <summary>
/// What a broker gets back of the fees that those it brought paid on spot, day by day. It is reckoned from their trades, and paid out to nobody.
/// </summary>
internal sealed class BrokerEndpoints(PartnerDesk desk)
{
    private const long DayMs = 86_400_000;

    private const string Path = "/spot/v1/broker/rebate";

    public void Map(RouteTable routes) =>
        routes.Add(
            new Route("GET", Path, Access.Keyed, Rebates)
            {
                Needs = Permissions.Read,
                Service = "bitmart/spot",
                Limits = [Limits.Unlisted(Path)],
            }
        );

    private async ValueTask<Refusal?> Rebates(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        var isFromGood = given.Whole("start_time", out var from) is null;
        var isToGood = given.Whole("end_time", out var to) is null;
        if (!isFromGood || !isToGood || from > to)
            return Errors.FromOrToFormat;
        var (circle, none) = await desk.CircleAsync(call);
        if (none is not null)
            return none;
        var fees = new SortedDictionary<(long Day, int Asset), Int128>();
        foreach (var invitee in circle.Invitees)
        {
            var query = new SpotQuery(desk.House.Number, invitee.User.Number) { FromMs = FirstMs(from), ToMs = LastMs(to) };
            var unread = await desk.ScanAsync(call, state => state.Spot.History.Fills, query.Fills(), Take);
            if (unread is not null)
                return unread;
        }

        Write(call, circle, fees);
        return Envelope.End(call);

        void Take(SpotFillRow fill)
        {
            var key = (fill.TimeMs / DayMs, fill.FeeAsset);
            fees[key] = fees.GetValueOrDefault(key) + fill.Fee;
        }
    }

    private static void Write(Call call, Circle circle, SortedDictionary<(long Day, int Asset), Int128> fees)
    {
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteStartObject("rebates"u8);
        foreach (var day in fees.Where(line => circle.ShareOf(line.Value) > 0).GroupBy(line => line.Key.Day))
        {
            json.WriteStartArray(
                DateTimeOffset.FromUnixTimeMilliseconds(day.Key * DayMs).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            );
            foreach (var ((_, index), fee) in day)
            {
                var asset = circle.Assets[index];
                json.WriteStartObject();
                json.WriteString("currency"u8, asset.Code);
                json.WriteString("rebate_amount"u8, Units.FormatTrimmed(circle.ShareOf(fee), asset.Decimals));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Seconds; beyond what a clock can show is as good as no end.
    private static long FirstMs(long? seconds) => Math.Clamp(seconds ?? 0, 0, Bounds.InstantMaxMs / 1_000) * 1_000;

    private static long LastMs(long? seconds) => seconds is null ? long.MaxValue : FirstMs(seconds) + 999;
}

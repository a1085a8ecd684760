using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Directory;

namespace Kontor.Dialects.BitMart.Endpoints.Broker;

/// <summary>
/// What a broker gets back of the fees it brought, day by day. This house shares no fees: no agreement with a broker says how much, so there
/// is never anything to list.
/// </summary>
internal static class BrokerEndpoints
{
    private const string Path = "/spot/v1/broker/rebate";

    public static void Map(RouteTable routes) =>
        routes.Add(
            new Route("GET", Path, Access.Keyed, Rebates)
            {
                Needs = Permissions.Read,
                Service = "bitmart/spot",
                Limits = [Limits.Unlisted(Path)],
            }
        );

    private static ValueTask<Refusal?> Rebates(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        var isFromGood = given.Whole("start_time", out var from) is null;
        var isToGood = given.Whole("end_time", out var to) is null;
        if (!isFromGood || !isToGood || from > to)
            return new(Errors.FromOrToFormat);
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteStartObject("rebates"u8);
        json.WriteEndObject();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }
}

using Kontor.Gate;
using Kontor.World;

namespace Kontor.Dialects.XLayer.TradeZone;

/// <summary>Everything below <c>tz/</c>.</summary>
internal static class ZoneEndpoints
{
    public static void Map(RouteTable routes, Explorer zone, LiveWorld world)
    {
        var rows = new ZoneRows(new ZoneActions(world));
        new ZoneBlockEndpoints(rows).Map(routes, zone);
        new ZoneTransactionEndpoints(rows).Map(routes, zone);
        new ZoneAddressEndpoints(rows).Map(routes, zone);
        new CrossEndpoints(world).Map(routes, zone);
    }
}

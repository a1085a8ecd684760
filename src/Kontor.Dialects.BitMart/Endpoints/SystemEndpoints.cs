using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Services;

namespace Kontor.Dialects.BitMart.Endpoints;

/// <summary><c>/system/*</c>: the time, and which parts of the house are announced to be closed.</summary>
internal sealed class SystemEndpoints(LiveWorld world)
{
    public void Map(RouteTable routes)
    {
        routes.Add(new Route("GET", "/system/time", Access.Public, Time) { Limits = [Limits.PerIp("/system/time", 10, 1)] });
        routes.Add(new Route("GET", "/system/service", Access.Public, Service) { Limits = [Limits.PerIp("/system/service", 10, 1)] });
    }

    private static ValueTask<Refusal?> Time(Call call)
    {
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteNumber("server_time"u8, call.NowMs);
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private ValueTask<Refusal?> Service(Call call)
    {
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteStartArray("service"u8);
        foreach (var service in world.Services.All)
        {
            if (!service.Name.StartsWith("bitmart/") || service.State != ServiceState.Maintenance)
                continue;
            json.WriteStartObject();
            json.WriteString("title"u8, service.Title);
            json.WriteString("service_type"u8, service.Name["bitmart/".Length..]);
            json.WriteNumber("status"u8, StatusAt(service, call.NowMs));
            json.WriteNumber("start_time"u8, service.StartMs);
            json.WriteNumber("end_time"u8, service.EndMs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    /// <summary>0 waiting, 1 working, 2 completed.</summary>
    private static int StatusAt(ServiceRecord service, long nowMs)
    {
        if (nowMs < service.StartMs)
            return 0;
        return service.StateAt(nowMs) == ServiceState.Maintenance ? 1 : 2;
    }
}

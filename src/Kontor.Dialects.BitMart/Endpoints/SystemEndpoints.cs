using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Services;

namespace Kontor.Dialects.BitMart.Endpoints;

/// <summary><c>/system/*</c>: the time, and which parts of the house are announced to be closed.</summary>
internal sealed class SystemEndpoints(LiveWorld world)
{
    private static readonly (string Name, string Title)[] s_services =
    [
        ("spot", "Spot API"),
        ("contract", "Contract API"),
        ("account", "Account API"),
    ];

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
        foreach (var (name, title) in s_services)
            WriteService(json, world.Services.Find($"bitmart/{name}"), name, title, call.NowMs);
        json.WriteEndArray();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    /// <summary>Every service has a row: clients take one that is missing for one of which nothing is known.</summary>
    private static void WriteService(Utf8JsonWriter json, ServiceRecord service, string name, string title, long nowMs)
    {
        json.WriteStartObject();
        json.WriteString("title"u8, service.Title.Length > 0 ? service.Title : title);
        json.WriteString("service_type"u8, name);
        json.WriteNumber("status"u8, StatusAt(service, nowMs));
        json.WriteNumber("start_time"u8, service.StartMs);
        json.WriteNumber("end_time"u8, service.EndMs);
        json.WriteEndObject();
    }

    /// <summary>0 a stop is announced, 1 it is stopped, 2 no stop is ahead.</summary>
    private static int StatusAt(ServiceRecord service, long nowMs)
    {
        if (service.State != ServiceState.Maintenance)
            return 2;
        if (nowMs < service.StartMs)
            return 0;
        return service.StateAt(nowMs) == ServiceState.Maintenance ? 1 : 2;
    }
}

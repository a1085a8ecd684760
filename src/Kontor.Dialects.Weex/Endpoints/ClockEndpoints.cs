using Kontor.Catalog;
using Kontor.Dialects.Weex.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.Weex.Endpoints;

/// <summary>Whether anybody is there, and what time it is.</summary>
internal sealed class ClockEndpoints
{
    public void Map(RouteTable routes)
    {
        routes.Add(Section.Open("/api/v3/ping", 1, Ping));
        routes.Add(Section.Open("/api/v3/time", 1, Time));
        routes.Add(Section.Open("/capi/v3/market/time", 1, Time));
    }

    private static ValueTask<Refusal?> Ping(Call call)
    {
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteEndObject();
        return new(Envelope.End(call));
    }

    private static ValueTask<Refusal?> Time(Call call)
    {
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteNumber("serverTime"u8, call.NowMs);
        json.WriteEndObject();
        return new(Envelope.End(call));
    }
}

using Kontor.Catalog;
using Kontor.World.Services;
using Kontor.World.Time;

namespace Kontor.Gate.Stages;

/// <summary>What a route's service may be in, seen from the door. Asked before credentials where the contract announces maintenance first.</summary>
public sealed class ServiceIsUp(ServicesView services, RowChoice unavailable) : Stage
{
    public override IEnumerable<ErrorRow> Rows => unavailable.Rows;

    public override Refusal? Check(Call call) =>
        call.Route is { Service.Length: > 0 } route
        && services.StateAt(route.Service, call.NowMs) is ServiceState.Maintenance or ServiceState.Down
            ? unavailable.For(call)
            : null;
}

/// <summary>The endpoint has not been retired.</summary>
public sealed class EndpointIsServed(ServicesView services, RowChoice offline) : Stage
{
    public override IEnumerable<ErrorRow> Rows => offline.Rows;

    public override Refusal? Check(Call call) =>
        call.Route is { Endpoint.Length: > 0 } route && services.StateAt(route.Endpoint, call.NowMs) == ServiceState.Offline
            ? offline.For(call)
            : null;
}

/// <summary>
/// The service behind the route answers, in time and with sense. A slow one is waited for on the world's clock until the deadline; one that
/// answers nonsense raises what any broken dependency raises, an exception that the door turns into the dialect's internal error.
/// </summary>
public sealed class ServiceAnswers(ServicesView services, WorldClock clock, RowChoice unavailable, RowChoice timedOut, long deadlineMs)
    : Stage
{
    public override IEnumerable<ErrorRow> Rows => [.. unavailable.Rows, .. timedOut.Rows];

    public override bool MayWait => true;

    public override Refusal? Check(Call call) => throw new InvalidOperationException("A service may have to be waited for.");

    public override ValueTask<Refusal?> CheckAsync(Call call)
    {
        if (call.Route is not { Service.Length: > 0 } route || services.Find(route.Service) is not { State: not ServiceState.Up } service)
            return new((Refusal?)null);
        return service.State switch
        {
            ServiceState.Down or ServiceState.Offline => new(unavailable.For(call)),
            ServiceState.Maintenance when services.StateAt(service.Name, call.NowMs) == ServiceState.Maintenance => new(
                unavailable.For(call)
            ),
            ServiceState.Faulty => throw new ServiceFaultException(service.Name),
            ServiceState.Slow => WaitAsync(call, service),
            _ => new((Refusal?)null),
        };
    }

    private async ValueTask<Refusal?> WaitAsync(Call call, ServiceRecord service)
    {
        var aborted = call.Http?.RequestAborted ?? CancellationToken.None;
        await clock.WaitUntilAsync(call.NowMs + Math.Min(service.LatencyMs, deadlineMs), aborted);
        return service.LatencyMs > deadlineMs ? timedOut.For(call) : null;
    }
}

/// <summary>A service answered something that its caller has no rule for.</summary>
public sealed class ServiceFaultException(string service) : IOException($"The service {service} gave an answer that makes no sense.");

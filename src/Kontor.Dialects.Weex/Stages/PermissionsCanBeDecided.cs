using Kontor.Catalog;
using Kontor.Gate;
using Kontor.World.Services;
using Kontor.World.Time;

namespace Kontor.Dialects.Weex.Stages;

/// <summary>
/// The permission service is able to confirm what the key may do. Whatever is the matter with it (away, in maintenance, too slow, answering
/// nonsense), nobody is let in on a guess.
/// </summary>
internal sealed class PermissionsCanBeDecided(ServicesView services, WorldClock clock, string service, long deadlineMs, RowChoice row)
    : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override bool MayWait => true;

    public override Refusal? Check(Call call) => throw new InvalidOperationException("The permission service may have to be waited for.");

    public override ValueTask<Refusal?> CheckAsync(Call call) =>
        services.StateAt(service, call.NowMs) switch
        {
            ServiceState.Up => new((Refusal?)null),
            ServiceState.Slow => WaitAsync(call, services.Find(service).LatencyMs),
            _ => new(row.For(call)),
        };

    private async ValueTask<Refusal?> WaitAsync(Call call, long latencyMs)
    {
        var aborted = call.Http?.RequestAborted ?? CancellationToken.None;
        await clock.WaitUntilAsync(call.NowMs + Math.Min(latencyMs, deadlineMs), aborted);
        return latencyMs > deadlineMs ? row.For(call) : null;
    }
}

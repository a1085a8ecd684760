using Kontor.World.Compliance;

namespace Kontor.Simulation.Works;

/// <summary>People who keep an eye on addresses and transfers, and say what is to be thought of them.</summary>
internal sealed class Watchers(Scene scene)
{
    private readonly Remembered<Alert> _alerts = new(scene.Chance);
    private readonly Remembered<MonitoredAddress> _monitors = new(scene.Chance);

    public Deed Next() =>
        scene.Next(8) switch
        {
            < 2 => Deed.Of(
                new LabelAddress(
                    new AddressLabel(Chain(), Address(), scene.OneIn(4) ? "" : "somebody", scene.OneIn(2) ? "" : "mixer", scene.OneIn(3))
                )
            ),
            < 4 => Raise(),
            < 6 => SetStatus(),
            6 => Monitor(),
            _ => StopMonitoring(),
        };

    private Deed Raise()
    {
        var transfer = new WatchedTransfer($"user-{scene.Next(3)}", Chain(), $"0x{scene.Next(20):x}", Address(), "", scene.OneIn(2));
        var finding = new Finding((AlertLevel)scene.Next(5), "mixer", "somebody", scene.OneIn(2), "1.5", "");
        return Deed.Of(
            new RaiseAlerts(scene.AnyUser(), transfer, scene.OneIn(3) ? [] : [finding]),
            alerts =>
            {
                foreach (var alert in alerts)
                    _alerts.Add(alert);
            }
        );
    }

    private Deed SetStatus()
    {
        var (owner, number) = _alerts.TryPick(out var alert) ? (alert.Owner, alert.Number) : (scene.AnyUser(), 1);
        return Deed.Of(new SetAlertStatus(owner, number, (AlertStatus)scene.Next(5), "looked at"));
    }

    private Deed Monitor() =>
        Deed.Of(
            new MonitorAddress(scene.AnyUser(), Chain(), Address(), scene.OneIn(2), "", scene.Next(2_000_000_000)),
            monitor => _monitors.Add(monitor)
        );

    private Deed StopMonitoring() =>
        _monitors.TryPick(out var monitor)
            ? Deed.Of(new StopMonitoring(monitor.Owner, monitor.Chain, monitor.Address))
            : Deed.Of(new StopMonitoring(scene.AnyUser(), Chain(), Address()));

    private string Chain() => scene.OneIn(8) ? "nowhere" : ChainWork.Carrier;

    private string Address() => $"0x{scene.Next(9):x40}";
}

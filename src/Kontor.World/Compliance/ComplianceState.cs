using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Compliance;

/// <summary>Who stands behind addresses, and what those who watch transfers have found and made of it.</summary>
public sealed class ComplianceState : IStateFolder
{
    private readonly SortedDictionary<(string Chain, string Address), AddressLabel> _labels = new(PlaceOrder.Instance);
    private readonly SortedDictionary<long, AlertBook> _alerts = [];
    private readonly SortedDictionary<(long Owner, string Chain, string Address), MonitoredAddress> _monitors = new(
        OwnedPlaceOrder.Instance
    );

    public string Name => "compliance";

    public IReadOnlyCollection<AddressLabel> Labels => _labels.Values;

    /// <summary>The number of the last alert that anybody got.</summary>
    public long LastAlert { get; private set; }

    internal List<(AddressLabel Label, bool IsGone)> Changes { get; } = [];

    /// <summary>All that was ever found for somebody, the oldest first.</summary>
    public IReadOnlyList<Alert> AlertsOf(long owner) => _alerts.TryGetValue(owner, out var book) ? book.All : [];

    public Alert? FindAlert(long owner, long number) => _alerts.TryGetValue(owner, out var book) ? book.Find(number) : null;

    /// <summary>Those of a transfer that the owner has asked about before; nothing where it has not.</summary>
    public ImmutableArray<Alert>? FindAlerts(long owner, WatchedTransfer transfer) =>
        _alerts.TryGetValue(owner, out var book) ? book.Find(transfer) : null;

    /// <summary>In the order of chains and addresses, those that have ended too.</summary>
    public IEnumerable<MonitoredAddress> MonitorsOf(long owner) => _monitors.Values.Where(one => one.Owner == owner);

    public MonitoredAddress? FindMonitor(long owner, string chain, string address) => _monitors.GetValueOrDefault((owner, chain, address));

    internal Reject Put(AddressLabel label)
    {
        var place = (label.Chain, label.Address);
        // Of whom nothing is known, nothing is kept.
        var isGone = !label.IsSaying;
        if (isGone)
            _labels.Remove(place);
        else if (_labels.Count >= ComplianceBounds.LabelsMax && !_labels.ContainsKey(place))
            return Reject.TooMany;
        else
            _labels[place] = label;
        Changes.Add((label, isGone));
        return Reject.None;
    }

    /// <summary>An exchange says that an address is its own. What an operator has said of the address stays; so does a full book.</summary>
    internal void Introduce(string chain, string address, ExchangeId exchange)
    {
        // Hexadecimal addresses come with letters of both sizes; others mean something by them.
        var spelling = address.StartsWith("0x", StringComparison.Ordinal) ? address.ToLowerInvariant() : address;
        if (!_labels.ContainsKey((chain, spelling)) && _labels.Count < ComplianceBounds.LabelsMax)
            Put(new AddressLabel(chain, spelling, exchange.Name, AddressLabel.Exchange, IsBlack: false));
    }

    internal ImmutableArray<Alert> Raise(long owner, WatchedTransfer transfer, ImmutableArray<Finding> findings, long nowMs)
    {
        var raised = ImmutableArray.CreateBuilder<Alert>();
        foreach (var finding in findings)
        {
            raised.Add(
                new Alert
                {
                    Number = ++LastAlert,
                    Owner = owner,
                    Transfer = transfer,
                    Finding = finding,
                    TimeMs = nowMs,
                }
            );
        }
        var alerts = raised.DrainToImmutable();
        BookOf(owner).Add(transfer, alerts);
        return alerts;
    }

    internal int CountAlerts(long owner) => AlertsOf(owner).Count;

    internal void Replace(Alert alert) => _alerts[alert.Owner].Replace(alert);

    internal void Put(MonitoredAddress monitor) => _monitors[(monitor.Owner, monitor.Chain, monitor.Address)] = monitor;

    internal bool RemoveMonitor(long owner, string chain, string address) => _monitors.Remove((owner, chain, address));

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_labels.Count);
        foreach (var label in _labels.Values)
            label.Write(ref writer);
        writer.WriteLong(LastAlert);
        writer.WriteCount(_alerts.Count);
        foreach (var (owner, book) in _alerts)
        {
            writer.WriteLong(owner);
            book.Save(ref writer);
        }
        writer.WriteCount(_monitors.Count);
        foreach (var monitor in _monitors.Values)
            monitor.Write(ref writer);
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Invariant.Holds(Put(AddressLabel.Read(ref reader)) == Reject.None);
        LastAlert = reader.ReadLong();
        for (var left = reader.ReadCount(); left > 0; left--)
            BookOf(reader.ReadLong()).Load(ref reader);
        for (var left = reader.ReadCount(); left > 0; left--)
            Put(MonitoredAddress.Read(ref reader));
    }

    public void Check(ICollection<string> broken)
    {
        foreach (var (owner, book) in _alerts)
        foreach (var alert in book.All)
        {
            if (alert.Owner != owner || alert.Number > LastAlert)
                broken.Add($"compliance: alert {alert.Number} stands in the book of {owner}");
        }
    }

    private AlertBook BookOf(long owner)
    {
        if (!_alerts.TryGetValue(owner, out var book))
            _alerts.Add(owner, book = new AlertBook());
        return book;
    }

    /// <summary>By the bytes of the text: how people sort words differs from place to place.</summary>
    private sealed class PlaceOrder : IComparer<(string Chain, string Address)>
    {
        public static readonly PlaceOrder Instance = new();

        public int Compare((string Chain, string Address) x, (string Chain, string Address) y)
        {
            var chains = string.CompareOrdinal(x.Chain, y.Chain);
            return chains != 0 ? chains : string.CompareOrdinal(x.Address, y.Address);
        }
    }

    private sealed class OwnedPlaceOrder : IComparer<(long Owner, string Chain, string Address)>
    {
        public static readonly OwnedPlaceOrder Instance = new();

        public int Compare((long Owner, string Chain, string Address) x, (long Owner, string Chain, string Address) y)
        {
            var owners = x.Owner.CompareTo(y.Owner);
            return owners != 0 ? owners : PlaceOrder.Instance.Compare((x.Chain, x.Address), (y.Chain, y.Address));
        }
    }
}

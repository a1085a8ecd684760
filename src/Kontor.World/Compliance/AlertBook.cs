using System.Collections.Immutable;
using Kontor.World.Codec;

namespace Kontor.World.Compliance;

/// <summary>The alerts of one owner. A transfer that was asked about once is known, also when nothing was found.</summary>
internal sealed class AlertBook
{
    private readonly List<Alert> _alerts = [];
    private readonly Dictionary<long, int> _places = [];
    private readonly Dictionary<WatchedTransfer, ImmutableArray<long>> _transfers = [];

    /// <summary>The order in which they were asked about: dictionaries promise none.</summary>
    private readonly List<WatchedTransfer> _asked = [];

    public IReadOnlyList<Alert> All => _alerts;

    public Alert? Find(long number) => _places.TryGetValue(number, out var place) ? _alerts[place] : null;

    public ImmutableArray<Alert>? Find(WatchedTransfer transfer) =>
        _transfers.TryGetValue(transfer, out var numbers) ? [.. numbers.Select(number => _alerts[_places[number]])] : null;

    public void Add(WatchedTransfer transfer, ImmutableArray<Alert> alerts)
    {
        foreach (var alert in alerts)
        {
            _places.Add(alert.Number, _alerts.Count);
            _alerts.Add(alert);
        }
        _transfers.Add(transfer, [.. alerts.Select(alert => alert.Number)]);
        _asked.Add(transfer);
    }

    public void Replace(Alert alert) => _alerts[_places[alert.Number]] = alert;

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_asked.Count);
        foreach (var transfer in _asked)
        {
            transfer.Write(ref writer);
            var numbers = _transfers[transfer];
            writer.WriteCount(numbers.Length);
            foreach (var number in numbers)
                _alerts[_places[number]].Write(ref writer);
        }
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var transfer = WatchedTransfer.Read(ref reader);
            var alerts = ImmutableArray.CreateBuilder<Alert>();
            for (var found = reader.ReadCount(); found > 0; found--)
                alerts.Add(Alert.Read(ref reader));
            Add(transfer, alerts.DrainToImmutable());
        }
    }
}

using Kontor.World.Codec;
using Kontor.World.State;

namespace Kontor.World.Services;

/// <summary>Every service that was ever set, by name.</summary>
public sealed class ServicesState : IStateFolder
{
    private readonly SortedDictionary<string, ServiceRecord> _services = new(StringComparer.Ordinal);

    public string Name => "services";
    public IReadOnlyCollection<ServiceRecord> All => _services.Values;

    internal List<ServiceRecord> Changes { get; } = [];

    public ServiceRecord Find(string name) => _services.GetValueOrDefault(name, ServiceRecord.NeverSet);

    internal Reject Set(ServiceRecord service)
    {
        if (!_services.ContainsKey(service.Name) && _services.Count >= Bounds.ServicesMax)
            return Reject.TooMany;
        _services[service.Name] = service;
        Changes.Add(service);
        return Reject.None;
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_services.Count);
        foreach (var service in _services.Values)
            writer.Write(service);
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Invariant.Holds(Set(reader.ReadService()) == Reject.None);
    }

    public void Check(ICollection<string> broken)
    {
        foreach (var service in _services.Values)
        {
            if (service.EndMs != 0 && service.EndMs < service.StartMs)
                broken.Add($"services: {service.Name} ends before it starts");
        }
    }
}

using System.Collections.Concurrent;

namespace Kontor.World.Services;

/// <summary>The services as everybody outside the loop sees them: read from any thread without a lock.</summary>
public sealed class ServicesView
{
    private readonly ConcurrentDictionary<string, ServiceRecord> _services = new(StringComparer.Ordinal);

    /// <summary>Every service that was ever set, by name.</summary>
    public IEnumerable<ServiceRecord> All => _services.Values.OrderBy(service => service.Name, StringComparer.Ordinal);

    public ServiceRecord Find(string name) => _services.GetValueOrDefault(name, ServiceRecord.NeverSet);

    public ServiceState StateAt(string name, long nowMs) => Find(name).StateAt(nowMs);

    internal void Publish(ServicesState state)
    {
        foreach (var service in state.Changes)
            _services[service.Name] = service;
        state.Changes.Clear();
    }
}

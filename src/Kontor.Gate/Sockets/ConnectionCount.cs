using System.Collections.Concurrent;
using Kontor.Gate.Origin;

namespace Kontor.Gate.Sockets;

/// <summary>Open connections by address. An address without one is forgotten, so the table is no larger than what is open.</summary>
internal sealed class ConnectionCount
{
    private readonly ConcurrentDictionary<IpKey, int> _open = new();

    /// <summary>Counts one more, and answers how many there are now.</summary>
    public int Enter(IpKey address) => _open.AddOrUpdate(address, 1, static (_, open) => open + 1);

    public void Leave(IpKey address)
    {
        while (true)
        {
            var open = _open[address];
            if (open == 1 ? _open.TryRemove(KeyValuePair.Create(address, 1)) : _open.TryUpdate(address, open - 1, open))
                return;
        }
    }
}

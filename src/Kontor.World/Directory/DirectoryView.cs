using System.Collections.Concurrent;
using Kontor.World.State;

namespace Kontor.World.Directory;

/// <summary>
/// The directory as everybody outside the loop sees it: read from any thread without a lock, and never ahead of what is durable.
/// Records are replaced, not changed, so comparing references tells whether one is still current.
/// </summary>
public sealed class DirectoryView
{
    private readonly Published<UserRecord> _users = new();
    private readonly Published<KeyRecord> _keys = new();
    private readonly ConcurrentDictionary<string, UserRecord> _userByName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, BrokerRecord> _brokers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, KeyRecord>> _keyById = new(StringComparer.Ordinal);
    private long _version;

    /// <summary>Grows whenever anything in the directory changed.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>In the order of creation.</summary>
    public IEnumerable<UserRecord> Users => _users;

    /// <summary>In the order of creation.</summary>
    public IEnumerable<KeyRecord> Keys => _keys;

    public int UserCount => _users.Count;
    public int KeyCount => _keys.Count;

    public UserRecord? FindUser(long number) => _users[number - 1];

    public UserRecord? FindUser(string name) => _userByName.GetValueOrDefault(name);

    public BrokerRecord? FindBroker(string id) => _brokers.GetValueOrDefault(id);

    public KeyRecord? FindKey(string dialect, string id) => FindKey(dialect, id.AsSpan());

    public KeyRecord? FindKey(string dialect, ReadOnlySpan<char> id)
    {
        if (!_keyById.TryGetValue(dialect, out var keys))
            return null;
        return keys.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var key) ? key : null;
    }

    internal void Publish(DirectoryState state)
    {
        var changes = state.Changes;
        if (changes.IsEmpty)
            return;
        foreach (var user in changes.Users)
        {
            _users.Put((int)user.Number - 1, user);
            _userByName[user.Name] = user;
        }
        foreach (var broker in changes.Brokers)
            _brokers[broker.Id] = broker;
        foreach (var key in changes.Keys)
        {
            _keys.Put((int)key.Number - 1, key);
            _keyById.GetOrAdd(key.Dialect, static _ => new(StringComparer.Ordinal))[key.Id] = key;
        }
        changes.Clear();
        Volatile.Write(ref _version, _version + 1);
    }
}

using Kontor.World.Codec;
using Kontor.World.State;

namespace Kontor.World.Directory;

/// <summary>Users, keys and brokers, in the order of their creation. Nobody is ever removed: a closed or deleted one says so in its state.</summary>
public sealed class DirectoryState : IStateFolder
{
    private readonly List<UserRecord> _users = [];
    private readonly List<KeyRecord> _keys = [];
    private readonly List<BrokerRecord> _brokers = [];
    private readonly Dictionary<string, int> _userByName = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Dialect, string Id), int> _keyById = [];
    private readonly Dictionary<string, int> _brokerById = new(StringComparer.Ordinal);

    public string Name => "directory";
    public IReadOnlyList<UserRecord> Users => _users;
    public IReadOnlyList<KeyRecord> Keys => _keys;
    public IReadOnlyList<BrokerRecord> Brokers => _brokers;

    /// <summary>What changed since it was last published.</summary>
    internal DirectoryChanges Changes { get; } = new();

    public UserRecord? FindUser(long number) => number > 0 && number <= _users.Count ? _users[(int)number - 1] : null;

    public UserRecord? FindUser(string name) => _userByName.TryGetValue(name, out var index) ? _users[index] : null;

    public KeyRecord? FindKey(string dialect, string id) => _keyById.TryGetValue((dialect, id), out var index) ? _keys[index] : null;

    public BrokerRecord? FindBroker(string id) => _brokerById.TryGetValue(id, out var index) ? _brokers[index] : null;

    internal void Add(UserRecord user)
    {
        Invariant.Holds(user.Number == _users.Count + 1);
        _userByName.Add(user.Name, _users.Count);
        _users.Add(user);
        Changes.Users.Add(user);
    }

    internal void Replace(UserRecord user)
    {
        Invariant.Holds(string.Equals(_users[(int)user.Number - 1].Name, user.Name, StringComparison.Ordinal));
        _users[(int)user.Number - 1] = user;
        Changes.Users.Add(user);
    }

    internal void Add(KeyRecord key)
    {
        Invariant.Holds(key.Number == _keys.Count + 1);
        _keyById.Add((key.Dialect, key.Id), _keys.Count);
        _keys.Add(key);
        Changes.Keys.Add(key);
    }

    internal void Replace(KeyRecord key)
    {
        Invariant.Holds(_keyById[(key.Dialect, key.Id)] == key.Number - 1);
        _keys[(int)key.Number - 1] = key;
        Changes.Keys.Add(key);
    }

    internal void Put(BrokerRecord broker)
    {
        if (_brokerById.TryAdd(broker.Id, _brokers.Count))
            _brokers.Add(broker);
        else
            _brokers[_brokerById[broker.Id]] = broker;
        Changes.Brokers.Add(broker);
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_users.Count);
        foreach (var user in _users)
            writer.Write(user);
        writer.WriteCount(_brokers.Count);
        foreach (var broker in _brokers)
            writer.Write(broker);
        writer.WriteCount(_keys.Count);
        foreach (var key in _keys)
            writer.Write(key);
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Add(reader.ReadUser());
        for (var left = reader.ReadCount(); left > 0; left--)
            Put(reader.ReadBroker());
        for (var left = reader.ReadCount(); left > 0; left--)
            Add(reader.ReadKey());
    }

    public void Check(ICollection<string> broken)
    {
        foreach (var key in _keys)
        {
            if (key.UserNumber != 0 && FindUser(key.UserNumber) is null)
                broken.Add($"directory: key {key.Number} belongs to user {key.UserNumber}, who does not exist");
        }
        if (_userByName.Count != _users.Count || _keyById.Count != _keys.Count || _brokerById.Count != _brokers.Count)
            broken.Add("directory: two entries share a name");
    }
}

using Kontor.World.History;

namespace Kontor.World.Funding;

/// <summary>Deposits or withdrawals that something can still happen to, by id, by whose they are, and by their network.</summary>
internal sealed class OpenMovements<T>
    where T : class
{
    private readonly SortedDictionary<long, T> _all = [];
    private readonly Dictionary<long, SortedSet<long>> _idsOfOwner = [];
    private readonly Dictionary<string, SortedSet<long>> _idsOfNetwork = new(StringComparer.Ordinal);

    public int Count => _all.Count;

    /// <summary>In the order of their ids.</summary>
    public IEnumerable<T> All => _all.Values;

    public T? Find(long id) => _all.GetValueOrDefault(id);

    public void Put(long id, int exchange, long user, string network, T movement)
    {
        if (_all.TryAdd(id, movement))
        {
            IdsOf(_idsOfOwner, HistoryOwner.Of(exchange, user)).Add(id);
            IdsOf(_idsOfNetwork, network).Add(id);
        }
        else
        {
            _all[id] = movement;
        }
    }

    public void Remove(long id, int exchange, long user, string network)
    {
        _all.Remove(id);
        Remove(_idsOfOwner, HistoryOwner.Of(exchange, user), id);
        Remove(_idsOfNetwork, network, id);
    }

    /// <summary>In the order of their ids, as they are now.</summary>
    public List<T> On(string network) => _idsOfNetwork.TryGetValue(network, out var ids) ? [.. ids.Select(id => _all[id])] : [];

    public IEnumerable<T> NewestFirstOf(int exchange, long user) =>
        _idsOfOwner.TryGetValue(HistoryOwner.Of(exchange, user), out var ids) ? ids.Reverse().Select(id => _all[id]) : [];

    private static SortedSet<long> IdsOf<TKey>(Dictionary<TKey, SortedSet<long>> all, TKey key)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out var ids))
            all.Add(key, ids = []);
        return ids;
    }

    private static void Remove<TKey>(Dictionary<TKey, SortedSet<long>> all, TKey key, long id)
        where TKey : notnull
    {
        all[key].Remove(id);
        if (all[key].Count == 0)
            all.Remove(key);
    }
}

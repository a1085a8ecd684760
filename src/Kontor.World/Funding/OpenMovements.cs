using Kontor.World.History;

namespace Kontor.World.Funding;

/// <summary>Deposits or withdrawals that something can still happen to, by id, and by whose they are.</summary>
internal sealed class OpenMovements<T>
    where T : class
{
    private readonly SortedDictionary<long, T> _all = [];
    private readonly Dictionary<long, SortedSet<long>> _idsOfOwner = [];

    public int Count => _all.Count;

    /// <summary>In the order of their ids.</summary>
    public IEnumerable<T> All => _all.Values;

    public T? Find(long id) => _all.GetValueOrDefault(id);

    public void Put(long id, int exchange, long user, T movement)
    {
        if (_all.TryAdd(id, movement))
            IdsOf(HistoryOwner.Of(exchange, user)).Add(id);
        else
            _all[id] = movement;
    }

    public void Remove(long id, int exchange, long user)
    {
        var owner = HistoryOwner.Of(exchange, user);
        _all.Remove(id);
        _idsOfOwner[owner].Remove(id);
        if (_idsOfOwner[owner].Count == 0)
            _idsOfOwner.Remove(owner);
    }

    public IEnumerable<T> NewestFirstOf(int exchange, long user) =>
        _idsOfOwner.TryGetValue(HistoryOwner.Of(exchange, user), out var ids) ? ids.Reverse().Select(id => _all[id]) : [];

    private SortedSet<long> IdsOf(long owner)
    {
        if (!_idsOfOwner.TryGetValue(owner, out var ids))
            _idsOfOwner.Add(owner, ids = []);
        return ids;
    }
}

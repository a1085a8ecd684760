using Kontor.World.Codec;

namespace Kontor.World.Funding;

/// <summary>The sub-accounts of one exchange, in the order in which they were opened.</summary>
public sealed class SubAccountTable
{
    private readonly List<SubAccount> _all = [];
    private readonly Dictionary<long, int> _indexByUser = [];
    private readonly Dictionary<long, List<int>> _indicesOfMain = [];

    public SubAccount? Find(long user) => _indexByUser.TryGetValue(user, out var index) ? _all[index] : null;

    public IEnumerable<SubAccount> Of(long main) =>
        _indicesOfMain.TryGetValue(main, out var indices) ? indices.Select(index => _all[index]) : [];

    public int CountOf(long main) => _indicesOfMain.TryGetValue(main, out var indices) ? indices.Count : 0;

    /// <summary>The user itself, unless somebody opened it as a sub-account.</summary>
    public long MainOf(long user) => Find(user)?.Main ?? user;

    internal void Put(SubAccount account)
    {
        if (!_indexByUser.TryAdd(account.User, _all.Count))
        {
            _all[_indexByUser[account.User]] = account;
            return;
        }
        if (!_indicesOfMain.TryGetValue(account.Main, out var indices))
            _indicesOfMain.Add(account.Main, indices = []);
        indices.Add(_all.Count);
        _all.Add(account);
    }

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_all.Count);
        foreach (var account in _all)
            account.Write(ref writer);
    }

    internal void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Put(SubAccount.Read(ref reader));
    }
}

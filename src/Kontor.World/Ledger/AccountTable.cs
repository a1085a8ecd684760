using Kontor.World.Codec;

namespace Kontor.World.Ledger;

/// <summary>
/// Every account of one exchange, numbered in the order in which they were first used. A number never changes, so whoever trades looks
/// it up once and works with it from then on.
/// </summary>
internal sealed class AccountTable
{
    private readonly record struct AccountKey(long User, int Wallet, int Asset);

    private readonly List<WalletId> _wallets = [];
    private readonly Dictionary<WalletId, int> _indexByWallet = [];
    private readonly Dictionary<AccountKey, int> _indexByKey = [];
    private readonly Dictionary<long, List<int>> _accountsOfUser = [];
    private AccountKey[] _keys = new AccountKey[64];
    private Balance[] _balances = new Balance[64];

    public int Count { get; private set; }

    public ref Balance this[int account] => ref _balances[account];

    public long UserOf(int account) => _keys[account].User;

    public int WalletIndexOf(int account) => _keys[account].Wallet;

    public int AssetOf(int account) => _keys[account].Asset;

    public WalletId Wallet(int index) => _wallets[index];

    public IReadOnlyList<int> AccountsOf(long user) => _accountsOfUser.TryGetValue(user, out var accounts) ? accounts : [];

    public int WalletIndex(WalletId wallet)
    {
        if (_indexByWallet.TryGetValue(wallet, out var index))
            return index;
        _indexByWallet.Add(wallet, _wallets.Count);
        _wallets.Add(wallet);
        return _wallets.Count - 1;
    }

    /// <summary>The account's number, or -1 when nothing was ever in it.</summary>
    public int Find(long user, WalletId wallet, int asset) =>
        _indexByWallet.TryGetValue(wallet, out var index) && _indexByKey.TryGetValue(new(user, index, asset), out var account)
            ? account
            : -1;

    public int FindOrOpen(long user, WalletId wallet, int asset)
    {
        var key = new AccountKey(user, WalletIndex(wallet), asset);
        return _indexByKey.TryGetValue(key, out var account) ? account : Open(key);
    }

    private int Open(AccountKey key)
    {
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, Count * 2);
            Array.Resize(ref _balances, Count * 2);
        }
        var account = Count++;
        _keys[account] = key;
        _indexByKey.Add(key, account);
        if (!_accountsOfUser.TryGetValue(key.User, out var accounts))
            _accountsOfUser.Add(key.User, accounts = []);
        accounts.Add(account);
        return account;
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_wallets.Count);
        foreach (var wallet in _wallets)
            writer.Write(wallet);
        writer.WriteCount(Count);
        for (var account = 0; account < Count; account++)
        {
            var key = _keys[account];
            writer.WriteLong(key.User);
            writer.WriteCount(key.Wallet);
            writer.WriteCount(key.Asset);
            writer.WriteAmount(_balances[account].Available);
            writer.WriteAmount(_balances[account].Frozen);
        }
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            WalletIndex(reader.ReadWallet());
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var key = new AccountKey(reader.ReadLong(), (int)reader.ReadUnsigned(), (int)reader.ReadUnsigned());
            // Opening may replace the array, so it comes first.
            var account = Open(key);
            _balances[account] = new Balance(reader.ReadAmount(), reader.ReadAmount());
        }
    }
}

using Kontor.World.State;

namespace Kontor.World.Ledger;

/// <summary>The books of one exchange: its assets and markets, every account, and for each asset what came from outside.</summary>
public sealed class ExchangeLedger(string name)
{
    private readonly record struct AccountKey(long User, WalletId Wallet, int Asset);

    private readonly List<AssetRecord> _assets = [];
    private readonly List<MarketRecord> _markets = [];
    private readonly Dictionary<string, int> _assetByCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _marketBySymbol = new(StringComparer.Ordinal);
    private readonly List<AssetTotals> _totals = [];
    private readonly List<AccountKey> _keys = [];
    private readonly List<Balance> _balances = [];
    private readonly Dictionary<AccountKey, int> _accountByKey = [];
    private readonly Dictionary<long, List<int>> _accountsOfUser = [];

    public string Name { get; } = name;
    public ExchangeId Id { get; } = new(name);

    /// <summary>In the order of their definition.</summary>
    public IReadOnlyList<AssetRecord> Assets => _assets;

    /// <summary>In the order of their definition.</summary>
    public IReadOnlyList<MarketRecord> Markets => _markets;

    public AssetRecord? FindAsset(string code) => _assetByCode.TryGetValue(code, out var index) ? _assets[index] : null;

    public MarketRecord? FindMarket(string symbol) => _marketBySymbol.TryGetValue(symbol, out var index) ? _markets[index] : null;

    public AssetTotals TotalsOf(string code) => _totals[_assetByCode[code]];

    public Balance BalanceOf(long user, WalletId wallet, string asset) =>
        _assetByCode.TryGetValue(asset, out var index) && _accountByKey.TryGetValue(new(user, wallet, index), out var account)
            ? _balances[account]
            : default;

    /// <summary>Every account the user ever had something in, in the order in which they were first used.</summary>
    public IEnumerable<WalletBalance> BalancesOf(long user)
    {
        foreach (var account in _accountsOfUser.GetValueOrDefault(user, []))
            yield return new(_keys[account].Wallet, _assets[_keys[account].Asset].Code, _balances[account]);
    }

    /// <summary>All accounts of everybody, in the order in which they were first used.</summary>
    internal IEnumerable<(long User, WalletBalance Line)> AllBalances()
    {
        for (var account = 0; account < _keys.Count; account++)
            yield return (_keys[account].User, new(_keys[account].Wallet, _assets[_keys[account].Asset].Code, _balances[account]));
    }

    internal void Put(AssetRecord asset)
    {
        if (_assetByCode.TryGetValue(asset.Code, out var index))
        {
            Invariant.Holds(_assets[index].Decimals == asset.Decimals);
            _assets[index] = asset;
            return;
        }
        _assetByCode.Add(asset.Code, _assets.Count);
        _assets.Add(asset);
        _totals.Add(default);
    }

    internal void Put(MarketRecord market)
    {
        if (_marketBySymbol.TryAdd(market.Symbol, _markets.Count))
            _markets.Add(market);
        else
            _markets[_marketBySymbol[market.Symbol]] = market;
    }

    /// <summary>Changes one account and the running totals of its asset. The other side of the movement is the caller's duty.</summary>
    internal Balance Post(long user, WalletId wallet, string asset, Int128 available, Int128 frozen)
    {
        var assetIndex = _assetByCode[asset];
        var account = Account(new(user, wallet, assetIndex));
        var before = _balances[account];
        var after = new Balance(checked(before.Available + available), checked(before.Frozen + frozen));
        Invariant.Holds(after.Available >= 0 && after.Frozen >= 0);
        _balances[account] = after;
        var totals = _totals[assetIndex];
        _totals[assetIndex] = totals with { Users = checked(totals.Users + available + frozen) };
        return after;
    }

    internal void PostOutside(string asset, Int128 amount)
    {
        var index = _assetByCode[asset];
        _totals[index] = _totals[index] with { Outside = checked(_totals[index].Outside + amount) };
    }

    /// <summary>The cheap check, made after every movement: what users hold is exactly what came from outside.</summary>
    internal void ExpectBalanced(string asset) => Invariant.Holds(TotalsOf(asset).IsZero);

    internal void Restore(long user, WalletBalance line) =>
        Post(user, line.Wallet, line.Asset, line.Balance.Available, line.Balance.Frozen);

    private int Account(AccountKey key)
    {
        if (_accountByKey.TryGetValue(key, out var account))
            return account;
        account = _keys.Count;
        _accountByKey.Add(key, account);
        _keys.Add(key);
        _balances.Add(default);
        if (!_accountsOfUser.TryGetValue(key.User, out var accounts))
            _accountsOfUser.Add(key.User, accounts = []);
        accounts.Add(account);
        return account;
    }
}

/// <summary>Both sides of one asset. Outside goes below zero by what it has brought in.</summary>
public readonly record struct AssetTotals(Int128 Users, Int128 Outside)
{
    public bool IsZero => Users + Outside == 0;
}

using Kontor.World.Codec;
using Kontor.World.Feed;
using Kontor.World.History;

namespace Kontor.World.Ledger;

/// <summary>
/// The books of one exchange. Money moves, it is never made: every posting takes from one account what it gives to another, so the sum
/// over all accounts of an asset, those of the house included, is zero at every moment.
/// </summary>
public sealed class ExchangeLedger
{
    /// <summary>Nobody's number: the house keeps its own accounts under it.</summary>
    internal const long HouseUser = 0;

    private readonly AccountTable _accounts = new();
    private readonly SortedDictionary<int, Int128> _frozenByOperator = [];
    private readonly HistoryStream<BillRow> _bills;
    private int[] _feesAccountPlusOne = [];

    internal ExchangeLedger(string name, int index, HistoryStream<BillRow> bills, ExchangeTap tap) =>
        (Name, Index, _bills, Tap) = (name, index, bills, tap);

    public string Name { get; }
    public ExchangeId Id => new(Name);

    /// <summary>Its place among the exchanges of the world.</summary>
    public int Index { get; }

    public AssetTable Assets { get; } = new();

    /// <summary>Who is watched here. Listens, and is no part of the books.</summary>
    internal ExchangeTap Tap { get; }

    public AssetRecord? FindAsset(string code) => Assets.Find(code);

    public Balance BalanceOf(long user, WalletId wallet, string asset) =>
        Assets.IndexOf(asset) is >= 0 and var index && _accounts.Find(user, wallet, index) is >= 0 and var account
            ? _accounts[account]
            : default;

    public Balance BalanceOf(House house, string asset) => BalanceOf(HouseUser, WalletId.Of(house), asset);

    /// <summary>The number under which bills name an account, or -1 when it was never used.</summary>
    public int AccountOf(long user, WalletId wallet, string asset) =>
        Assets.IndexOf(asset) is >= 0 and var index ? _accounts.Find(user, wallet, index) : -1;

    /// <summary>Whether the user ever had anything in a wallet.</summary>
    internal bool HasAccount(long user, WalletId wallet) => BalancesOf(user).Any(line => line.Wallet == wallet);

    public Balance BalanceAt(int account) => _accounts[account];

    /// <summary>Every account the user ever had something in, in the order in which they were first used.</summary>
    public IEnumerable<WalletBalance> BalancesOf(long user) => _accounts.AccountsOf(user).Select(LineOf);

    /// <summary>What the house has and owes, in the order in which it first did.</summary>
    public IEnumerable<WalletBalance> HouseBalances() => BalancesOf(HouseUser);

    internal int AccountsCount => _accounts.Count;

    internal WalletBalance LineOf(int account) =>
        new(_accounts.Wallet(_accounts.WalletIndexOf(account)), Assets[_accounts.AssetOf(account)].Code, _accounts[account]);

    internal long UserOf(int account) => _accounts.UserOf(account);

    /// <summary>The number of the asset that lies in an account.</summary>
    public int AssetOf(int account) => _accounts.AssetOf(account);

    /// <summary>The number of an account, which is opened when nobody used it before. It stays valid for as long as the world lives.</summary>
    internal int Account(long user, WalletId wallet, int asset) => _accounts.FindOrOpen(user, wallet, asset);

    internal int Account(House house, int asset) => _accounts.FindOrOpen(HouseUser, WalletId.Of(house), asset);

    internal int WalletIndex(WalletId wallet) => _accounts.WalletIndex(wallet);

    internal WalletId Wallet(int index) => _accounts.Wallet(index);

    /// <summary>From available to frozen. Nothing comes or goes, so no bill is written.</summary>
    internal void Hold(int account, Int128 amount)
    {
        ref var balance = ref _accounts[account];
        Invariant.Holds(amount >= 0 && balance.Available >= amount);
        Tap.Of(UserOf(account))?.TouchBalance(account, balance);
        balance = new Balance(balance.Available - amount, balance.Frozen + amount);
    }

    /// <summary>From frozen to available.</summary>
    internal void Release(int account, Int128 amount)
    {
        ref var balance = ref _accounts[account];
        Invariant.Holds(amount >= 0 && balance.Frozen >= amount);
        Tap.Of(UserOf(account))?.TouchBalance(account, balance);
        balance = new Balance(balance.Available + amount, balance.Frozen - amount);
    }

    /// <summary>From what is available here to what is available there.</summary>
    internal void Move(int from, int to, Int128 amount, in Posting why)
    {
        Invariant.Holds(amount >= 0);
        Add(from, -amount);
        Add(to, amount);
        WriteBill(from, to, -amount, 0, why.Kind, why);
        WriteBill(to, from, amount, 0, why.ReceiverKind ?? why.Kind, why);
    }

    /// <summary>
    /// One half of a trade: what was held here becomes available there, and both sides pay their fee to the house, the one on top of
    /// what it gives, the other out of what it gets.
    /// </summary>
    internal void Settle(int from, int to, Int128 amount, Int128 fromFee, Int128 toFee, in Posting why)
    {
        Invariant.Holds(amount >= 0 && fromFee >= 0 && toFee >= 0 && toFee <= amount);
        Release(from, amount + fromFee);
        Add(from, -(amount + fromFee));
        Add(to, amount - toFee);
        if (fromFee + toFee > 0)
            Add(FeesAccount(_accounts.AssetOf(from)), fromFee + toFee);
        WriteBill(from, to, -(amount + fromFee), fromFee, why.Kind, why);
        WriteBill(to, from, amount - toFee, toFee, why.ReceiverKind ?? why.Kind, why);
    }

    /// <summary>What the operator holds back of an account. What orders hold back is none of its business.</summary>
    internal Int128 FrozenByOperator(int account) => _frozenByOperator.GetValueOrDefault(account);

    internal void FreezeByOperator(int account, Int128 amount)
    {
        Hold(account, amount);
        _frozenByOperator[account] = FrozenByOperator(account) + amount;
    }

    internal void ReleaseByOperator(int account, Int128 amount)
    {
        Invariant.Holds(amount <= FrozenByOperator(account));
        Release(account, amount);
        _frozenByOperator[account] -= amount;
    }

    internal void Save(ref RecordWriter writer)
    {
        Assets.Save(ref writer);
        _accounts.Save(ref writer);
        writer.WriteCount(_frozenByOperator.Count);
        foreach (var (account, amount) in _frozenByOperator)
        {
            writer.WriteCount(account);
            writer.WriteAmount(amount);
        }
    }

    internal void Load(ref RecordReader reader)
    {
        Assets.Load(ref reader);
        _accounts.Load(ref reader);
        for (var left = reader.ReadCount(); left > 0; left--)
            _frozenByOperator.Add((int)reader.ReadUnsigned(), reader.ReadAmount());
    }

    internal void Check(ICollection<string> broken)
    {
        var sums = new Int128[Assets.All.Count];
        for (var account = 0; account < _accounts.Count; account++)
        {
            var (balance, asset) = (_accounts[account], _accounts.AssetOf(account));
            sums[asset] += balance.Total;
            if (balance.Frozen < 0 || (balance.Available < 0 && _accounts.UserOf(account) != HouseUser))
                broken.Add($"ledger: {Name}: user {_accounts.UserOf(account)} has less than nothing in {LineOf(account)}");
        }
        for (var asset = 0; asset < sums.Length; asset++)
        {
            if (sums[asset] != 0)
                broken.Add($"ledger: {Name}: {Assets[asset].Code} does not sum up to zero");
        }
    }

    // Every trade pays fees, so the way to their accounts is remembered.
    private int FeesAccount(int asset)
    {
        if (asset >= _feesAccountPlusOne.Length)
            Array.Resize(ref _feesAccountPlusOne, Assets.All.Count);
        if (_feesAccountPlusOne[asset] == 0)
            _feesAccountPlusOne[asset] = Account(House.Fees, asset) + 1;
        return _feesAccountPlusOne[asset] - 1;
    }

    // Only the house may owe; a user who would is a bug, and the world stops before it is written anywhere.
    private void Add(int account, Int128 amount)
    {
        ref var balance = ref _accounts[account];
        var available = checked(balance.Available + amount);
        Invariant.Holds(available >= 0 || _accounts.UserOf(account) == HouseUser);
        Tap.Of(UserOf(account))?.TouchBalance(account, balance);
        balance = balance with { Available = available };
    }

    private void WriteBill(int account, int other, Int128 delta, Int128 fee, BillKind kind, in Posting why)
    {
        if (_accounts.UserOf(account) == HouseUser)
            return;
        Tap.Of(UserOf(account))?.NameBalance(account, kind);
        _bills.Add(
            new BillRow
            {
                User = _accounts.UserOf(account),
                TimeMs = why.TimeMs,
                Reference = why.Reference,
                Delta = delta,
                BalanceAfter = _accounts[account].Total,
                Fee = fee,
                FillSize = why.FillSize,
                FillValue = why.FillValue,
                Account = account,
                OtherWallet = _accounts.WalletIndexOf(other),
                Market = why.Market,
                IsContract = why.IsContract ? (byte)1 : (byte)0,
                Exchange = (byte)Index,
                Kind = kind,
                Detail = why.Detail,
            }
        );
    }
}

using Kontor.World.Directory;
using Kontor.World.Feed;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.MarketData;
using Kontor.World.Matching;
using Kontor.World.Time;

namespace Kontor.World.Perpetuals;

/// <summary>The contracts of one exchange, who trades them, and what is open in them.</summary>
public sealed partial class PerpetualExchange
{
    private readonly List<Contract> _contracts = [];
    private readonly Dictionary<string, int> _indexBySymbol = new(StringComparer.Ordinal);
    private readonly HistoryStream<CandleRow> _candles;

    // By the number of the user.
    private Trader?[] _traders = new Trader?[64];
    private long _lastOrderId;
    private long _lastTradeId;

    internal PerpetualExchange(
        ExchangeLedger ledger,
        DirectoryState directory,
        ScheduleState schedule,
        PerpetualsHistory history,
        HistoryStream<CandleRow> candles
    )
    {
        (Ledger, Directory, Schedule, History, _candles) = (ledger, directory, schedule, history, candles);
        Risk = new PerpetualsRisk(this);
        Money = new PerpetualMoney(this);
        Desk = new PerpetualDesk(this);
    }

    public ExchangeLedger Ledger { get; }

    /// <summary>In the order of their definition.</summary>
    public IReadOnlyList<Contract> Contracts => _contracts;

    public Contract? ContractOf(string symbol) => _indexBySymbol.TryGetValue(symbol, out var index) ? _contracts[index] : null;

    public Contract At(int contract) => _contracts[contract];

    /// <summary>Null for who never traded or set anything here.</summary>
    public Trader? TraderOf(long user) => user >= 0 && user < _traders.Length ? _traders[user] : null;

    public int OpenOrdersCount => Orders.Count;

    public int PositionsCount => Positions.Count;

    internal DirectoryState Directory { get; }
    internal ScheduleState Schedule { get; }
    internal PerpetualsHistory History { get; }
    internal OrderPool Pool { get; } = new(Bounds.PerpetualOrdersPerExchangeMax);
    internal OpenOrders Orders { get; } = new();
    internal PositionTable Positions { get; } = new();
    internal PerpetualMoney Money { get; }
    internal PerpetualDesk Desk { get; }
    internal EndedOrders Ended { get; } = new();
    internal PerpetualsRisk Risk { get; }

    /// <summary>Contracts with something in them that is not shown yet.</summary>
    internal List<Contract> Changed { get; } = [];

    internal ExchangeTap Tap => Ledger.Tap;

    /// <summary>A position is not what it was: for those who watch its owner.</summary>
    internal void Show(int position)
    {
        ref readonly var row = ref Positions[position];
        Tap.Of(row.User)?.TouchPosition(row.Id);
    }

    /// <summary>What stands against a contract wallet is not what it was: for those who watch its owner.</summary>
    internal void Show(ContractAccount account) => Tap.Of(account.User)?.TouchAccount(account, Ledger.BalanceAt(account.Handle));

    internal void NoteChange(Contract contract)
    {
        if (contract.IsChanged)
            return;
        contract.IsChanged = true;
        Changed.Add(contract);
    }

    internal void ForgetChanges()
    {
        foreach (var contract in Changed)
            contract.IsChanged = false;
        Changed.Clear();
    }

    internal long NextOrderId() => ++_lastOrderId;

    internal long NextTradeId() => ++_lastTradeId;

    internal void Define(ContractRecord record, long nowMs)
    {
        var contract = Put(record);
        if (record.State == ContractState.Offline)
        {
            Desk.Delist(contract, nowMs);
            Risk.WindUp(contract, nowMs);
        }
        Risk.OnDefined(contract, nowMs);
        Risk.OnSettled(nowMs);
    }

    /// <summary>An open order of the user; an empty symbol asks in every contract.</summary>
    internal int FindOpen(long user, string symbol, in PerpetualOrderKey key)
    {
        var slot = key.OrderId != 0 ? Orders.Find(key.OrderId) : Orders.Find(user, key.ClientId);
        return slot != OrderPool.None && Orders[slot].User == user && IsIn(Orders[slot].Contract, symbol) ? slot : OrderPool.None;
    }

    private bool IsIn(int contract, string symbol) =>
        symbol.Length == 0 || string.Equals(_contracts[contract].Symbol, symbol, StringComparison.Ordinal);

    internal Contract Put(ContractRecord record)
    {
        if (_indexBySymbol.TryAdd(record.Symbol, _contracts.Count))
        {
            var onClosed = CandleHistory.Into(_candles, Ledger.Index, MarketProduct.Perpetual, _contracts.Count);
            _contracts.Add(new Contract(_contracts.Count, record, Ledger, Pool, new MarketTape(MarketProduct.Perpetual, onClosed)));
        }
        var contract = _contracts[_indexBySymbol[record.Symbol]];
        contract.Record = record;
        NoteChange(contract);
        return contract;
    }

    /// <summary>The user's place in a contract, which he takes when he never had it.</summary>
    internal Seat SeatOf(long user, Contract contract)
    {
        var trader = OpenTrader(user);
        if (trader.SeatAt(contract.Index) is { } known)
            return known;
        var seat = new Seat(trader, contract, AccountOf(trader, contract.QuoteAsset));
        trader.Add(seat);
        return seat;
    }

    internal Trader OpenTrader(long user)
    {
        if (user >= _traders.Length)
            Array.Resize(ref _traders, (int)Math.Max(user + 1, _traders.Length * 2L));
        return _traders[user] ??= new Trader(user);
    }

    internal ContractAccount AccountOf(Trader trader, int asset)
    {
        if (trader.AccountOf(asset) is { } known)
            return known;
        var account = new ContractAccount(trader.User, asset, Ledger);
        trader.Add(account);
        return account;
    }

    /// <summary>How a wallet stands that was never traded with.</summary>
    internal AccountView EmptyView(long user, int asset) =>
        new()
        {
            Cash = Ledger.BalanceOf(user, WalletId.Contract, Ledger.Assets[asset].Code).Available,
            Debt = 0,
            OrderHolds = 0,
            IsolatedMargin = 0,
            CrossUnrealized = 0,
            CrossMargin = 0,
            CrossMaintenance = 0,
        };

    public AccountView AccountViewOf(long user, int asset) =>
        TraderOf(user)?.AccountOf(asset) is { } account ? Money.Look(account) : EmptyView(user, asset);

    /// <summary>Something came into a contract wallet or went out of it without a trade.</summary>
    internal void OnWalletChanged(long user, int asset, long nowMs)
    {
        if (TraderOf(user)?.AccountOf(asset) is not { } account)
            return;
        Money.Balance(account, nowMs);
        Risk.OnAccount(account, nowMs);
        Risk.OnSettled(nowMs);
    }

    /// <summary>What a user can take out of his contract wallet, as far as contracts have a say in it.</summary>
    internal Int128 TransferableOf(long user, int asset) => AccountViewOf(user, asset).Transferable;
}

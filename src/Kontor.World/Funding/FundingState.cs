using Kontor.World.Codec;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Funding;

/// <summary>Coins on their way into the exchanges and out of them: networks, addresses, deposits and withdrawals.</summary>
public sealed partial class FundingState : IStateFolder
{
    // Rows with all their texts are large, and asked for less often than bills.
    private const int HotMax = 1 << 14;

    private readonly List<FundingExchange> _exchanges = [];
    private readonly List<NetworkRecord> _networks = [];
    private readonly Dictionary<string, int> _networkByName = new(StringComparer.Ordinal);
    private readonly LedgerState _ledger;
    private long _nextId = 1;

    internal FundingState(LedgerState ledger) => _ledger = ledger;

    public string Name => "funding";

    /// <summary>In the order of their definition.</summary>
    public IReadOnlyList<NetworkRecord> Networks => _networks;

    public HistoryStream<DepositRow> FinishedDeposits { get; } = new("deposits", HotMax);
    public HistoryStream<WithdrawalRow> FinishedWithdrawals { get; } = new("withdrawals", HotMax);
    public HistoryStream<UserTransferRow> UserTransfers { get; } = new("user-transfers");

    internal HistoryStream[] Histories => [FinishedDeposits, FinishedWithdrawals, UserTransfers];

    internal OpenMovements<Deposit> Deposits { get; } = new();
    internal OpenMovements<Withdrawal> Withdrawals { get; } = new();
    internal AddressRegister Addresses { get; } = new();

    /// <summary>Transactions that were reported, and the deposits they became.</summary>
    internal RememberedIds<(string Network, string TxId, long Index)> Reported { get; } = new(FundingBounds.ReportedMax);

    internal bool HasRoom => Deposits.Count + Withdrawals.Count < FundingBounds.OpenMax;

    /// <summary>The number of the newest deposit or withdrawal.</summary>
    public long NewestId => _nextId - 1;

    public NetworkRecord? FindNetwork(string name) => _networkByName.TryGetValue(name, out var index) ? _networks[index] : null;

    /// <summary>An exchange that is known to exist.</summary>
    public FundingExchange Of(ExchangeLedger ledger) => _exchanges[ledger.Index];

    public FundingExchange? Find(ExchangeId exchange) => _ledger.Find(exchange) is { } ledger ? Of(ledger) : null;

    internal int NetworkIndex(string name) => _networkByName.GetValueOrDefault(name, -1);

    internal long TakeId() => _nextId++;

    internal void Begin(int exchanges)
    {
        for (var index = 0; index < exchanges; index++)
            _exchanges.Add(new FundingExchange());
    }

    internal void Put(NetworkRecord network)
    {
        if (_networkByName.TryAdd(network.Name, _networks.Count))
            _networks.Add(network);
        else
            _networks[_networkByName[network.Name]] = network;
    }

    internal void Put(Deposit deposit) => Deposits.Put(deposit.Id, IndexOf(deposit.Exchange), deposit.User, deposit.Network, deposit);

    internal void Put(Withdrawal withdrawal) =>
        Withdrawals.Put(withdrawal.Id, IndexOf(withdrawal.Exchange), withdrawal.User, withdrawal.Network, withdrawal);

    /// <summary>Nothing more happens to it: it leaves the state for the history.</summary>
    internal Deposit Finish(Deposit deposit)
    {
        Invariant.Holds(!deposit.IsOpen);
        if (Deposits.Find(deposit.Id) is not null)
            Deposits.Remove(deposit.Id, IndexOf(deposit.Exchange), deposit.User, deposit.Network);
        FinishedDeposits.Add(ToRow(deposit));
        return deposit;
    }

    /// <summary>Nothing more happens to it: it leaves the state for the history.</summary>
    internal Withdrawal Finish(Withdrawal withdrawal)
    {
        Invariant.Holds(!withdrawal.IsOpen);
        if (Withdrawals.Find(withdrawal.Id) is not null)
            Withdrawals.Remove(withdrawal.Id, IndexOf(withdrawal.Exchange), withdrawal.User, withdrawal.Network);
        FinishedWithdrawals.Add(ToRow(withdrawal));
        return withdrawal;
    }

    private int IndexOf(ExchangeId exchange) => _ledger.Find(exchange)!.Index;

    public void Save(ref RecordWriter writer)
    {
        writer.WriteLong(_nextId);
        writer.WriteCount(_networks.Count);
        foreach (var network in _networks)
            network.Write(ref writer);
        writer.WriteCount(_exchanges.Count);
        foreach (var exchange in _exchanges)
            exchange.Save(ref writer);
        Addresses.Save(ref writer);
        Reported.Save(ref writer, MovementCodec.WriteTransaction);
        writer.WriteCount(Deposits.Count);
        foreach (var deposit in Deposits.All)
            writer.Write(deposit);
        writer.WriteCount(Withdrawals.Count);
        foreach (var withdrawal in Withdrawals.All)
            writer.Write(withdrawal);
    }

    public void Load(ref RecordReader reader)
    {
        _nextId = reader.ReadLong();
        for (var left = reader.ReadCount(); left > 0; left--)
            Put(NetworkRecord.Read(ref reader));
        Begin(reader.ReadCount());
        foreach (var exchange in _exchanges)
            exchange.Load(ref reader);
        Addresses.Load(ref reader);
        Reported.Load(ref reader, MovementCodec.ReadTransaction);
        for (var left = reader.ReadCount(); left > 0; left--)
            Put(reader.ReadDeposit());
        for (var left = reader.ReadCount(); left > 0; left--)
            Put(reader.ReadWithdrawal());
    }

    public void Check(ICollection<string> broken) => FundingChecks.Run(this, _ledger, broken);
}

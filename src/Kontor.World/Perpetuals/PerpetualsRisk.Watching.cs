using Kontor.World.Codec;
using Kontor.World.Perpetuals.Funding;
using Kontor.World.Perpetuals.Liquidation;
using Kontor.World.Perpetuals.Plans;
using Kontor.World.Perpetuals.Prices;

namespace Kontor.World.Perpetuals;

/// <summary>
/// What has happened is noted while orders are matched, and looked at afterwards: first the plans that a price has reached, so that a stop
/// comes before a liquidation, then positions and accounts that may not be backed any more. What that trades is noted in turn, until
/// nothing is left to look at. Each round either ends a plan or a position or finds it sound at the present price, so it ends.
/// </summary>
internal sealed partial class PerpetualsRisk
{
    private readonly List<ContractWatch> _watches = [];
    private readonly List<Contract> _moved = [];
    private readonly List<long> _positions = [];
    private readonly List<ContractAccount> _accounts = [];
    private bool _isLooking;

    public MarkDesk Marks { get; } = new(exchange);
    public FundingDesk Funding { get; } = new(exchange, exchange.Schedule);
    public PlanDesk Plans { get; } = new(exchange, exchange.Schedule);
    public SilenceDesk Silence { get; } = new(exchange, exchange.Schedule);
    public LiquidationDesk Liquidations { get; } = new(exchange, exchange.Schedule);

    public ContractWatch WatchOf(Contract contract)
    {
        while (_watches.Count <= contract.Index)
            _watches.Add(new ContractWatch());
        return _watches[contract.Index];
    }

    public FundingMeter MeterOf(Contract contract) => WatchOf(contract).Meter;

    public void NoteMoved(Contract contract)
    {
        var watch = WatchOf(contract);
        if (watch.IsMoved)
            return;
        watch.IsMoved = true;
        _moved.Add(contract);
    }

    // Whoever had to wait while the contract was paused is looked at when it trades again.
    partial void WhenDefined(Contract contract, long nowMs)
    {
        Funding.Open(contract, nowMs);
        NoteMoved(contract);
        foreach (var slot in exchange.Positions.SlotsById())
        {
            if (exchange.Positions[slot].Contract == contract.Index)
                OnPosition(slot, nowMs);
        }
    }

    partial void WhenPrices(Contract contract, long nowMs) => NoteMoved(contract);

    partial void WhenPosition(int position, long nowMs)
    {
        ref readonly var row = ref exchange.Positions[position];
        if (row.IsIsolated)
            _positions.Add(row.Id);
        // The margin and the fees of an isolated position come out of what is behind the cross ones.
        NoteAccount(exchange.Positions.SeatOf(position).Account);
    }

    partial void WhenClosed(Seat seat, in PositionRow closed, long nowMs)
    {
        WatchOf(seat.Contract).Positions.Forget(closed.Id);
        Plans.Close(seat.Contract, closed, nowMs);
        NoteAccount(seat.Account);
    }

    partial void WhenFilled(in PerpetualOrderRow order, in PerpetualFillRow fill, int position)
    {
        Liquidations.Filled(order, fill, fill.TimeMs);
        if (order.TakeProfitTicks > 0 || order.StopLossTicks > 0)
            Plans.AddEnds(order, fill, position, fill.TimeMs);
    }

    partial void WhenAccount(ContractAccount account, long nowMs) => NoteAccount(account);

    partial void WhenShort(ContractAccount account, in PerpetualOrderRow order, Int128 loss, long nowMs, ref Int128 covered) =>
        covered = Liquidations.Cover(account, order, loss, nowMs);

    partial void WhenSettled(long nowMs)
    {
        // What is placed on the way settles, too: it is looked at in the round that is going on.
        if (_isLooking)
            return;
        _isLooking = true;
        while (_moved.Count + _positions.Count + _accounts.Count > 0)
        {
            LookAtPrices(nowMs);
            LookAtPositions(nowMs);
            LookAtAccounts(nowMs);
        }
        _isLooking = false;
    }

    private void LookAtPrices(long nowMs)
    {
        for (var index = 0; index < _moved.Count; index++)
        {
            var contract = _moved[index];
            var watch = WatchOf(contract);
            watch.IsMoved = false;
            Plans.Fire(contract, nowMs);
            while (watch.Positions.TryTakeReached(contract.ValuationUnits, out var position))
            {
                if (exchange.Positions.Find(position) is var slot && slot != PositionTable.None)
                    WhenPosition(slot, nowMs);
            }
        }
        _moved.Clear();
    }

    private void LookAtPositions(long nowMs)
    {
        for (var index = 0; index < _positions.Count; index++)
        {
            if (exchange.Positions.Find(_positions[index]) is var slot && slot != PositionTable.None)
                Liquidations.Examine(slot, nowMs);
        }
        _positions.Clear();
    }

    private void LookAtAccounts(long nowMs)
    {
        for (var index = 0; index < _accounts.Count; index++)
        {
            _accounts[index].IsNoted = false;
            Liquidations.Examine(_accounts[index], nowMs);
        }
        _accounts.Clear();
    }

    private void NoteAccount(ContractAccount account)
    {
        if (account.IsNoted)
            return;
        account.IsNoted = true;
        _accounts.Add(account);
    }

    public void SetIndex(Contract contract, long indexUnits, long nowMs)
    {
        Funding.BeginSampling(contract, nowMs);
        Marks.SetIndex(contract, indexUnits, nowMs);
        OnSettled(nowMs);
    }

    /// <summary>The contract is taken off the list, and its orders are gone already.</summary>
    public void WindUp(Contract contract, long nowMs)
    {
        Plans.CancelAllOf(contract, nowMs);
        if (contract.OpenLots > 0)
            Liquidations.SettleAll(contract, nowMs);
    }

    internal void Save(ref RecordWriter writer)
    {
        Invariant.Holds(_moved.Count + _positions.Count + _accounts.Count == 0);
        writer.WriteCount(_watches.Count);
        foreach (var watch in _watches)
            watch.Save(ref writer);
        Plans.Save(ref writer);
        Silence.Save(ref writer);
        Liquidations.Save(ref writer);
    }

    internal void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            _watches.Add(new ContractWatch());
            _watches[^1].Load(ref reader);
        }
        Plans.Load(ref reader);
        Silence.Load(ref reader);
        Liquidations.Load(ref reader);
    }

    internal void Check(ICollection<string> broken)
    {
        Plans.Book.Check(exchange.Ledger.Name, broken);
        Liquidations.Check(broken);
    }
}

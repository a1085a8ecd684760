using Kontor.World.Codec;
using Kontor.World.Perpetuals.Prices;
using Kontor.World.Time;

namespace Kontor.World.Perpetuals.Plans;

/// <summary>
/// Cancels what a user has open in a contract when he has not been heard of for as long as he said. Instants are whole seconds, so that
/// the schedule is never asked for more of them than there are seconds in the longest wait.
/// </summary>
internal sealed class SilenceDesk(PerpetualExchange exchange, ScheduleState schedule)
{
    public const long TimeoutMinMs = 1_000;
    public const long TimeoutMaxMs = 86_400_000;

    private readonly Deadlines _waits = new();

    /// <summary>When all will be cancelled; 0 when nobody has asked for it.</summary>
    public long DueOf(Contract contract, long user) => _waits.DueOf(KeyOf(contract, user));

    /// <summary>Waits anew, or not at all any more.</summary>
    public Outcome<long> Set(Contract contract, long user, long timeoutMs, long nowMs)
    {
        if (timeoutMs != 0 && timeoutMs is < TimeoutMinMs or > TimeoutMaxMs)
            return Reject.TimeoutOutOfRange;
        if (timeoutMs == 0)
        {
            _waits.Clear(KeyOf(contract, user));
            return 0;
        }
        if (!schedule.HasRoom)
            return Reject.TooMany;
        var dueMs = (nowMs + timeoutMs + 999) / 1_000 * 1_000;
        if (dueMs > Bounds.InstantMaxMs)
            return Reject.Overflow;
        _waits.Set(KeyOf(contract, user), dueMs);
        Await(nowMs);
        return dueMs;
    }

    public void Run(long nowMs)
    {
        while (_waits.TryTakeDue(nowMs, out var packed))
        {
            var key = ContractKey.Of(packed);
            if (exchange.TraderOf(key.User) is { } trader)
                exchange.Desk.CancelAll(trader, exchange.At(key.Contract), PerpetualEnd.CancelAllAfter, nowMs);
        }
        Await(nowMs);
    }

    internal void Save(ref RecordWriter writer) => _waits.Save(ref writer);

    internal void Load(ref RecordReader reader) => _waits.Load(ref reader);

    private void Await(long nowMs)
    {
        if (_waits.TryAwait(nowMs, out var dueMs))
            schedule.At(dueMs, DueKind.CancelAllAfter, exchange.Ledger.Index);
    }

    private long KeyOf(Contract contract, long user) => new ContractKey(exchange.Ledger.Index, contract.Index, user).Packed;
}

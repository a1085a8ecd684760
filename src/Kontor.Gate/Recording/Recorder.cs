using Kontor.Catalog;
using Kontor.Gate.Origin;
using Kontor.Gate.Secrets;

namespace Kontor.Gate.Recording;

/// <summary>
/// The last requests, in a ring of slots that are written over. Recording happens on every request, so a slot only takes references and
/// numbers; what a reader wants to see is put together when somebody reads.
/// </summary>
public sealed class Recorder
{
    private readonly Slot[] _slots;
    private long _next;

    public Recorder(int capacity = 4096)
    {
        _slots = new Slot[capacity];
        for (var i = 0; i < capacity; i++)
            _slots[i] = new Slot();
    }

    public void Record(Call call, Refusal? refusal, TimeSpan elapsed)
    {
        var slot = _slots[(Interlocked.Increment(ref _next) - 1) % _slots.Length];
        lock (slot)
            slot.Set(call, refusal, elapsed);
    }

    public RequestRecord? Find(RequestId id)
    {
        foreach (var slot in _slots)
        {
            lock (slot)
            {
                if (slot.Dialect is not null && slot.Id == id)
                    return slot.Read();
            }
        }

        return null;
    }

    /// <summary>The newest requests first.</summary>
    public IReadOnlyList<RequestRecord> Latest(int count)
    {
        var records = new List<RequestRecord>();
        var next = Volatile.Read(ref _next);
        for (var i = next - 1; i >= Math.Max(0, next - _slots.Length) && records.Count < count; i--)
        {
            var slot = _slots[i % _slots.Length];
            lock (slot)
            {
                if (slot.Dialect is not null)
                    records.Add(slot.Read());
            }
        }

        return records;
    }

    private sealed class Slot
    {
        private string _method = "";
        private string _target = "";
        private string _keyId = "";
        private long _atMs;
        private TimeSpan _elapsed;
        private IpKey _ip;
        private Access? _access;
        private int _refusedAt;
        private int _status;
        private Refusal? _refusal;
        private SignatureEvidence? _evidence;

        public Dialect? Dialect { get; private set; }
        public RequestId Id { get; private set; }

        public void Set(Call call, Refusal? refusal, TimeSpan elapsed)
        {
            Dialect = call.Dialect;
            Id = call.Id;
            _method = call.Method;
            _target = call.Target;
            _keyId = call.Key?.Record.Id ?? "";
            _atMs = call.NowMs;
            _elapsed = elapsed;
            _ip = call.Ip;
            _access = call.Route?.Access;
            _refusedAt = call.RefusedAt;
            _status = call.Reply.Status;
            _refusal = refusal;
            _evidence = call.Evidence;
        }

        public RequestRecord Read() =>
            new()
            {
                Id = Id,
                Dialect = Dialect!,
                Method = _method,
                Target = SecretText.Redact(_target, [.. Dialect!.SecretParameters]),
                AtMs = _atMs,
                ElapsedMicroseconds = _elapsed.TotalMicroseconds,
                Client = _ip.ToString(),
                KeyId = _keyId,
                Status = _status,
                Refusal = _refusal,
                IsAdmitted = _refusedAt < 0,
                Stages = [.. Dialect.Profile.Steps.Select((step, index) => (step.Stage.Name, Decision(step, index)))],
                Evidence = _evidence,
            };

        private StageDecision Decision(Step step, int index)
        {
            if (index == _refusedAt)
                return StageDecision.Refused;
            if (_refusedAt >= 0 && index > _refusedAt)
                return StageDecision.NotReached;
            return step.From > (_access ?? Access.Public) ? StageDecision.Skipped : StageDecision.Passed;
        }
    }
}

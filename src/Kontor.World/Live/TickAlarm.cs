using Kontor.World.Commands;
using Kontor.World.State;
using Kontor.World.Time;

namespace Kontor.World.Live;

/// <summary>
/// Wakes a world whose clock has reached what is due next, by queueing a <see cref="Tick"/>. There is one alarm and at most one tick on
/// its way. Where only commands move the clock it never has to: whatever a command makes due is done with that command.
/// </summary>
internal sealed class TickAlarm : Alarm
{
    // How long to leave a queue that is full, or a log that takes nothing, before the next attempt.
    private const long RetryMs = 1_000;
    private const long Never = long.MaxValue;

    private readonly Lock _gate = new();
    private readonly WorldClock _clock;
    private readonly WorkQueue _queue;
    private readonly TickWork _tick;
    private long _nextDueMs = Never;
    private long _armedMs = Never;
    private bool _isTickOnItsWay;

    public TickAlarm(WorldClock clock, WorkQueue queue)
    {
        (_clock, _queue) = (clock, queue);
        _tick = new TickWork(this);
    }

    /// <summary>
    /// Takes over what is due next, before the clock itself goes on: otherwise a clock that was moved would ring for what the same
    /// command has already done. Only the world's writer calls this.
    /// </summary>
    public void Follow(long? nextDueMs)
    {
        if (_nextDueMs == (nextDueMs ?? Never))
            return;
        lock (_gate)
        {
            _nextDueMs = nextDueMs ?? Never;
            // What is later than the alarm can wait for the alarm, which then looks again.
            if (!_isTickOnItsWay && _nextDueMs < _armedMs)
                Arm(_nextDueMs);
        }
    }

    public override long? NextDueMs(long nowMs) => null;

    public override void Fire()
    {
        lock (_gate)
        {
            _armedMs = Never;
            if (_isTickOnItsWay)
                return;
            if (_clock.NowMs < _nextDueMs)
                Arm(_nextDueMs);
            else
                SendTick();
        }
    }

    private void SendTick()
    {
        var status = _queue.TryPut(_tick);
        _isTickOnItsWay = status == AnswerStatus.Done;
        if (status == AnswerStatus.Busy)
            Arm(_clock.NowMs + RetryMs);
    }

    private void TickIsOver(bool wasDone)
    {
        lock (_gate)
        {
            _isTickOnItsWay = false;
            Arm(wasDone ? _nextDueMs : _clock.NowMs + RetryMs);
        }
    }

    private void Arm(long dueMs)
    {
        _armedMs = dueMs;
        if (dueMs != Never)
            _clock.Set(this, dueMs);
    }

    private sealed class TickWork(TickAlarm alarm) : Work
    {
        private static readonly Tick Tick = new();
        private bool _wasDone;

        public override Command Command => Tick;

        public override void Run(WorldState state, long nowMs)
        {
            Tick.Apply(state, nowMs);
            _wasDone = true;
        }

        public override void Release(bool isHere)
        {
            var wasDone = _wasDone;
            _wasDone = false;
            alarm.TickIsOver(wasDone);
        }
    }
}
